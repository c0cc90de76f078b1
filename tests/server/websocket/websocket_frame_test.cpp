// The frame around a message, byte for byte as RFC 6455 section 5.2 draws it.
#include "websocket/websocket_frame.h"

#include <QTest>

using namespace lancast::net;

class WebSocketFrameTest final : public QObject
{
    Q_OBJECT

private slots:
    void framesByLength_data();
    void framesByLength();
    void marksTexts();
    void readsWhatAClientSends_data();
    void readsWhatAClientSends();
    void readsOneFrameAfterTheOther();
};

void WebSocketFrameTest::framesByLength_data()
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

void WebSocketFrameTest::framesByLength()
{
    QFETCH(qsizetype, length);
    QFETCH(QByteArray, headerDigits);
    const QByteArray payload(length, 'p');
    const WebSocketHeader header(FrameKind::Binary, length);
    QCOMPARE(header.bytes().toByteArray().toHex(), headerDigits);
    QCOMPARE(webSocketFrame(FrameKind::Binary, payload), QByteArray::fromHex(headerDigits) + payload);
}

void WebSocketFrameTest::marksTexts()
{
    QCOMPARE(webSocketFrame(FrameKind::Text, "{}"), QByteArray("\x81\x02{}"));
}

void WebSocketFrameTest::readsWhatAClientSends_data()
{
    QTest::addColumn<QByteArray>("headerDigits");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("empty") << QByteArray("8280") << 0x2 << qsizetype(0);
    QTest::newRow("longest of 7 bits") << QByteArray("81fd") << 0x1 << qsizetype(125);
    QTest::newRow("shortest of 16 bits") << QByteArray("81fe007e") << 0x1 << qsizetype(126);
    QTest::newRow("longest of 16 bits") << QByteArray("82feffff") << 0x2 << qsizetype(65535);
    QTest::newRow("shortest of 64 bits") << QByteArray("82ff0000000000010000") << 0x2 << qsizetype(65536);
    QTest::newRow("close") << QByteArray("8882") << 0x8 << qsizetype(2);
    QTest::newRow("ping") << QByteArray("8983") << 0x9 << qsizetype(3);
    QTest::newRow("pong") << QByteArray("8a84") << 0xA << qsizetype(4);
}

void WebSocketFrameTest::readsWhatAClientSends()
{
    QFETCH(QByteArray, headerDigits);
    QFETCH(int, opcode);
    QFETCH(qsizetype, length);
    const QByteArray mask = QByteArray::fromHex("01027ffe");
    QByteArray payload(length, 'p');
    QByteArray masked = payload;
    for (qsizetype i = 0; i < length; ++i)
        masked[i] = char(masked[i] ^ mask[i % 4]);
    const auto frames = readClientFrames(QByteArray::fromHex(headerDigits) + mask + masked);
    QCOMPARE(frames.size(), size_t(1));
    QCOMPARE(int(frames[0].kind), opcode);
    QCOMPARE(frames[0].payload, payload);
}

void WebSocketFrameTest::readsOneFrameAfterTheOther()
{
    QVERIFY(readClientFrames({}).empty());
    // The masked "Hello" of RFC 6455 section 5.7, twice, and a ping between.
    const QByteArray hello = QByteArray::fromHex("818537fa213d7f9f4d5158");
    const auto frames = readClientFrames(hello + QByteArray::fromHex("898100000000") + 'x' + hello);
    QCOMPARE(frames.size(), size_t(3));
    QCOMPARE(frames[0].payload, QByteArray("Hello"));
    QCOMPARE(frames[1].kind, ClientFrame::Kind::Ping);
    QCOMPARE(frames[1].payload, QByteArray("x"));
    QCOMPARE(frames[2].payload, QByteArray("Hello"));
}

QTEST_APPLESS_MAIN(WebSocketFrameTest)
#include "websocket_frame_test.moc"
