#include "options.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using Outcome = AppOptionsResult::Outcome;

namespace {

AppOptionsResult parsed(QStringList arguments)
{
    arguments.prepend(u"lancast"_s);
    return parseAppOptions(arguments);
}

} // namespace

class OptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingGivesTheDefaults()
    {
        const AppOptionsResult result = parsed({});
        QCOMPARE(result.outcome, Outcome::Run);
        QVERIFY(!result.options.source);
        QVERIFY(!result.options.quality);
        QVERIFY(result.options.hasSound);
        QVERIFY(!result.options.goesLive);
        QCOMPARE(result.options.relay.port, lancast::net::defaultPort);
        QVERIFY(!result.options.relay.isPortExplicit);
    }

    void everyOptionIsTaken()
    {
        const AppOptionsResult result = parsed(
            {u"--port"_s, u"9000"_s, u"--source"_s, u"test-pattern"_s, u"--quality"_s, u"low"_s,
             u"--restart-interval"_s, u"7"_s, u"--no-sound"_s, u"--go-live"_s, u"--log-level"_s, u"debug"_s});
        QCOMPARE(result.outcome, Outcome::Run);
        QCOMPARE(result.options.relay.port, quint16(9000));
        QVERIFY(result.options.relay.isPortExplicit);
        QVERIFY(result.options.source == SourceKind::TestPattern);
        QVERIFY(result.options.quality == Quality::Low);
        QVERIFY(result.options.restartInterval == std::chrono::seconds(7));
        QVERIFY(!result.options.hasSound);
        QVERIFY(result.options.goesLive);
        QCOMPARE(result.options.logLevel, QtDebugMsg);
    }

    void otherDevicesArePublishersAfterAsking()
    {
        using lancast::net::RemotePublishing;
        QCOMPARE(parsed({}).options.relay.remotePublishing, RemotePublishing::AfterAsking);
        QCOMPARE(parsed({u"--allow-remote-publisher"_s}).options.relay.remotePublishing,
                 RemotePublishing::Allowed);
    }

    void protectionsAreGivenUpByNameOnly()
    {
        const WebConsent none = parsed({}).options.webConsent;
        QVERIFY(!none.toRemoteDebugging && !none.toNoSandbox);
        const WebConsent debugging = parsed({u"--allow-remote-debugging"_s}).options.webConsent;
        QVERIFY(debugging.toRemoteDebugging && !debugging.toNoSandbox);
        const WebConsent noSandbox = parsed({u"--allow-no-sandbox"_s}).options.webConsent;
        QVERIFY(!noSandbox.toRemoteDebugging && noSandbox.toNoSandbox);
    }

    void accessFromTheCommandLineCountsForThisLaunchOnly()
    {
        const AccessChoices kept{false, u"111111"_s, 7};
        const AppOptions nothing = parsed({}).options;
        QCOMPARE(applied(nothing, kept), kept);
        QCOMPARE(remembered(nothing, {true, u"222222"_s, 9}, kept), AccessChoices({true, u"222222"_s, 9}));

        const AppOptions given = parsed({u"--passcode=333333"_s, u"--max-viewers=0"_s}).options;
        QCOMPARE(applied(given, kept), AccessChoices({true, u"333333"_s, 0}));
        QCOMPARE(remembered(given, {true, u"333333"_s, 0}, kept), kept);
        const AppOptions passcodeAlone = parsed({u"--passcode=333333"_s}).options;
        QCOMPARE(remembered(passcodeAlone, {true, u"333333"_s, 9}, kept),
                 AccessChoices({false, u"111111"_s, 9}));
    }

    void networkFromTheCommandLineCountsForThisLaunchOnly()
    {
        const NetworkChoices kept{9100, QHostAddress(u"192.0.2.7"_s), false, {u"kept.example.net"_s}};
        const NetworkChoices chosen{9200, QHostAddress(u"192.0.2.8"_s), true, {u"new.example.net"_s}};
        const AppOptions nothing = parsed({}).options;
        QCOMPARE(applied(nothing, kept), kept);
        QCOMPARE(remembered(nothing, chosen, kept), chosen);

        const AppOptions given =
            parsed({u"--port=0"_s, u"--bind=0.0.0.0"_s, u"--tls"_s, u"--allow-host=given.example.net"_s})
                .options;
        QCOMPARE(applied(given, kept),
                 NetworkChoices({0, QHostAddress(u"0.0.0.0"_s), true, {u"given.example.net"_s}}));
        QCOMPARE(remembered(given, chosen, kept), kept);
        const AppOptions portAlone = parsed({u"--port=1234"_s}).options;
        QCOMPARE(applied(portAlone, kept).port, quint16(1234));
        QCOMPARE(applied(portAlone, kept).bind, kept.bind);
        QCOMPARE(remembered(portAlone, chosen, kept),
                 NetworkChoices({9100, chosen.bind, true, chosen.furtherHosts}));
    }

    void startUpAndVideoFromTheCommandLineCountForThisLaunchOnly()
    {
        const AppOptions given = parsed({u"--go-live"_s, u"--restart-interval=7"_s}).options;
        QCOMPARE(applied(given, StartupChoices{false, true}), StartupChoices({true, true}));
        QCOMPARE(remembered(given, StartupChoices{true, false}, StartupChoices{false, true}),
                 StartupChoices({false, false}));
        using std::chrono::milliseconds, std::chrono::seconds;
        const VideoTuning kept{Codec::Vp8, seconds(30), milliseconds(20)};
        const VideoTuning chosen{Codec::Vp9, seconds(40), milliseconds(50)};
        QCOMPARE(applied(given, chosen), VideoTuning({Codec::Vp9, seconds(7), milliseconds(50)}));
        QCOMPARE(remembered(given, chosen, kept), VideoTuning({Codec::Vp9, seconds(30), milliseconds(50)}));
        QCOMPARE(applied(parsed({}).options, chosen), chosen);
        QCOMPARE(applied(given, HostChoices()).tuning.restartInterval, seconds(7));
    }

    void theRelayGetsWhatIsInForce()
    {
        using lancast::net::RemotePublishing;
        const NetworkChoices network{9100, QHostAddress(u"192.0.2.7"_s), true, {u"a.example.net"_s}};
        AccessChoices access{true, u"482913"_s, 7};
        const auto relay = relayOptions(parsed({u"--max-connections=50"_s}).options, network, access, {});
        QCOMPARE(relay.port, quint16(9100));
        QCOMPARE(relay.bind, network.bind);
        QVERIFY(relay.tls.isWanted);
        QCOMPARE(relay.allowedHosts, network.furtherHosts);
        QCOMPARE(relay.passcode, access.passcode);
        QCOMPARE(relay.maxViewers, 7);
        QCOMPARE(relay.limits.maxConnections, 50);
        QCOMPARE(relay.remotePublishing, RemotePublishing::AfterAsking);
        access.mayOthersAskToPublish = false;
        QCOMPARE(relayOptions(parsed({}).options, network, access, {}).remotePublishing,
                 RemotePublishing::Refused);
        QCOMPARE(relayOptions(parsed({u"--allow-remote-publisher"_s}).options, network, access, {})
                     .remotePublishing,
                 RemotePublishing::Allowed);
    }

    void wrongUsageIsRefusedWithItsName_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s} << u"frobnicate"_s;
        QTest::newRow("stray argument") << QStringList{u"movie.webm"_s} << u"movie.webm"_s;
        QTest::newRow("source") << QStringList{u"--source=moon"_s} << u"moon"_s;
        QTest::newRow("source file without a path") << QStringList{u"--source=file"_s} << u"file:PATH"_s;
        QTest::newRow("missing file") << QStringList{u"--source=file:/no/such.webm"_s} << u"/no/such.webm"_s;
        QTest::newRow("folder as a file") << QStringList{u"--source=file:/"_s} << u"\"/\""_s;
        QTest::newRow("quality") << QStringList{u"--quality=best"_s} << u"best"_s;
        QTest::newRow("interval 0") << QStringList{u"--restart-interval=0"_s} << u"\"0\""_s;
        QTest::newRow("interval 601") << QStringList{u"--restart-interval=601"_s} << u"601"_s;
        QTest::newRow("interval word") << QStringList{u"--restart-interval=often"_s} << u"often"_s;
        QTest::newRow("log level") << QStringList{u"--log-level=chatty"_s} << u"chatty"_s;
        QTest::newRow("Chromium's switch")
            << QStringList{u"--remote-debugging-port=9222"_s} << u"remote-debugging-port"_s;
        QTest::newRow("Chromium's sandbox")
            << QStringList{u"--allow-no-sandbox"_s, u"--no-sandbox"_s} << u"no-sandbox"_s;
        QTest::newRow("port") << QStringList{u"--port=70000"_s} << u"70000"_s;
    }

    void wrongUsageIsRefusedWithItsName()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const AppOptionsResult result = parsed(arguments);
        QCOMPARE(result.outcome, Outcome::Refuse);
        QVERIFY2(result.text.contains(named), qPrintable(result.text));
    }

    void helpAndVersionPrint()
    {
        const AppOptionsResult help = parsed({u"--help"_s});
        QCOMPARE(help.outcome, Outcome::Print);
        for (const QString &option : {u"--source"_s, u"--go-live"_s, u"--port"_s, u"--ready-file"_s})
            QVERIFY2(help.text.contains(option), qPrintable(option));
        const AppOptionsResult version = parsed({u"--version"_s});
        QCOMPARE(version.outcome, Outcome::Print);
        QCOMPARE(version.text, u"lancast "_s + QStringLiteral(LANCAST_VERSION) + u'\n');
    }

    void aFileSourceBecomesAbsolute()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const AppOptionsResult result = parsed({u"--source"_s, u"file:"_s + file.fileName()});
        QCOMPARE(result.outcome, Outcome::Run);
        QVERIFY(result.options.source == SourceKind::File);
        QCOMPARE(result.options.sourceFile, QFileInfo(file.fileName()).absoluteFilePath());
    }

    void theCommandLineWins()
    {
        HostChoices remembered;
        remembered.source = SourceKind::Screen;
        remembered.quality = Quality::High;
        const HostChoices unchanged = applied(parsed({}).options, remembered);
        QCOMPARE(unchanged.source, SourceKind::Screen);
        QCOMPARE(unchanged.quality, Quality::High);
        const HostChoices changed =
            applied(parsed({u"--source=test-pattern"_s, u"--quality=low"_s}).options, remembered);
        QCOMPARE(changed.source, SourceKind::TestPattern);
        QCOMPARE(changed.quality, Quality::Low);
    }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "options_test.moc"
