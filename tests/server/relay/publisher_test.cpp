// What becomes of what a publisher sends, and what it is told.
#include "webm/chunk_muxer.h"

#include "tests/support/blocks.h"
#include "tests/support/chunk_bytes.h"
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"
#include "tests/support/test_data.h"

#include <QDateTime>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

QJsonObject hostState(const QString &state)
{
    return {{QStringLiteral("type"), QStringLiteral("state")}, {QStringLiteral("state"), state}};
}

} // namespace

class PublisherTest : public QObject
{
    Q_OBJECT

public:
    explicit PublisherTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void relaysARealRecording_data();
    void relaysARealRecording();
    void relaysVideoAndAudioOfRunsOfTheirOwn();
    void ordersWhatOvertakes();
    void takesAPlainClient();
    void isWaitedForIfKilledInsideABlock();
    void isGivenUpAfterTheHold();
    void isToldStateAndViewers();
    void tellsWhatTheHostDoes();
    void exchangesTime();
    void reportsToTheStatus();
    void hasANumberOfItsOwn();

private:
    TestTime &m_time;
};

void PublisherTest::relaysARealRecording_data()
{
    QTest::addColumn<int>("pieceBytes");
    for (const int bytes : {97, 4'000, 1'000'000})
        QTest::addRow("pieces of %d", bytes) << bytes;
}

void PublisherTest::relaysARealRecording()
{
    QFETCH(const int, pieceBytes);
    const QByteArray content = recording("qtwebengine.webm");
    QVERIFY(!content.isEmpty());
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    TestPublisher publisher(relay);
    publisher.start(7, content.left(pieceBytes));
    for (qsizetype at = pieceBytes; at < content.size(); at += pieceBytes)
        publisher.send(content.mid(at, pieceBytes));
    const ReadBack source = readBack(content);
    QVERIFY(source.blocks.size() > 100);
    ReadBack shown;
    QTRY_VERIFY((shown = readBack(viewer.media())).blocks.size() == source.blocks.size());
    QCOMPARE(shown.error, webm::DemuxError::None);
    // How picture and sound are interleaved is the relay's affair.
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio})
        QCOMPARE(payloadsOf(shown.blocks, type), payloadsOf(source.blocks, type));
    QCOMPARE(viewer.state(), QStringLiteral("live"));
    QCOMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInteger(),
             content.size());
}

void PublisherTest::relaysVideoAndAudioOfRunsOfTheirOwn()
{
    const QByteArray content = recording("qtwebengine.webm");
    webm::Demuxer demuxer;
    std::vector<webm::Frame> frames;
    QCOMPARE(demuxer.feed(content, frames), webm::DemuxError::None);
    const auto partOf = [&](webm::TrackType type) {
        webm::Tracks tracks;
        std::ranges::copy_if(demuxer.tracks(), std::back_inserter(tracks),
                             [type](const webm::Track &track) { return track.type == type; });
        QByteArray bytes = webm::writeInitSegment(tracks);
        webm::ChunkMuxer muxer(tracks);
        for (const webm::Frame &frame : frames) {
            if (frame.type != type)
                continue;
            for (const webm::MuxedChunk &chunk : muxer.mux({frame}))
                bytes += bytesOf(chunk);
        }
        return bytes;
    };
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    TestPublisher publisher(relay);
    const double startedAt = double(QDateTime::currentMSecsSinceEpoch());
    int id = 0;
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        const QByteArray bytes = partOf(type);
        publisher.tell(
            {{QStringLiteral("type"), QStringLiteral("recording")},
             {QStringLiteral("id"), ++id},
             {QStringLiteral("startedAt"), startedAt},
             {QStringLiteral("part"), QLatin1String(type == webm::TrackType::Video ? "video" : "audio")}});
        publisher.blob().sendBinaryMessage(bytes);
    }
    ReadBack shown;
    QTRY_VERIFY((shown = readBack(viewer.media())).blocks.size() == frames.size());
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio})
        QCOMPARE(payloadsOf(shown.blocks, type), payloadsOf(frames, type));
    QCOMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(1));
}

void PublisherTest::ordersWhatOvertakes()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    const QByteArray first = recording.firstPiece();
    QByteArray rest = recording.nextPiece();
    rest += recording.nextPiece();
    publisher.chunk().sendTextMessage(QStringLiteral(R"({"type":"recording","id":1})"));
    publisher.chunk().sendBinaryMessage(rest);
    QTRY_COMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt(),
                 int(rest.size()));
    QCOMPARE(relay.state(), QStringLiteral("waiting"));
    publisher.blob().sendTextMessage(QStringLiteral(R"({"type":"recording","id":1})"));
    publisher.blob().sendBinaryMessage(first);
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1, 2}));
}

void PublisherTest::takesAPlainClient()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher publisher(relay, {}, Credential::Bearer, {});
    QVERIFY(publisher.isOpen());
    QCOMPARE(publisher.blob().subprotocol(), QString());
    for (int pass = 0; pass < 2; ++pass) { // no message but bytes: the seed's way
        NumberedRecording recording(500, 5);
        publisher.blob().sendBinaryMessage(recording.firstPiece());
        const qsizetype frames = (pass + 1) * 5;
        QTRY_VERIFY(relay.status()
                        .value(QLatin1String("totals"))
                        .toObject()
                        .value(QLatin1String("recordings"))
                        .toInt() == pass + 1);
        for (int i = 0; i < 4; ++i)
            publisher.send(recording.nextPiece());
        QTRY_COMPARE(qsizetype(readBack(viewer.media()).blocks.size()), frames);
    }
}

void PublisherTest::isWaitedForIfKilledInsideABlock()
{
    TestRelay relay;
    TestViewer viewer(relay);
    NumberedRecording recording(5'000, 4);
    {
        TestPublisher publisher(relay);
        publisher.start(1, recording.firstPiece());
        publisher.send(recording.nextPiece());
        publisher.send(recording.nextPiece().left(3'000)); // the rest never comes
        QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1}));
        QTRY_VERIFY(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() > 13'000);
        publisher.kill();
    }
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    const auto blobsBefore = viewer.blob().texts(QStringLiteral("blob")).size();
    TestPublisher back(relay);
    NumberedRecording next(5'000, 4);
    back.start(1, next.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1, 0}));
    QCOMPARE(readBack(viewer.media()).error, webm::DemuxError::None);
    QCOMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), blobsBefore); // the same stream goes on
}

void PublisherTest::isGivenUpAfterTheHold()
{
    TestRelay relay;
    TestViewer viewer(relay);
    {
        TestPublisher publisher(relay);
        NumberedRecording recording;
        publisher.start(1, recording.firstPiece());
        QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    }
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    m_time.advance(RelayLimits().publisherHold - 1ms);
    QCOMPARE(viewer.state(), QStringLiteral("reconnecting"));
    m_time.advance(501ms); // and a tick
    QTRY_COMPARE(viewer.state(), QStringLiteral("ended"));
    TestPublisher publisher(relay, QStringLiteral("publisher-02"));
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QTRY_COMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(2)); // a new stream
}

void PublisherTest::isToldStateAndViewers()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    const auto told = [&publisher](const QString &state, int viewers) {
        const QJsonObject last = publisher.texts().isEmpty() ? QJsonObject() : publisher.texts().constLast();
        return last.value(QLatin1String("state")).toString() == state &&
               last.value(QLatin1String("viewers")).toInt(-1) == viewers;
    };
    QTRY_VERIFY(told(QStringLiteral("waiting"), 0));
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_VERIFY(told(QStringLiteral("live"), 0));
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    m_time.advance(500ms);
    QTRY_VERIFY(told(QStringLiteral("live"), 1));
    viewer.leave();
    QTRY_COMPARE(relay.server().status().viewers, 0);
    m_time.advance(500ms);
    QTRY_VERIFY(told(QStringLiteral("live"), 0));
}

void PublisherTest::tellsWhatTheHostDoes()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    publisher.tell(hostState(QStringLiteral("paused")));
    QTRY_COMPARE(viewer.state(), QStringLiteral("paused"));
    publisher.tell(hostState(QStringLiteral("no such state")));
    publisher.tell({{QStringLiteral("type"), QStringLiteral("unknown")}});
    publisher.blob().sendTextMessage(QStringLiteral("no JSON {"));
    publisher.blob().sendTextMessage(QStringLiteral("[1,2]"));
    publisher.tell(hostState(QStringLiteral("live")));
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    publisher.tell(hostState(QStringLiteral("ended")));
    QTRY_COMPARE(viewer.state(), QStringLiteral("ended"));
    QCOMPARE(get(relay.port(), "/live.webm").status, 503);
    NumberedRecording next;
    publisher.start(2, next.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    publisher.tell(hostState(QStringLiteral("ended")));
    QTRY_COMPARE(viewer.state(), QStringLiteral("ended"));
    publisher.kill(); // it had said so: nobody waits
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    QCOMPARE(relay.state(), QStringLiteral("ended"));
}

void PublisherTest::exchangesTime()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("time")},
                    {QStringLiteral("id"), 3},
                    {QStringLiteral("sent"), 12.5}});
    const auto isAnswer = [](const QJsonObject &text) {
        return text.value(QLatin1String("type")).toString() == QLatin1String("time");
    };
    QTRY_VERIFY(std::ranges::any_of(publisher.texts(), isAnswer));
    const QJsonObject answer = *std::ranges::find_if(publisher.texts(), isAnswer);
    QCOMPARE(answer.value(QLatin1String("id")).toInt(), 3);
    QCOMPARE(answer.value(QLatin1String("sent")).toDouble(), 12.5);
    QVERIFY(qAbs(answer.value(QLatin1String("relay")).toDouble() -
                 double(QDateTime::currentMSecsSinceEpoch())) < 60'000);
}

void PublisherTest::reportsToTheStatus()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("report")},
                    {QStringLiteral("droppedFrames"), 4},
                    {QStringLiteral("queuedBytes"), 12'345}});
    const auto figure = [&relay](QLatin1String key) {
        return relay.client(QStringLiteral("publisher")).value(key).toInt();
    };
    QTRY_COMPARE(figure(QLatin1String("droppedFrames")), 4);
    QCOMPARE(figure(QLatin1String("queuedBytes")), 12'345);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("report")},
                    {QStringLiteral("droppedFrames"), -1e300},
                    {QStringLiteral("queuedBytes"), 1e300}});
    QTRY_COMPARE(figure(QLatin1String("droppedFrames")), 0);
    QCOMPARE(figure(QLatin1String("queuedBytes")), 1'000'000'000);
}

void PublisherTest::hasANumberOfItsOwn()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    TestViewer viewer(relay);
    const auto id = [&relay](const char *role) {
        return relay.client(QLatin1String(role)).value(QLatin1String("id")).toInteger();
    };
    QTRY_VERIFY(id("publisher") > 0 && id("viewer") > 0);
    QVERIFY(id("publisher") != id("viewer"));
}

int main(int argc, char **argv)
{
    return runInTestTime<PublisherTest>(argc, argv);
}

#include "publisher_test.moc"
