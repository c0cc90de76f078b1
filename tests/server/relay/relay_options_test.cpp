// Command lines in, options or one sentence out.
#include "relay/relay_options.h"

#include <QCommandLineParser>
#include <QTest>

using namespace lancast::net;

namespace {

RelayOptionsResult read(const QStringList &arguments)
{
    QCommandLineParser parser;
    addRelayOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("program")} + arguments))
        return {parser.errorText(), {}};
    return readRelayOptions(parser);
}

} // namespace

class RelayOptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void hasDefaults();
    void takesTheRootForAFolder();
    void readsEveryOption();
    void refuses_data();
    void refuses();
};

void RelayOptionsTest::takesTheRootForAFolder()
{
    for (const char *root : {"/", "//"})
        QCOMPARE(read({QStringLiteral("--record=") + QLatin1String(root)}).error, QString());
}

void RelayOptionsTest::hasDefaults()
{
    const RelayOptionsResult result = read({});
    QCOMPARE(result.error, QString());
    QCOMPARE(result.options.port, quint16(8080));
    QVERIFY(!result.options.isPortExplicit);
    QCOMPARE(result.options.bind, QHostAddress(QHostAddress::Any));
    QVERIFY(result.options.publishToken.isEmpty());
    QCOMPARE(result.options.maxViewers, 0);
    QCOMPARE(result.options.rewind.length, std::chrono::minutes(10));
    QVERIFY(result.options.readyFile.isEmpty());
    QVERIFY(result.options.passcode.isEmpty());
    QVERIFY(!result.options.tls.isWanted);
    QVERIFY(!result.options.seedPorts.isWanted);
    QCOMPARE(result.options.remotePublishing, RemotePublishing::Refused);
    QVERIFY(result.options.recordFolder.isEmpty());
    QCOMPARE(result.options.limits.maxConnections, 1024);
    QCOMPARE(result.options.limits.maxConnectionsPerAddress, 256);
}

void RelayOptionsTest::readsEveryOption()
{
    const RelayOptionsResult result = read({QStringLiteral("--port"),
                                            QStringLiteral("0"),
                                            QStringLiteral("--bind=::1"),
                                            QStringLiteral("--publish-token"),
                                            QStringLiteral("a.Token_1~-"),
                                            QStringLiteral("--max-viewers=7"),
                                            QStringLiteral("--ready-file=/some/where"),
                                            QStringLiteral("--allow-host=stream.example"),
                                            QStringLiteral("--allow-host"),
                                            QStringLiteral("10.1.2.3"),
                                            QStringLiteral("--passcode=open sesame"),
                                            QStringLiteral("--max-connections=4000"),
                                            QStringLiteral("--max-connections-per-address=9"),
                                            QStringLiteral("--allow-remote-publisher"),
                                            QStringLiteral("--tls"),
                                            QStringLiteral("--seed-ports=9000"),
                                            QStringLiteral("--seed-ports-public"),
                                            QStringLiteral("--rewind=0"),
                                            QStringLiteral("--record=/folder-for-recordings"),
                                            QStringLiteral("--record-title=Town hall")});
    QCOMPARE(result.error, QString());
    QCOMPARE(result.options.port, quint16(0));
    QVERIFY(result.options.isPortExplicit);
    QCOMPARE(result.options.bind, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(result.options.publishToken, "a.Token_1~-");
    QCOMPARE(result.options.maxViewers, 7);
    QCOMPARE(result.options.readyFile, QStringLiteral("/some/where"));
    QCOMPARE(result.options.allowedHosts,
             (QStringList{QStringLiteral("stream.example"), QStringLiteral("10.1.2.3")}));
    QCOMPARE(result.options.passcode, QStringLiteral("open sesame"));
    QCOMPARE(result.options.limits.maxConnections, 4000);
    QCOMPARE(result.options.limits.maxConnectionsPerAddress, 9);
    QCOMPARE(result.options.remotePublishing, RemotePublishing::Allowed);
    QCOMPARE(result.options.recordFolder, QStringLiteral("/folder-for-recordings"));
    QCOMPARE(result.options.recordTitle, QStringLiteral("Town hall"));
    QVERIFY(result.options.tls.isWanted);
    QVERIFY(result.options.tls.certificateFile.isEmpty());
    QVERIFY(result.options.seedPorts.isWanted);
    QCOMPARE(result.options.seedPorts.base, quint16(9000));
    QVERIFY(result.options.seedPorts.isPublic);
    QCOMPARE(result.options.rewind.length, std::chrono::minutes(0));
}

void RelayOptionsTest::refuses_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("named");
    const auto row = [](const QString &argument, const QString &named) {
        QTest::newRow(qPrintable(argument.left(40))) << argument << named;
    };
    row(QStringLiteral("--port=65536"), QStringLiteral("65536"));
    row(QStringLiteral("--port=-1"), QStringLiteral("-1"));
    row(QStringLiteral("--port=http"), QStringLiteral("http"));
    row(QStringLiteral("--port="), QStringLiteral("--port"));
    row(QStringLiteral("--bind=localhost"), QStringLiteral("localhost"));
    row(QStringLiteral("--bind=1.2.3.4.5"), QStringLiteral("1.2.3.4.5"));
    for (const char *address : {"224.0.0.251", "239.255.255.250", "ff02::1", "::ffff:224.0.0.1"})
        row(QStringLiteral("--bind=") + QLatin1String(address), QStringLiteral("multicast"));
    for (const char *address : {"255.255.255.255", "127.255.255.255"})
        row(QStringLiteral("--bind=") + QLatin1String(address), QStringLiteral("broadcast"));
    row(QStringLiteral("--publish-token=short"), QStringLiteral("8 to 128"));
    row(QStringLiteral("--publish-token=with a space"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=with,comma"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=line-end\n"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=%1").arg(QString(129, QLatin1Char('x'))), QStringLiteral("8 to 128"));
    row(QStringLiteral("--rewind=241"), QStringLiteral("0 to 240"));
    row(QStringLiteral("--rewind=ten"), QStringLiteral("\"ten\""));
    row(QStringLiteral("--max-viewers=-1"), QStringLiteral("-1"));
    row(QStringLiteral("--max-viewers=many"), QStringLiteral("many"));
    row(QStringLiteral("--max-connections=0"), QStringLiteral("1 to"));
    row(QStringLiteral("--max-connections-per-address=x"), QStringLiteral("\"x\""));
    row(QStringLiteral("--allow-host=http://a"), QStringLiteral("http://a"));
    row(QStringLiteral("--allow-host="), QStringLiteral("--allow-host"));
    row(QStringLiteral("--passcode="), QStringLiteral("--passcode"));
    row(QStringLiteral("--passcode=  "), QStringLiteral("blanks"));
    row(QStringLiteral("--passcode=%1").arg(QString(65, QLatin1Char('x'))), QStringLiteral("64"));
    row(QStringLiteral("--seed-ports=65533"), QStringLiteral("0 to 65532"));
    row(QStringLiteral("--seed-ports=x"), QStringLiteral("\"x\""));
    row(QStringLiteral("--seed-ports=8078"), QStringLiteral("Port 8080"));
    row(QStringLiteral("--seed-ports-public"), QStringLiteral("--seed-ports"));
    row(QStringLiteral("--record="), QStringLiteral("--record"));
    row(QStringLiteral("--record=/nowhere/at/all"), QStringLiteral("there is no folder \"/nowhere\""));
    row(QStringLiteral("--record=/nowhere/folder//"), QStringLiteral("there is no folder \"/nowhere\""));
    row(QStringLiteral("--record=/dev/null/folder"), QStringLiteral("\"/dev/null\" is not a folder"));
    row(QStringLiteral("--record-title=Town hall"), QStringLiteral("--record:"));
    row(QStringLiteral("--cert=/no/such"), QStringLiteral("--key"));
    row(QStringLiteral("--key=/no/such"), QStringLiteral("--cert"));
    row(QStringLiteral("--unheard-of"), QStringLiteral("unheard-of"));
    row(QStringLiteral("--port"), QStringLiteral("port"));
}

void RelayOptionsTest::refuses()
{
    QFETCH(const QString, argument);
    QFETCH(const QString, named);
    const RelayOptionsResult result = read({argument});
    QVERIFY(!result.error.isEmpty());
    QVERIFY2(result.error.contains(named), qPrintable(result.error));
    QVERIFY2(result.error.endsWith(QLatin1Char('.')), qPrintable(result.error));
}

QTEST_APPLESS_MAIN(RelayOptionsTest)
#include "relay_options_test.moc"
