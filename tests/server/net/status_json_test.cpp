// The status as PROTOCOL.md promises it.
#include "net/status_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lancast;
using namespace std::chrono_literals;

class StatusJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void hasEveryFieldWhileNothingIsLive();
    void carriesEveryFigure();
    void carriesClients();
};

void StatusJsonTest::hasEveryFieldWhileNothingIsLive()
{
    const QJsonObject json = net::toJson({});
    QCOMPARE(json.keys(),
             (QStringList{QStringLiteral("bitsPerSecondIn"), QStringLiteral("bitsPerSecondOut"),
                          QStringLiteral("clients"), QStringLiteral("gopCache"), QStringLiteral("height"),
                          QStringLiteral("liveSeconds"), QStringLiteral("media"), QStringLiteral("mime"),
                          QStringLiteral("state"), QStringLiteral("totals"), QStringLiteral("uptimeSeconds"),
                          QStringLiteral("version"), QStringLiteral("viewers"), QStringLiteral("width")}));
    QCOMPARE(json.value(QLatin1String("version")).toInt(), 1);
    QCOMPARE(json.value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
    QVERIFY(json.value(QLatin1String("clients")).toArray().isEmpty());
}

void StatusJsonTest::carriesEveryFigure()
{
    relay::StatusSnapshot status;
    status.state = relay::StreamState::Live;
    status.liveFor = 12'300ms;
    status.uptime = 60'100ms;
    status.mime = QStringLiteral("video/webm;codecs=\"vp8,opus\"");
    status.width = 1280;
    status.height = 720;
    status.bitsPerSecondIn = 2'500'000;
    status.bitsPerSecondOut = 5'000'000'000;
    status.gopCacheBytes = 812'345;
    status.gopCacheLimitBytes = 16'777'216;
    status.gopCacheSpan = 2'600ms;
    status.mediaBytes = 1'423'456;
    status.mediaLimitBytes = 268'435'456;
    status.viewers = 12;
    status.totalBytesIn = 1;
    status.totalBytesOut = 20'000'000'000;
    status.totalViewers = 14;
    status.recordings = 3;
    const QByteArray expected =
        R"({"version":1,"state":"live","liveSeconds":12.3,"uptimeSeconds":60.1,)"
        R"("mime":"video/webm;codecs=\"vp8,opus\"","width":1280,"height":720,"bitsPerSecondIn":2500000,)"
        R"("bitsPerSecondOut":5000000000,"gopCache":{"bytes":812345,"limitBytes":16777216,"seconds":2.6},)"
        R"("media":{"bytes":1423456,"limitBytes":268435456},"viewers":12,"clients":[],)"
        R"("totals":{"bytesIn":1,"bytesOut":20000000000,"viewers":14,"recordings":3}})";
    QCOMPARE(net::toJson(status), QJsonDocument::fromJson(expected).object());
}

void StatusJsonTest::carriesClients()
{
    relay::ClientStatus viewer;
    viewer.id = 5;
    viewer.address = QStringLiteral("192.168.1.31");
    viewer.port = 50'000;
    viewer.agent = QStringLiteral("Mozilla/5.0");
    viewer.connectedFor = 242'000ms;
    viewer.bytes = 75'000'000;
    viewer.queuedBytes = 17;
    viewer.droppedChunks = 3;
    viewer.isLagging = true;
    viewer.delayMs = 400;
    viewer.stalls = 2;
    viewer.droppedFrames = 1;
    relay::ClientStatus player;
    player.role = relay::ClientRole::Player;
    relay::StatusSnapshot status;
    status.clients = {viewer, player};
    const QJsonArray clients = net::toJson(status).value(QLatin1String("clients")).toArray();
    QCOMPARE(clients.size(), 2);
    const QByteArray expected =
        R"({"id":5,"role":"viewer","address":"192.168.1.31","agent":"Mozilla/5.0","seconds":242,)"
        R"("bytes":75000000,"queuedBytes":17,"droppedChunks":3,"lagging":true,"delayMs":400,"behindMs":null,)"
        R"("stalls":2,)"
        R"("droppedFrames":1})";
    QCOMPARE(clients[0].toObject(), QJsonDocument::fromJson(expected).object());
    QCOMPARE(clients[1].toObject().value(QLatin1String("role")).toString(), QStringLiteral("player"));
    for (const char *unreported : {"delayMs", "behindMs", "stalls", "droppedFrames"})
        QVERIFY2(clients[1].toObject().value(QLatin1String(unreported)).isNull(), unreported);
}

QTEST_APPLESS_MAIN(StatusJsonTest)
#include "status_json_test.moc"
