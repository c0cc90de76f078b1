// The frame around a chunk, byte for byte as RFC 6455 section 5.2 draws it.
#include "relay/chunk.h"

#include "webm/chunk_muxer.h"

#include <QTest>

using namespace lancast;
using namespace lancast::relay;
using namespace std::chrono_literals;

class ChunkTest final : public QObject
{
    Q_OBJECT

private slots:
    void framesByLength_data();
    void framesByLength();
    void marksTexts();
    void keepsWhatTheMuxerSays();
};

void ChunkTest::framesByLength_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QByteArray>("headerDigits");
    // FIN and opcode 2; then the length in 7 bits, in 16 behind 126, in 64 behind 127. The mask bit is 0.
    QTest::newRow("empty") << qsizetype(0) << QByteArray("8200");
    QTest::newRow("longest of 7 bits") << qsizetype(125) << QByteArray("827d");
    QTest::newRow("shortest of 16 bits") << qsizetype(126) << QByteArray("827e007e");
    QTest::newRow("bytes of the length in order") << qsizetype(0x1234) << QByteArray("827e1234");
    QTest::newRow("longest of 16 bits") << qsizetype(65535) << QByteArray("827effff");
    QTest::newRow("shortest of 64 bits") << qsizetype(65536) << QByteArray("827f0000000000010000");
}

void ChunkTest::framesByLength()
{
    QFETCH(qsizetype, length);
    QFETCH(QByteArray, headerDigits);
    const QByteArray payload(length, 'p');
    qsizetype headerSize = -1;
    const QByteArray frame = webSocketFrame(FrameKind::Binary, payload, &headerSize);
    QCOMPARE(headerSize, headerDigits.size() / 2);
    QCOMPARE(frame.first(headerSize).toHex(), headerDigits);
    QCOMPARE(frame.sliced(headerSize), payload);
}

void ChunkTest::marksTexts()
{
    QCOMPARE(webSocketFrame(FrameKind::Text, "{}"), QByteArray("\x81\x02{}"));
}

void ChunkTest::keepsWhatTheMuxerSays()
{
    const Chunk chunk = makeChunk({QByteArray(300, 'c'), 1s, 1040ms, true});
    QCOMPARE(chunk.payload().toByteArray(), QByteArray(300, 'c'));
    QCOMPARE(chunk.headerSize, qsizetype(4));
    QCOMPARE(chunk.wire.first(4).toHex(), QByteArray("827e012c"));
    QVERIFY(chunk.time == 1s && chunk.endTime == 1040ms && chunk.isSyncPoint);
    QVERIFY(!makeChunk({"x", 0ms, 0ms, false}).isSyncPoint);
}

QTEST_APPLESS_MAIN(ChunkTest)
#include "chunk_test.moc"
