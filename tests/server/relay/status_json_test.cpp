// The status as PROTOCOL.md promises it.
#include "relay/status_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace lancast;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(net::StatusSnapshot)

namespace {

/// Of the table in PROTOCOL.md: each field's type.
QMap<QString, QString> documentedFields()
{
    QFile file(QStringLiteral(LANCAST_PROTOCOL));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("There is no PROTOCOL.md");
    const QString section =
        QString::fromUtf8(file.readAll()).section(QStringLiteral("## `GET /api/status`"), 1, 1);
    QMap<QString, QString> fields;
    static const QRegularExpression row(QStringLiteral("^\\| `([^`]+)` \\| ([a-z ]+) \\|"),
                                        QRegularExpression::MultilineOption);
    for (const auto &match : row.globalMatch(section.section(QStringLiteral("\n## "), 0, 0)))
        fields.insert(match.captured(1), match.captured(2));
    return fields;
}

/// "gopCache.bytes", "clients[].id": every value that is no object, and arrays beside what is in them.
QMap<QString, QJsonValue> leavesOf(const QJsonValue &value, const QString &path = {})
{
    QMap<QString, QJsonValue> leaves;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys())
            leaves.insert(leavesOf(object.value(key), path.isEmpty() ? key : path + u'.' + key));
        return leaves;
    }
    leaves.insert(path, value);
    for (const QJsonValue &element : value.toArray())
        leaves.insert(leavesOf(element, path + QStringLiteral("[]")));
    return leaves;
}

bool isOfType(const QJsonValue &value, QString type)
{
    const QString orNull = QStringLiteral(" or null");
    if (type.endsWith(orNull)) {
        if (value.isNull())
            return true;
        type.chop(orNull.size());
    }
    if (type == QLatin1String("integer"))
        return value.isDouble() && std::trunc(value.toDouble()) == value.toDouble();
    if (type == QLatin1String("number"))
        return value.isDouble();
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("boolean"))
        return value.isBool();
    return type == QLatin1String("array") && value.isArray();
}

net::StatusSnapshot fullStatus()
{
    net::StatusSnapshot status;
    status.state = stream::StreamState::Live;
    status.framesPerSecond = 29.97;
    status.frameAge = 41ms;
    status.cpuShare = 0.25;
    status.recordingFile = {record::RecordingFileState::Writing,
                            QStringLiteral("/home/anna/Videos/Talk.webm"),
                            600'500ms,
                            187'654'321,
                            36'000s,
                            record::RecordingTrouble::LowSpace,
                            QStringLiteral("/home is small")};
    status.icecast.state = icecast::IcecastState::Retrying;
    status.icecast.address = QUrl(QStringLiteral("http://radio.example:8000/live.webm"));
    status.icecast.bytes = 5'000;
    status.icecast.queuedBytes = 17;
    status.icecast.droppedChunks = 2;
    status.icecast.connections = 3;
    status.icecast.trouble = icecast::IcecastTrouble::TooSlow;
    status.rewind = {540'000ms, 600'000ms, 168'750'000};
    net::ClientStatus viewer;
    viewer.delayMs = 400;
    viewer.stalls = 2;
    viewer.droppedFrames = 1;
    viewer.webRtc = {12, 11, 7ms};
    status.clients = {viewer};
    return status;
}

} // namespace

class StatusJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void isWhatTheProtocolSays_data();
    void isWhatTheProtocolSays();
    void saysNothingOfTheFolder();
    void carriesEveryFigure();
    void carriesClients();
};

void StatusJsonTest::isWhatTheProtocolSays_data()
{
    QTest::addColumn<net::StatusSnapshot>("status");
    net::StatusSnapshot nothing;
    nothing.clients = {{}}; // one that has reported nothing
    QTest::newRow("before everything") << nothing;
    QTest::newRow("everything known") << fullStatus();
}

void StatusJsonTest::isWhatTheProtocolSays()
{
    QFETCH(const net::StatusSnapshot, status);
    const QMap<QString, QString> documented = documentedFields();
    const QMap<QString, QJsonValue> told = leavesOf(net::toJson(status));
    QCOMPARE(told.keys(), documented.keys());
    for (auto field = told.begin(); field != told.end(); ++field) {
        const QString type = documented.value(field.key());
        QVERIFY2(isOfType(field.value(), type), qPrintable(field.key() + QStringLiteral(" is no ") + type));
    }
}

void StatusJsonTest::saysNothingOfTheFolder()
{
    const QJsonObject json = net::toJson(fullStatus());
    QCOMPARE(json.value(QLatin1String("recordingFile")).toObject().value(QLatin1String("name")).toString(),
             QStringLiteral("Talk.webm"));
    QVERIFY(!QJsonDocument(json).toJson().contains("/home"));
}

void StatusJsonTest::carriesEveryFigure()
{
    net::StatusSnapshot status = fullStatus();
    status.clients.clear();
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
    status.connections = {25, 1024, 256, 3, true, QStringLiteral("192.168.1.31")};
    status.totalBytesIn = 1;
    status.totalBytesOut = 20'000'000'000;
    status.totalViewers = 14;
    status.totalDroppedChunks = 7;
    status.encoderRuns = 3;
    const QByteArray expected =
        R"({"version":1,"state":"live","liveSeconds":12.3,"uptimeSeconds":60.1,)"
        R"("mime":"video/webm;codecs=\"vp8,opus\"","width":1280,"height":720,"bitsPerSecondIn":2500000,)"
        R"("bitsPerSecondOut":5000000000,"framesPerSecond":29.97,"pictureAgeSeconds":0.041,"cpuShare":0.25,)"
        R"("recordingFile":{"state":"writing","name":"Talk.webm","seconds":600.5,"bytes":187654321,)"
        R"("secondsLeft":36000,"trouble":"lowSpace"},)"
        R"("rewind":{"seconds":540,"limitSeconds":600,"bytes":168750000},"gopCache":{"bytes":812345,"limitBytes":16777216,"seconds":2.6},)"
        R"("icecast":{"state":"retrying","address":"http://radio.example:8000/live.webm","seconds":0,)"
        R"("bytes":5000,"queuedBytes":17,"droppedChunks":2,"connections":3,"trouble":"tooSlow"},)"
        R"("media":{"bytes":1423456,"limitBytes":268435456},"viewers":12,"clients":[],)"
        R"("connections":{"open":25,"limit":1024,"limitPerAddress":256,"refusedForAddress":3,)"
        R"("addressFull":true,"fullAddress":"192.168.1.31"},)"
        R"("totals":{"bytesIn":1,"bytesOut":20000000000,"viewers":14,"droppedChunks":7,"recordings":3}})";
    QCOMPARE(net::toJson(status), QJsonDocument::fromJson(expected).object());
}

void StatusJsonTest::carriesClients()
{
    net::ClientStatus viewer;
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
    viewer.webRtc = {12, 11, 7ms};
    net::ClientStatus player;
    player.role = net::ClientRole::Player;
    net::StatusSnapshot status;
    status.clients = {viewer, player};
    const QJsonArray clients = net::toJson(status).value(QLatin1String("clients")).toArray();
    QCOMPARE(clients.size(), 2);
    const QByteArray expected =
        R"({"id":5,"role":"viewer","address":"192.168.1.31","agent":"Mozilla/5.0","seconds":242,)"
        R"("bytes":75000000,"queuedBytes":17,"droppedChunks":3,"lagging":true,"delayMs":400,"behindMs":null,)"
        R"("stalls":2,)"
        R"("droppedFrames":1,"webrtc":true,"lostPackets":12,"resentPackets":11,"roundTripMs":7})";
    QCOMPARE(clients[0].toObject(), QJsonDocument::fromJson(expected).object());
    QCOMPARE(clients[1].toObject().value(QLatin1String("role")).toString(), QStringLiteral("player"));
    for (const char *unreported :
         {"delayMs", "behindMs", "stalls", "droppedFrames", "lostPackets", "resentPackets", "roundTripMs"})
        QVERIFY2(clients[1].toObject().value(QLatin1String(unreported)).isNull(), unreported);
}

QTEST_APPLESS_MAIN(StatusJsonTest)
#include "status_json_test.moc"
