#include "devices/host_devices.h"

#include "fake_devices.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

HostChoices camera(const QString &label = {}, const QString &microphone = {})
{
    HostChoices choices;
    choices.camera = label;
    choices.microphone = microphone;
    return choices;
}

struct Stage : SessionStage
{
    explicit Stage(const HostChoices &choices = camera())
        : SessionStage(choices)
    {
        QObject::connect(&devices, &HostDevices::messageChanged, &bridge,
                         [this](MessageTopic topic, const auto &message) { take(topic, message); });
    }

    FakeDeviceWatch watch;
    HostDevices devices{watch, session};
};

QList<Device> listed(const QStringList &labels)
{
    QList<Device> result;
    for (const QString &label : labels)
        result.append({label, result.isEmpty()});
    return result;
}

} // namespace

class HostDevicesTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPluggedInOrOutIsSeenAtOnce()
    {
        Stage stage;
        const QSignalSpy changed(&stage.devices, &HostDevices::changed);
        stage.watch.set({listed({u"Front"_s}), listed({u"Headset"_s})});
        QCOMPARE(stage.devices.devices().cameras, listed({u"Front"_s}));
        stage.watch.set({listed({u"Front"_s, u"C920"_s}), listed({u"Headset"_s})});
        QCOMPARE(stage.devices.devices().cameras, listed({u"Front"_s, u"C920"_s}));
        stage.watch.set({});
        QCOMPARE(stage.devices.devices(), DeviceList());
        QCOMPARE(changed.size(), 3);
    }

    void thePageIsAskedToLookToo()
    {
        Stage stage;
        stage.report(u"idle"_s);
        stage.watch.set({listed({u"Front"_s}), {}});
        QCOMPARE(stage.commands, QStringList{u"list-devices"_s});
    }

    void thePagesDevicesAreShownUnderTheSystemsNames()
    {
        Stage stage;
        stage.watch.set({listed({u"Front"_s, u"C920"_s}), {}});
        stage.page.cameras = QStringList{u"C920 (046d:082d)"_s, u"Virtual"_s};
        stage.report(u"idle"_s);
        const QList<Device> expected{{u"C920"_s, true}, {u"Virtual"_s, false}};
        QCOMPARE(stage.devices.devices().cameras, expected);
        // The same report again is no news.
        const QSignalSpy changed(&stage.devices, &HostDevices::changed);
        stage.report(u"idle"_s);
        QCOMPARE(changed.size(), 0);
    }

    void aCameraThatIsBackIsTakenAgain_data()
    {
        QTest::addColumn<QString>("error");
        QTest::newRow("pulled out") << u"camera-lost"_s;
        QTest::newRow("missing from the start") << u"camera-absent"_s;
    }

    void aCameraThatIsBackIsTakenAgain()
    {
        QFETCH(QString, error);
        Stage stage(camera(u"C920"_s));
        stage.watch.set({listed({u"Front"_s}), {}});
        stage.session.goLive();
        stage.report(u"error"_s, error);
        stage.commands.clear();
        stage.watch.set({listed({u"Front"_s, u"Back"_s}), {}});
        QVERIFY(!stage.commands.contains(u"reopen"_s)); // it is not the one
        stage.commands.clear();
        stage.watch.set({listed({u"Front"_s, u"Back"_s, u"C920"_s}), {}});
        QCOMPARE(stage.commands, QStringList({u"list-devices"_s, u"reopen"_s, u"go-live"_s}));
        QCOMPARE(stage.session.choices().camera, u"C920"_s);
    }

    void thePageAloneSeesACameraComeBack()
    {
        Stage stage;
        stage.report(u"error"_s, u"no-camera"_s);
        stage.commands.clear();
        stage.page.cameras = QStringList{u"Front"_s};
        stage.report(u"error"_s, u"no-camera"_s);
        QCOMPARE(stage.commands, QStringList{u"reopen"_s});
        stage.report(u"error"_s, u"no-camera"_s);
        QCOMPARE(stage.commands, QStringList{u"reopen"_s}); // once for each time that it comes
    }

    void aRunningCameraIsLeftAlone()
    {
        Stage stage;
        stage.report(u"live"_s);
        stage.commands.clear();
        stage.watch.set({listed({u"Front"_s}), {}});
        QCOMPARE(stage.commands, QStringList{u"list-devices"_s});
        stage.session.setSource(SourceKind::TestPattern);
        stage.report(u"error"_s, u"no-camera"_s);
        stage.commands.clear();
        stage.watch.set({listed({u"Front"_s, u"Back"_s}), {}});
        QCOMPARE(stage.commands, QStringList{u"list-devices"_s});
    }

    void aMicrophoneThatGoesIsSaidAndTakenAgain()
    {
        Stage stage(camera({}, u"Yeti"_s));
        stage.watch.set({{}, listed({u"Built-in"_s, u"Yeti"_s})});
        stage.page.hasSound = true;
        stage.report(u"live"_s);
        QVERIFY(stage.messages.isEmpty());
        stage.commands.clear();
        stage.watch.set({{}, listed({u"Built-in"_s})});
        // The system may go on with another one, which nobody has chosen.
        QCOMPARE(stage.commands, QStringList({u"list-devices"_s, u"reopen"_s}));
        const Message message = stage.messages.value(MessageTopic::Microphone);
        QVERIFY(message.text.contains(u"“Yeti”"_s));
        stage.commands.clear();
        stage.watch.set({{}, listed({u"Built-in"_s, u"Yeti"_s})});
        QVERIFY(stage.messages.isEmpty());
        QCOMPARE(stage.commands, QStringList({u"list-devices"_s, u"reopen"_s}));
        QCOMPARE(stage.session.choices().microphone, u"Yeti"_s);
    }

    void theDefaultMicrophoneIsOneClickAway()
    {
        Stage stage(camera({}, u"Yeti"_s));
        stage.report(u"idle"_s);
        stage.watch.set({{}, listed({u"Built-in"_s})});
        stage.commands.clear();
        stage.session.perform(stage.messages.value(MessageTopic::Microphone).action);
        QVERIFY(stage.session.choices().microphone.isEmpty());
        QVERIFY(stage.messages.isEmpty());
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
    }

    void aMicrophoneThatNobodyUsesIsNotMissed()
    {
        HostChoices choices = camera({}, u"Yeti"_s);
        choices.source = SourceKind::TestPattern;
        Stage stage(choices);
        stage.watch.set({listed({u"Front"_s}), {}});
        QVERIFY(stage.messages.isEmpty());
        stage.session.setSource(SourceKind::Camera);
        QVERIFY(stage.messages.contains(MessageTopic::Microphone));
        stage.session.setSource(SourceKind::TestPattern);
        QVERIFY(stage.messages.isEmpty());
    }

    void nothingIsMissedBeforeAnythingIsKnown()
    {
        Stage stage(camera({}, u"Yeti"_s));
        stage.report(u"idle"_s);
        QVERIFY(stage.messages.isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostDevicesTest)
#include "host_devices_test.moc"
