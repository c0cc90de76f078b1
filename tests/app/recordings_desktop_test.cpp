// The window of recordings on a real desktop: the file manager on the message bus, and the trash of the home.
#include "recordings_desk.h"
#include "support/fake_desktop.h"
#include "support/private_bus.h"
#include "written_files.h"

#include "recordings/recording_player.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace lancast::tests;

namespace {

/// A home for trash, as long as it lives.
class TestHome final
{
public:
    TestHome()
        : m_before(qgetenv("XDG_DATA_HOME"))
    {
        qputenv("XDG_DATA_HOME", path(u"share"_s).toLocal8Bit()); // which nobody has made yet
    }
    ~TestHome() { qputenv("XDG_DATA_HOME", m_before); }
    Q_DISABLE_COPY_MOVE(TestHome)

    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    /// A file lies where the trash would have to be made.
    void refuseTrash() const
    {
        QFile file(path(u"share/Trash"_s));
        QVERIFY(QDir().mkpath(path(u"share"_s)) && file.open(QIODevice::WriteOnly));
    }

private:
    const QByteArray m_before;
    QTemporaryDir m_home;
};

QByteArray filmContent()
{
    return WrittenFiles::contentOf(QStringLiteral(LANCAST_TEST_DATA "/ffmpeg.webm"));
}

} // namespace

class RecordingsDesktopTest : public QObject
{
    Q_OBJECT

private slots:
    void theFileManagerShowsTheFile()
    {
        PrivateBus bus;
        FakeFileManager manager(bus.connection());
        const QString folder = shownOver(bus.connection(), u"Gäste & Tee #1.webm"_s);
        QTRY_COMPARE(manager.shown.size(), 1);
        const QUrl url = QUrl::fromEncoded(manager.shown.constFirst().toLatin1());
        QCOMPARE(url.toLocalFile(), folder + u"/Gäste & Tee #1.webm"_s);
        QCOMPARE(m_opened, QStringList());
    }

    void aFileManagerThatCannotLeavesItToTheFolder()
    {
        PrivateBus bus;
        FakeFileManager manager(bus.connection());
        manager.refuses = true;
        const QString folder = shownOver(bus.connection(), u"film.webm"_s);
        QTRY_COMPARE(m_opened, QStringList(folder));
        QCOMPARE(m_desk->note(), QString());
    }

    void withoutAFileManagerTheFolderIsOpened()
    {
        PrivateBus bus;
        const QString folder = shownOver(bus.connection(), u"film.webm"_s);
        QTRY_COMPARE(m_opened, QStringList(folder));
    }

    void whereNothingShowsFoldersThePlaceIsTold()
    {
        m_opens = false;
        PrivateBus bus;
        const QString folder = shownOver(bus.connection(), u"film.webm"_s);
        QTRY_VERIFY2(m_desk->note().contains(folder + u"/film.webm"_s), qPrintable(m_desk->note()));
    }

    void theWindowMayCloseBeforeTheAnswer()
    {
        PrivateBus bus;
        FakeFileManager manager(bus.connection());
        manager.refuses = true;
        shownOver(bus.connection(), u"film.webm"_s);
        m_desk.reset();
        QTRY_COMPARE(manager.asked, 1);
        QCoreApplication::processEvents();
        QCOMPARE(m_opened, QStringList());
    }

    void trashHoldsWhatWasRemoved()
    {
        const TestHome home;
        RecordingsDesk &desk = deskFor(u"film.webm"_s);
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Return); // and is played while it goes
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), desk.path(u"film.webm"_s));
        desk.button(u"removeRecording"_s)->click();
        QVERIFY(!QFile::exists(desk.path(u"film.webm"_s)));
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), QString());
        QCOMPARE(WrittenFiles::contentOf(home.path(u"share/Trash/files/film.webm"_s)), filmContent());
        const QByteArray info = WrittenFiles::contentOf(home.path(u"share/Trash/info/film.webm.trashinfo"_s));
        QVERIFY2(info.contains("Path=" + desk.path(u"film.webm"_s).toUtf8()), info.constData());
        QCOMPARE(m_asked, 0);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 0, readingPatience);
    }

    void whereThereIsNoTrashNothingGoesUnasked()
    {
        const TestHome home;
        home.refuseTrash();
        RecordingsDesk &desk = deskFor(u"film.webm"_s);
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(m_asked, 1);
        QCOMPARE(WrittenFiles::contentOf(desk.path(u"film.webm"_s)), filmContent());
        m_agrees = true;
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(m_asked, 2);
        QVERIFY(!QFile::exists(desk.path(u"film.webm"_s)));
        QCOMPARE(desk.note(), QString());
    }

    void whatIsGoneAlreadyIsNoTrouble()
    {
        const TestHome home;
        RecordingsDesk &desk = deskFor(u"film.webm"_s);
        QVERIFY(QFile::remove(desk.path(u"film.webm"_s)));
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(m_asked, 0);
        QCOMPARE(desk.note(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 0, readingPatience);
    }

    void cleanup()
    {
        m_desk.reset();
        m_opened.clear();
        m_asked = 0;
        m_opens = true;
        m_agrees = false;
    }

private:
    /// Real but for what would open windows.
    RecordingsDesk &deskFor(const QString &name, const QDBusConnection &bus = QDBusConnection(u"none"_s))
    {
        RecordingDesktop desktop = realRecordingDesktop();
        desktop.sessionBus = [bus] { return bus; };
        desktop.openFolder = [this](const QString &folder) {
            m_opened.append(folder);
            return m_opens;
        };
        desktop.mayDelete = [this](QWidget *, const QString &) {
            ++m_asked;
            return m_agrees;
        };
        m_desk = std::make_unique<RecordingsDesk>(desktop);
        m_desk->add(name);
        m_desk->open();
        m_desk->choose(name);
        return *m_desk;
    }

    /// The folder of what is shown.
    QString shownOver(const QDBusConnection &bus, const QString &name)
    {
        RecordingsDesk &desk = deskFor(name, bus);
        desk.button(u"showInFolder"_s)->click();
        return desk.directory.path();
    }

    std::unique_ptr<RecordingsDesk> m_desk;
    QStringList m_opened;
    int m_asked = 0;
    bool m_opens = true;
    bool m_agrees = false;
};

QTEST_MAIN(RecordingsDesktopTest)
#include "recordings_desktop_test.moc"
