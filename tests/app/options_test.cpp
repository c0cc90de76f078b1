#include "options.h"

#include "parsed_options.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using Outcome = AppOptionsResult::Outcome;

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

    void whatThisLaunchNeedsIsNoWish()
    {
        QVERIFY(!parsed({}).options.hasWishes);
        // packaging/run adds it for root.
        QVERIFY(!parsed({u"--allow-no-sandbox"_s}).options.hasWishes);
        QVERIFY(!parsed({u"--allow-remote-debugging"_s}).options.hasWishes);
        QVERIFY(parsed({u"--allow-no-sandbox"_s, u"--source"_s, u"screen"_s}).options.hasWishes);
        QVERIFY(parsed({u"--go-live"_s}).options.hasWishes);
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

    void wrongUsageIsRefusedWithItsName_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s} << u"frobnicate"_s;
        QTest::newRow("stray argument") << QStringList{u"movie.webm"_s} << u"movie.webm"_s;
        QTest::newRow("source") << QStringList{u"--source=moon"_s} << u"moon"_s;
        QTest::newRow("source file without a path") << QStringList{u"--source=file"_s} << u"file:PATH"_s;
        QTest::newRow("source file with an empty path")
            << QStringList{u"--source=file:"_s} << u"needs a path"_s;
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
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "options_test.moc"
