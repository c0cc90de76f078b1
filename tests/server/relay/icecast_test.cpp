// A relay whose stream goes to Icecast: what guests' pages and whoever asks for the status are told.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace lancast;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

net::RelayOptions optionsFor(const QString &target, const QStringList &listeners = {})
{
    net::RelayOptions options = loopbackOptions();
    options.icecast.target = icecast::readTarget(target).target;
    for (const QString &listener : listeners)
        options.icecast.listeners.append(icecast::readListenerAddress(listener).address);
    return options;
}

QJsonObject jsonOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

class IcecastTest final : public QObject
{
    Q_OBJECT

public:
    explicit IcecastTest(TestTime &) {}

private slots:
    void tellsGuestsWhereTheStreamIs();
    void letsThePageFetchFromThere();
    void tellsNobodyWithoutThePasscode();
    void tellsNothingWithoutIcecast();
    void tellsItsStateButNoPassword();
};

void IcecastTest::tellsGuestsWhereTheStreamIs()
{
    TestRelay relay(optionsFor(QStringLiteral("http://source:hackme@127.0.0.1:9/live.webm"),
                               {QStringLiteral("http://one.example:8000/live.webm"),
                                QStringLiteral("https://two.example/live.webm")}));
    const QJsonObject before = jsonOf(get(relay.port(), "/api/icecast"));
    QCOMPARE(before.value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
    QCOMPARE(before.value(QLatin1String("mime")).toString(), QString());
    QCOMPARE(before.value(QLatin1String("mounts")).toArray(),
             (QJsonArray{QStringLiteral("http://one.example:8000/live.webm"),
                         QStringLiteral("https://two.example/live.webm")}));

    TestPublisher publisher(relay);
    publisher.start(1, recording("chromium.webm"));
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    const QJsonObject live = jsonOf(get(relay.port(), "/api/icecast"));
    QCOMPARE(live.value(QLatin1String("state")).toString(), QStringLiteral("live"));
    QVERIFY(live.value(QLatin1String("mime")).toString().startsWith(QStringLiteral("video/webm; codecs=")));
    const double now = live.value(QLatin1String("now")).toDouble();
    const double epoch = live.value(QLatin1String("epoch")).toDouble();
    QVERIFY2(epoch <= now && epoch > now - 60'000, qPrintable(QString::number(now - epoch)));
}

void IcecastTest::letsThePageFetchFromThere()
{
    TestRelay relay(optionsFor(QStringLiteral("http://source:hackme@127.0.0.1:9/live.webm"),
                               {QStringLiteral("http://one.example:8000/live.webm")}));
    const HttpAnswer usual = get(relay.port(), "/");
    const QByteArray kept = "If-None-Match: " + usual.field("ETag") + "\r\n";
    const HttpAnswer page = get(relay.port(), "/icecast", kept); // its policy is not that of another time
    QCOMPARE(page.status, 200);
    QCOMPARE(page.field("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(page.body, usual.body);
    QVERIFY(page.field("Content-Security-Policy").contains("connect-src 'self' http://one.example:8000;"));
    QVERIFY(usual.field("Content-Security-Policy").contains("connect-src 'self';"));
}

void IcecastTest::tellsNobodyWithoutThePasscode()
{
    net::RelayOptions options = optionsFor(QStringLiteral("http://source:hackme@127.0.0.1:9/live.webm"));
    options.passcode = QStringLiteral("open sesame");
    TestRelay relay(options);
    QCOMPARE(get(relay.port(), "/api/icecast").status, 401);
    const QByteArray key = "Authorization: Bearer " + relay.room().access().viewKey() + "\r\n";
    QCOMPARE(get(relay.port(), "/api/icecast", key).status, 200);
}

void IcecastTest::tellsNothingWithoutIcecast()
{
    TestRelay relay;
    QCOMPARE(get(relay.port(), "/api/icecast").status, 404);
    QCOMPARE(
        relay.status().value(QLatin1String("icecast")).toObject().value(QLatin1String("state")).toString(),
        QStringLiteral("off"));
}

void IcecastTest::tellsItsStateButNoPassword()
{
    QTcpServer icecast;
    QVERIFY(icecast.listen(QHostAddress::LocalHost));
    QByteArray sent;
    connect(&icecast, &QTcpServer::newConnection, this, [&icecast, &sent] {
        QTcpSocket *source = icecast.nextPendingConnection();
        source->write("HTTP/1.1 100 Continue\r\n\r\n");
        connect(source, &QTcpSocket::readyRead, source, [source, &sent] { sent += source->readAll(); });
    });
    TestRelay relay(
        optionsFor(QStringLiteral("http://source:hackme@127.0.0.1:%1/live.webm").arg(icecast.serverPort())));
    TestPublisher publisher(relay);
    publisher.start(1, recording("chromium.webm"));
    const auto figure = [&relay](const char *name) {
        return relay.status().value(QLatin1String("icecast")).toObject().value(QLatin1String(name));
    };
    QTRY_COMPARE(figure("state").toString(), QStringLiteral("sending"));
    QTRY_VERIFY(figure("bytes").toInt() > 0);
    QTRY_VERIFY(sent.contains("PUT /live.webm") && sent.contains("\x1A\x45\xDF\xA3"));
    for (const char *path : {"/api/status", "/metrics", "/api/icecast"}) {
        const HttpAnswer answer = get(relay.port(), path);
        QVERIFY(answer.body.contains("icecast") || answer.body.contains("live.webm"));
        QVERIFY2(!answer.body.contains("hackme"), path);
    }
    QVERIFY(get(relay.port(), "/metrics").body.contains("lancast_icecast_state{state=\"sending\"} 1"));
}

int main(int argc, char **argv)
{
    return runInTestTime<IcecastTest>(argc, argv);
}
#include "icecast_test.moc"
