// The ready file: for its reader alone, whole or not at all, with addresses that others can use.
#include "network/network_urls.h"
#include "relay/ready_file.h"

#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::net;
using namespace lancast::test;

namespace {

QJsonObject jsonIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

class ReadyFileTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsNeeded();
    void carriesTheViewKeyInTheFragment();
    void isForItsOwnerAlone();
    void saysSoIfItCannotBeWritten();
    void namesTheAddressThatWasAskedFor();
    void namesOnlyAddressesThatOthersReach();
    void isWrittenOnceTheRelayListens();
};

void ReadyFileTest::tellsWhatIsNeeded()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ready.json"));
    QVERIFY(writeReadyFile(path, {8123,
                                  QUrl(QStringLiteral("http://127.0.0.1:8123/")),
                                  {QUrl(QStringLiteral("http://10.0.0.2:8123/"))},
                                  "a-token",
                                  {},
                                  {8081, 8082, 8083, 8084}}));
    const QJsonObject json = jsonIn(path);
    QCOMPARE(json.value(QLatin1String("seedPorts")).toArray(), (QJsonArray{8081, 8082, 8083, 8084}));
    QCOMPARE(json.value(QLatin1String("pid")).toInteger(), QCoreApplication::applicationPid());
    QCOMPARE(json.value(QLatin1String("port")).toInt(), 8123);
    QCOMPARE(json.value(QLatin1String("loopbackUrl")).toString(), QStringLiteral("http://127.0.0.1:8123/"));
    QCOMPARE(json.value(QLatin1String("urls")).toArray(),
             QJsonArray{QStringLiteral("http://10.0.0.2:8123/")});
    QCOMPARE(json.value(QLatin1String("publishToken")).toString(), QStringLiteral("a-token"));
}

void ReadyFileTest::carriesTheViewKeyInTheFragment()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ready.json"));
    ReadyFacts facts;
    facts.loopbackUrl = QUrl(QStringLiteral("http://127.0.0.1:8123/"));
    facts.urls = {QUrl(QStringLiteral("http://10.0.0.2:8123/"))};
    facts.viewKey = "a-key_1";
    QVERIFY(writeReadyFile(path, facts));
    const QJsonObject json = jsonIn(path);
    QCOMPARE(json.value(QLatin1String("urls")).toArray(),
             QJsonArray{QStringLiteral("http://10.0.0.2:8123/#key=a-key_1")});
    QCOMPARE(json.value(QLatin1String("viewKey")).toString(), QStringLiteral("a-key_1"));
    QCOMPARE(json.value(QLatin1String("loopbackUrl")).toString(), QStringLiteral("http://127.0.0.1:8123/"));
    QCOMPARE(shareUrl(facts.urls.constFirst(), {}), facts.urls.constFirst());
}

void ReadyFileTest::isForItsOwnerAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ready.json"));
    { // one that is there already does not lend its mode
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther |
                                   QFileDevice::ReadGroup));
    }
    QVERIFY(writeReadyFile(path, {}));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFile::permissions(path) & (others | QFileDevice::ExeOwner), QFileDevice::Permissions());
    QVERIFY(QFile::permissions(path) & QFileDevice::ReadOwner);
}

void ReadyFileTest::saysSoIfItCannotBeWritten()
{
    QTemporaryDir folder;
    QVERIFY(!writeReadyFile(folder.filePath(QStringLiteral("no/such/folder.json")), {}));
    RelayOptions options = loopbackOptions();
    options.readyFile = folder.filePath(QStringLiteral("no/such/folder.json"));
    RelayServer server(options, clockOfThread());
    QVERIFY(!server.start());
    QVERIFY(server.errorString().contains(options.readyFile));
    QCOMPARE(server.suggestedPort(), quint16(0));
}

void ReadyFileTest::namesTheAddressThatWasAskedFor()
{
    const QString http = QStringLiteral("http");
    QCOMPARE(networkUrls({}, QHostAddress(QStringLiteral("192.168.1.5")), 80, http),
             QList<QUrl>{QUrl(QStringLiteral("http://192.168.1.5:80/"))});
    QCOMPARE(networkUrls({}, QHostAddress(QStringLiteral("fd00::5")), 81, QStringLiteral("https")),
             QList<QUrl>{QUrl(QStringLiteral("https://[fd00::5]:81/"))});
    QVERIFY(networkUrls({}, QHostAddress(QHostAddress::LocalHost), 80, http).isEmpty());
}

void ReadyFileTest::namesOnlyAddressesThatOthersReach()
{
    const QList<QHostAddress> own{
        QHostAddress(QStringLiteral("127.0.0.1")), QHostAddress(QStringLiteral("::1")),
        QHostAddress(QStringLiteral("fe80::1%eth0")), QHostAddress(QStringLiteral("fd00::7")),
        QHostAddress(QStringLiteral("192.168.1.7"))};
    const QString http = QStringLiteral("http");
    const QUrl ipv4(QStringLiteral("http://192.168.1.7:80/"));
    const QUrl ipv6(QStringLiteral("http://[fd00::7]:80/"));
    QCOMPARE(networkUrls(own, QHostAddress(QHostAddress::Any), 80, http), (QList<QUrl>{ipv6, ipv4}));
    QCOMPARE(networkUrls(own, QHostAddress(QHostAddress::AnyIPv4), 80, http), QList<QUrl>{ipv4});
    QCOMPARE(networkUrls(own, QHostAddress(QHostAddress::AnyIPv6), 80, http), QList<QUrl>{ipv6});
}

void ReadyFileTest::isWrittenOnceTheRelayListens()
{
    QTemporaryDir folder;
    RelayOptions options = loopbackOptions();
    options.readyFile = folder.filePath(QStringLiteral("ready.json"));
    options.publishToken.clear();
    TestRelay relay(options);
    const QJsonObject json = jsonIn(options.readyFile);
    QCOMPARE(json.value(QLatin1String("port")).toInt(), int(relay.port()));
    QCOMPARE(json.value(QLatin1String("publishToken")).toString(),
             QString::fromLatin1(relay.room().access().publishToken()));
    QCOMPARE(relay.room().access().publishToken().size(), 43);
    const QUrl url(json.value(QLatin1String("loopbackUrl")).toString());
    QCOMPARE(get(quint16(url.port()), "/healthz").body, "ok\n");
}

QTEST_GUILESS_MAIN(ReadyFileTest)
#include "ready_file_test.moc"
