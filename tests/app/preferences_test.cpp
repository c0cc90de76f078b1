// What is chosen once and for all: in force at once, remembered, and ruled by the command line.
#include "preferences/preferences.h"

#include "host/access_control.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/relay_host.h"
#include "options_in_force.h"
#include "settings/host_settings.h"
#include "settings/icecast_settings.h"
#include "settings/network_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "settings/video_settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 10'000; // milliseconds

/// Everything but the window, on loopback and any port.
struct Desk
{
    explicit Desk(const AppOptions &given = onLoopback())
        : options(given)
    {
    }

    static AppOptions onLoopback()
    {
        AppOptions options;
        options.relay.bind = QHostAddress(QHostAddress::LocalHost);
        options.relay.port = 0;
        options.isBindExplicit = options.relay.isPortExplicit = true;
        return options;
    }

    AppOptions options;
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    RelayHost relay;
    AccessControl access{options, relay, settings};
    PublisherBridge bridge;
    HostSession session{bridge, applied(options, rememberedHostChoices(settings)), ScreenCapture::Available};
    Preferences preferences{options, {settings, access, relay, session}};
};

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class PreferencesTest : public QObject
{
    Q_OBJECT

private slots:
    void anotherNetworkIsOpenedAndRemembered()
    {
        Desk desk;
        const QSignalSpy opened(&desk.preferences, &Preferences::networkOpened);
        desk.preferences.startRelay();
        WAIT_FOR(opened.size() == 1);
        NetworkChoices network = desk.preferences.network();
        network.furtherHosts = {u"stream.example.net"_s};
        desk.preferences.setNetwork(network);
        WAIT_FOR(opened.size() == 2);
        QCOMPARE(desk.preferences.network(), network);
        QCOMPARE(rememberedNetwork(desk.settings).furtherHosts, network.furtherHosts);
        // The command line's are not kept.
        QCOMPARE(rememberedNetwork(desk.settings).port, net::defaultPort);
        QCOMPARE(rememberedNetwork(desk.settings).bind, QHostAddress(QHostAddress::Any));

        const auto before = opened[0][0].value<RelayAddress>();
        const auto after = opened[1][0].value<RelayAddress>();
        QCOMPARE(after.publishToken, before.publishToken);
        desk.preferences.setNetwork(network); // nobody is disconnected for nothing
        int changes = 0;
        connect(&desk.relay.events(), &RelayWorker::addressChanged, &desk.preferences, [&] { ++changes; });
        desk.relay.post([](net::RelayServer &relay) { relay.room().guests().setPasscode(u"482913"_s); });
        WAIT_FOR(changes == 1);
        QCOMPARE(opened.size(), 2);
    }

    void aNameIsAllowedWithoutDisconnectingAnybody()
    {
        Desk desk;
        const QSignalSpy opened(&desk.preferences, &Preferences::networkOpened);
        desk.preferences.startRelay();
        WAIT_FOR(opened.size() == 1);
        desk.preferences.allowHost(u"pc.fritz.box"_s);
        desk.preferences.allowHost(u"pc.fritz.box"_s);
        desk.preferences.allowHost(u"no name"_s);
        QCOMPARE(desk.preferences.network().furtherHosts, QStringList{u"pc.fritz.box"_s});
        QCOMPARE(rememberedNetwork(desk.settings).furtherHosts, QStringList{u"pc.fritz.box"_s});
        bool isDone = false;
        desk.relay.whenDone(&desk.preferences, [&isDone] { isDone = true; });
        WAIT_FOR(isDone);
        QCOMPARE(opened.size(), 1);
    }

    void whatTheRelayCannotDoIsTold()
    {
        AppOptions options = Desk::onLoopback();
        options.isBindExplicit = false;
        Desk desk(options);
        const QSignalSpy failed(&desk.preferences, &Preferences::networkFailed);
        NetworkChoices network = desk.preferences.network();
        network.bind = QHostAddress(u"192.0.2.123"_s); // for documentation, on no machine
        desk.preferences.setNetwork(network);
        WAIT_FOR(failed.size() == 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
    }

    void theTuningReachesThePageAndTheFile()
    {
        AppOptions options = Desk::onLoopback();
        options.restartInterval = std::chrono::seconds(7);
        Desk desk(options);
        QCOMPARE(desk.preferences.tuning().restartInterval, std::chrono::seconds(7));
        const VideoTuning chosen{Codec::Vp9, std::chrono::seconds(40), std::chrono::milliseconds(60)};
        desk.preferences.setTuning(chosen);
        QCOMPARE(desk.session.choices().tuning,
                 VideoTuning({Codec::Vp9, std::chrono::seconds(7), std::chrono::milliseconds(60)}));
        QCOMPARE(rememberedVideoTuning(desk.settings),
                 VideoTuning({Codec::Vp9, std::chrono::seconds(20), std::chrono::milliseconds(60)}));
    }

    void aResetTellsEverybody()
    {
        Desk desk;
        desk.access.setMaxViewers(9);
        desk.preferences.setTuning({Codec::Vp9, std::chrono::seconds(40), std::chrono::milliseconds(60)});
        desk.preferences.setStartup({true, true});
        desk.preferences.setLanguage(u"de"_s);
        desk.preferences.setRecording({desk.directory.path(), u"Talk"_s, true, std::chrono::minutes(3)});
        const RecordingChoices usual = Desk().preferences.recording();
        const QString kept = desk.preferences.reset();
        QVERIFY(QFile::exists(kept));
        QCOMPARE(desk.access.choices(), AccessChoices());
        QCOMPARE(desk.session.choices().tuning, VideoTuning());
        QCOMPARE(desk.preferences.startup(), StartupChoices());
        QCOMPARE(desk.preferences.language(), QString());
        QCOMPARE(desk.preferences.recording(), usual);
        QCOMPARE(desk.preferences.network(), applied(desk.options, NetworkChoices()));
    }

    void icecastCountsAtOnceAndIsRemembered()
    {
        Desk desk;
        int changes = 0;
        RelayAddress address;
        connect(&desk.relay.events(), &RelayWorker::addressChanged, &desk.preferences,
                [&](const RelayAddress &told) {
                    ++changes;
                    address = told;
                });
        const QSignalSpy opened(&desk.preferences, &Preferences::networkOpened);
        desk.preferences.startRelay();
        WAIT_FOR(opened.size() == 1);
        const IcecastChoices chosen{
            true, u"http://127.0.0.1:9/live.webm"_s, u"hackme"_s, {u"http://slave.example:8000/live.webm"_s}};
        desk.preferences.setIcecast(chosen);
        WAIT_FOR(changes == 1);
        QCOMPARE(address.icecast, QUrl(u"http://slave.example:8000/live.webm"_s));
        QCOMPARE(rememberedIcecast(desk.settings), chosen);
        desk.preferences.reset();
        WAIT_FOR(changes == 2);
        QVERIFY(address.icecast.isEmpty());
        QCOMPARE(rememberedIcecast(desk.settings), IcecastChoices());
    }

    void goLiveOfTheCommandLineIsNotRemembered()
    {
        AppOptions options = Desk::onLoopback();
        options.goesLive = true;
        Desk desk(options);
        QVERIFY(desk.preferences.startup().goesLive);
        desk.preferences.setStartup({true, true});
        QCOMPARE(rememberedStartup(desk.settings), StartupChoices({false, true}));
    }

    void troubleWithTheFileIsTold()
    {
        Desk well;
        QVERIFY(!well.preferences.storeMessage());

        QTemporaryDir directory;
        const QString path = directory.filePath(u"lancast.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\0\1\2", 3) == 3);
        file.close();
        SettingsStore damaged(path);
        const Preferences first({}, {damaged, well.access, well.relay, well.session});
        const auto message = first.storeMessage();
        QVERIFY(message && message->text.contains(damaged.damagedFile()));
        QVERIFY(QFile::exists(damaged.damagedFile()));

        SettingsStore unwritable(damaged.damagedFile() + u"/lancast.ini"_s); // in a file
        const Preferences second({}, {unwritable, well.access, well.relay, well.session});
        const auto warning = second.storeMessage();
        QVERIFY(warning && warning->text.contains(unwritable.path()));
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "preferences_test.moc"
