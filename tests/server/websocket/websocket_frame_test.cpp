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

QTEST_APPLESS_MAIN(WebSocketFrameTest)
#include "websocket_frame_test.moc"
