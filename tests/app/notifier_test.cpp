#include "desktop/notifier.h"

#include "support/fake_desktop.h"
#include "support/private_bus.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace lancast::tests;

namespace {

/// The notifier on a bus of its own, with a clock that the test moves.
struct Desktop
{
    PrivateBus bus;
    FakeNotifications service{bus.connection()};
    std::chrono::steady_clock::time_point now{};
    QDBusConnection client = bus.connection();
    Notifier notifier{[this] { return client; }, [this] { return now; }};
};

} // namespace

class NotifierTest : public QObject
{
    Q_OBJECT

private slots:
    void aNoticeIsShown()
    {
        Desktop desktop;
        desktop.notifier.show(NoticeKind::DeviceLost, u"The camera <b>\"A\"</b> & more"_s);
        QTRY_COMPARE(desktop.service.shown.size(), 1);
        const ShownNotice &shown = desktop.service.shown.constFirst();
        QCOMPARE(shown.title, u"The stream is interrupted"_s);
        QCOMPARE(shown.body, u"The camera &lt;b&gt;&quot;A&quot;&lt;/b&gt; &amp; more"_s);
        QCOMPARE(shown.actions, QStringList({u"default"_s, u"Show LanCast"_s}));
        QCOMPARE(shown.hints.value(u"desktop-entry"_s), u"io.github.lancast.LanCast"_s);
    }

    void oneOfAKindInHalfAMinute()
    {
        Desktop desktop;
        const auto show = [&desktop](NoticeKind kind) { desktop.notifier.show(kind, u"text"_s); };
        show(NoticeKind::FirstViewer);
        desktop.now += std::chrono::milliseconds(29'999);
        show(NoticeKind::FirstViewer);
        show(NoticeKind::DeviceLost); // another kind
        desktop.now += std::chrono::milliseconds(1);
        show(NoticeKind::FirstViewer);
        QTRY_COMPARE(desktop.service.shown.size(), 3);
        QCOMPARE(desktop.service.shown[1].title, u"The stream is interrupted"_s);
        QCOMPARE(desktop.service.shown[2].title, u"Somebody is watching"_s);
    }

    void notWhileTheWindowIsLookedAt()
    {
        Desktop desktop;
        desktop.notifier.setWindowActive(true);
        desktop.notifier.show(NoticeKind::FirstViewer, u"seen"_s);
        desktop.notifier.setWindowActive(false);
        desktop.notifier.show(NoticeKind::FirstViewer, u"not seen"_s);
        QTRY_COMPARE(desktop.service.shown.size(), 1);
        QCOMPARE(desktop.service.shown.constFirst().body, u"not seen"_s);
    }

    void aClickWantsTheWindow()
    {
        Desktop desktop;
        QSignalSpy activated(&desktop.notifier, &Notifier::activated);
        desktop.notifier.show(NoticeKind::FirstViewer, u"text"_s);
        QTRY_COMPARE(desktop.service.shown.size(), 1);
        // Somebody else's, another action, and then ours; each is delivered in order.
        const auto isClicked = [&](uint id, const QString &action) {
            emit desktop.service.ActivationToken(id, u"token-%1"_s.arg(id));
            emit desktop.service.ActionInvoked(id, action);
        };
        // The answer to Notify travels before these.
        isClicked(55, u"default"_s);
        isClicked(101, u"other"_s);
        isClicked(101, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toByteArray(), "token-101");
        emit desktop.service.NotificationClosed(101, 2);
        isClicked(101, u"default"_s);
        desktop.notifier.show(NoticeKind::DeviceLost, u"text"_s); // a round trip behind the signals
        QTRY_COMPARE(desktop.service.shown.size(), 2);
        isClicked(102, u"default"_s);
        QTRY_COMPARE(activated.size(), 2);
        QCOMPARE(activated[1][0].toByteArray(), "token-102");
    }

    void withoutAServiceABalloonIsWanted()
    {
        PrivateBus bus;
        const QDBusConnection client = bus.connection();
        for (const QDBusConnection &connection : {client, QDBusConnection(u"there is none"_s)}) {
            Notifier notifier([connection] { return connection; }, std::chrono::steady_clock::now);
            const QSignalSpy balloon(&notifier, &Notifier::balloonWanted);
            notifier.show(NoticeKind::RecordingError, u"The disk is full."_s);
            QTRY_COMPARE(balloon.size(), 1);
            QCOMPARE(balloon[0][0].toString(), u"Trouble with the recording"_s);
            QCOMPARE(balloon[0][1].toString(), u"The disk is full."_s);
        }
    }
};

QTEST_GUILESS_MAIN(NotifierTest)
#include "notifier_test.moc"
