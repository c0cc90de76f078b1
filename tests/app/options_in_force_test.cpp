// Where the command line and the settings both say something.
#include "options_in_force.h"

#include "parsed_options.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class OptionsInForceTest : public QObject
{
    Q_OBJECT

private slots:
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

    void sitesFromTheCommandLineCountForThisLaunchOnly()
    {
        NetworkChoices kept;
        QVERIFY(kept.embedding.add(u"https://kept.example"_s));
        const AppOptions given = parsed({u"--allow-embedding=https://given.example"_s}).options;
        const NetworkChoices network = applied(given, kept);
        QCOMPARE(network.embedding.origins(), QStringList{u"https://given.example"_s});
        QCOMPARE(remembered(given, network, kept), kept);
        QCOMPARE(applied(parsed({}).options, kept), kept);
        QCOMPARE(relayOptions(given, network, {}, {}).embedding, network.embedding);
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

QTEST_APPLESS_MAIN(OptionsInForceTest)
#include "options_in_force_test.moc"
