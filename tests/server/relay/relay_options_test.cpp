// Command lines in, options or one sentence out.
#include "relay/relay_options.h"

#include <QCommandLineParser>
#include <QTemporaryFile>
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
    void readsThePasswordOfIcecastFromAFile();
    void changesNoPasswordSilently_data();
    void changesNoPasswordSilently();
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
                                            QStringLiteral("--trust-proxy=127.0.0.1"),
                                            QStringLiteral("--trust-proxy=10.1.0.0/16"),
                                            QStringLiteral("--allow-embedding=https://Example.org:443/"),
                                            QStringLiteral("--allow-embedding=http://192.168.1.5:3000"),
                                            QStringLiteral("--passcode=open sesame"),
                                            QStringLiteral("--max-connections=4000"),
                                            QStringLiteral("--shards=5"),
                                            QStringLiteral("--max-connections-per-address=9"),
                                            QStringLiteral("--allow-remote-publisher"),
                                            QStringLiteral("--tls"),
                                            QStringLiteral("--seed-ports=9000"),
                                            QStringLiteral("--seed-ports-public"),
                                            QStringLiteral("--rewind=0"),
                                            QStringLiteral("--icecast=http://source:hackme@h:8010/l.webm"),
                                            QStringLiteral("--icecast-listen=http://one:8000/l.webm"),
                                            QStringLiteral("--icecast-listen=https://two/l.webm"),
                                            QStringLiteral("--record=/folder-for-recordings"),
                                            QStringLiteral("--record-mode=0640"),
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
    QVERIFY(result.options.trustedProxies.contains(QHostAddress(QStringLiteral("127.0.0.1"))));
    QVERIFY(result.options.trustedProxies.contains(QHostAddress(QStringLiteral("10.1.255.9"))));
    QVERIFY(!result.options.trustedProxies.contains(QHostAddress(QStringLiteral("10.2.0.1"))));
    QCOMPARE(result.options.embedding.origins(),
             (QStringList{QStringLiteral("https://example.org"), QStringLiteral("http://192.168.1.5:3000")}));
    QCOMPARE(result.options.passcode, QStringLiteral("open sesame"));
    QCOMPARE(result.options.limits.maxConnections, 4000);
    QCOMPARE(result.options.limits.maxConnectionsPerAddress, 9);
    QCOMPARE(result.options.shards, 5);
    QCOMPARE(result.options.remotePublishing, RemotePublishing::Allowed);
    QCOMPARE(result.options.recordFolder, QStringLiteral("/folder-for-recordings"));
    QCOMPARE(int(result.options.recording.fileMode), 0640);
    QCOMPARE(result.options.recordTitle, QStringLiteral("Town hall"));
    QVERIFY(result.options.tls.isWanted);
    QVERIFY(result.options.tls.certificateFile.isEmpty());
    QVERIFY(result.options.seedPorts.isWanted);
    QCOMPARE(result.options.seedPorts.base, quint16(9000));
    QVERIFY(result.options.seedPorts.isPublic);
    QCOMPARE(result.options.rewind.length, std::chrono::minutes(0));
    QCOMPARE(result.options.icecast.target->password, QStringLiteral("hackme"));
    QCOMPARE(result.options.icecast.target->address(), QUrl(QStringLiteral("http://h:8010/l.webm")));
    QCOMPARE(result.options.icecast.listeners, (QList<QUrl>{QUrl(QStringLiteral("http://one:8000/l.webm")),
                                                            QUrl(QStringLiteral("https://two/l.webm"))}));
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
    for (const char *mode : {"", "0400", "0700", "0641", "0602", "4640", "06400", "640x", "rw-r-----"})
        row(QStringLiteral("--record-mode=") + QLatin1String(mode), QStringLiteral("--record-mode"));
    for (const char *proxy : {"", "localhost", "10.0.0.0/0", "10.0.0.0/33", "1.2.3"})
        row(QStringLiteral("--trust-proxy=") + QLatin1String(proxy), QStringLiteral("--trust-proxy"));
    for (const char *site : {"", "example.org", "https://", "ftp://example.org", "https://example.org/page",
                             "https://user@example.org", "https://*.example.org", "null", "https://a b",
                             "https://a?b", "https://a;b", "https://a, https://b"})
        row(QStringLiteral("--allow-embedding=") + QLatin1String(site), QStringLiteral("--allow-embedding"));
    for (const char *address : {"224.0.0.251", "239.255.255.250", "ff02::1", "::ffff:224.0.0.1"})
        row(QStringLiteral("--bind=") + QLatin1String(address), QStringLiteral("multicast"));
    for (const char *address : {"255.255.255.255", "127.255.255.255"})
        row(QStringLiteral("--bind=") + QLatin1String(address), QStringLiteral("broadcast"));
    row(QStringLiteral("--publish-token=short"), QStringLiteral("8 to 128"));
    row(QStringLiteral("--publish-token=with a space"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=with,comma"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=line-end\n"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--publish-token=%1").arg(QString(129, QLatin1Char('x'))), QStringLiteral("8 to 128"));
    row(QStringLiteral("--icecast=h:8000/l.webm"), QStringLiteral("--icecast"));
    row(QStringLiteral("--icecast=http://h:8000/l.webm"), QStringLiteral("--icecast-password-file names"));
    row(QStringLiteral("--icecast-listen=http://h:8000/l.webm"), QStringLiteral("--icecast"));
    row(QStringLiteral("--rewind=241"), QStringLiteral("0 to 240"));
    row(QStringLiteral("--rewind=ten"), QStringLiteral("\"ten\""));
    row(QStringLiteral("--max-viewers=-1"), QStringLiteral("-1"));
    row(QStringLiteral("--max-viewers=many"), QStringLiteral("many"));
    row(QStringLiteral("--max-connections=0"), QStringLiteral("1 to"));
    row(QStringLiteral("--shards=0"), QStringLiteral("1 to 16"));
    row(QStringLiteral("--shards=17"), QStringLiteral("1 to 16"));
    row(QStringLiteral("--shards=two"), QStringLiteral("\"two\""));
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

void RelayOptionsTest::readsThePasswordOfIcecastFromAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QStringList arguments{QStringLiteral("--icecast=http://h/l.webm"),
                                QStringLiteral("--icecast-password-file=") + file.fileName()};
    QVERIFY(read(arguments).error.contains(file.fileName()));
    file.write("pass word@1\nsomething else\n");
    file.flush();
    QCOMPARE(read(arguments).error, QString());
    QCOMPARE(read(arguments).options.icecast.target->password, QStringLiteral("pass word@1"));
    QVERIFY(file.remove());
    QVERIFY(read(arguments).error.contains(file.fileName()));
}

void RelayOptionsTest::changesNoPasswordSilently_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named"); // in the error; empty: none
    QTest::newRow("UTF-8") << QByteArray("g\xC3\xBCnther\r\n") << "";
    QTest::newRow("as long as it may be") << QByteArray(1024, 'x') << "";
    QTest::newRow("too long") << QByteArray(1025, 'x') << "bytes";
    QTest::newRow("endless") << QByteArray(100'000, 'x') << "64 KiB";
    QTest::newRow("Latin-1") << QByteArray("g\xFCnther\n") << "UTF-8";
    QTest::newRow("cut") << QByteArray("g\xC3\n") << "UTF-8";
    QTest::newRow("empty line") << QByteArray(" \nhackme\n") << "no password";
}

void RelayOptionsTest::changesNoPasswordSilently()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, named);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    file.flush();
    const RelayOptionsResult result = read({QStringLiteral("--icecast=http://h/l.webm"),
                                            QStringLiteral("--icecast-password-file=") + file.fileName()});
    if (named.isEmpty()) {
        QCOMPARE(result.error, QString());
        QCOMPARE(result.options.icecast.target->password.toUtf8(), content.trimmed());
    } else {
        QVERIFY2(result.error.contains(named), qPrintable(result.error));
        QVERIFY2(result.error.contains(file.fileName()), qPrintable(result.error));
        QVERIFY(!result.error.contains(QString::fromUtf8(content.left(3))));
    }
}

QTEST_APPLESS_MAIN(RelayOptionsTest)
#include "relay_options_test.moc"
