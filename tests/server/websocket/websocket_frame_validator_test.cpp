// What passes the frame guard and what does not, at every cut; bytes are written by hand after RFC 6455
// section 5.
#include "websocket/websocket_frame_validator.h"

#include <QTest>

#include <vector>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

const FrameLimits limits{1'000, 20s, 20, 0, 0};

/// The masked "Hello" of RFC 6455 section 5.7.
const QByteArray hello = QByteArray::fromHex("818537fa213d7f9f4d5158");
const QByteArray emptyPing = QByteArray::fromHex("898000000000");
const QByteArray emptyPong = QByteArray::fromHex("8a8000000000");

/// A frame with an all-zero mask, its length in the shortest form.
QByteArray frame(quint8 first, const QByteArray &payload)
{
    QByteArray bytes(1, char(first));
    if (payload.size() < 126)
        bytes += char(0x80 | payload.size());
    else
        bytes += QByteArray("\xFE") + char(payload.size() >> 8) + char(payload.size() & 0xFF);
    return bytes + QByteArray(4, '\0') + payload;
}

} // namespace

Q_DECLARE_METATYPE(FrameFault)

class WebSocketFrameValidatorTest : public QObject
{
    Q_OBJECT

private slots:
    void passesWholeFramesAtEveryCut_data();
    void passesWholeFramesAtEveryCut();
    void refuses_data();
    void refuses();
    void tellsAsSoonAsItShows();
    void passesWhatCameBeforeAFault();
    void nothingPassesAfterAClose();
    void messagesAreCountedWithAllTheirFragments();
    void textsHaveALimitOfTheirOwn();
    void controlFramesAreCountedBySecond();
    void bytesHaveABudget();
    void messagesAreCountedBySecond();
    void aMessageHasADeadline();
    void aDeadlineStartsAnewWithEachMessage();
    void countsPongs();
};

void WebSocketFrameValidatorTest::passesWholeFramesAtEveryCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passed");
    const auto asItCame = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << bytes;
    };
    asItCame("text", hello);
    asItCame("ping, text, pong", emptyPing + hello + emptyPong);
    asItCame("126 bytes", frame(0x82, QByteArray(126, 'x')));
    asItCame("close without a code", frame(0x88, ""));
    asItCame("close 1000", frame(0x88, QByteArray::fromHex("03e8")));
    asItCame("close 4999 with a reason", frame(0x88, QByteArray::fromHex("1387") + "bye"));
    asItCame("close 1001, masked", QByteArray::fromHex("8882ff00ff00fce9"));
    QTest::newRow("fragments with a ping between")
        << frame(0x02, "abc") + emptyPing + frame(0x00, "") + frame(0x80, "d") + hello
        << emptyPing + frame(0x82, "abcd") + hello;
    // RFC 6455 section 5.7: "Hel" and "lo" are one "Hello"; masked with different keys here
    QTest::newRow("a text in two") << QByteArray::fromHex("018337fa213d7f9f4d") +
                                          QByteArray::fromHex("8082010203046d6d")
                                   << frame(0x81, "Hello");
    QTest::newRow("many bytes in fragments")
        << frame(0x02, QByteArray(100, 'x')) + frame(0x80, QByteArray(100, 'y'))
        << frame(0x82, QByteArray(100, 'x') + QByteArray(100, 'y'));
}

void WebSocketFrameValidatorTest::passesWholeFramesAtEveryCut()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, passed);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        WebSocketFrameValidator guard(limits);
        ValidatedFrames first = guard.take(bytes.first(cut), 1s);
        const ValidatedFrames second = guard.take(bytes.sliced(cut), 1s);
        QCOMPARE(first.fault, FrameFault::None);
        QCOMPARE(second.fault, FrameFault::None);
        QCOMPARE(first.bytes + second.bytes, passed);
        QCOMPARE(guard.heldBytes(), 0);
    }
    WebSocketFrameValidator guard(limits);
    QByteArray byByte;
    for (const char byte : bytes)
        byByte += guard.take(QByteArrayView(&byte, 1), 1s).bytes;
    QCOMPARE(byByte, passed);
}

void WebSocketFrameValidatorTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FrameFault>("fault");
    const auto row = [](const char *name, const QByteArray &bytes, FrameFault fault) {
        QTest::newRow(name) << bytes << fault;
    };
    row("unmasked", QByteArray::fromHex("810548656c6c6f"), FrameFault::NotMasked);
    row("first reserved bit", QByteArray::fromHex("c180"), FrameFault::ReservedBits);
    row("last reserved bit", QByteArray::fromHex("9180"), FrameFault::ReservedBits);
    row("opcode 3", QByteArray::fromHex("8380"), FrameFault::UnknownOpcode);
    row("opcode 11", QByteArray::fromHex("8b80"), FrameFault::UnknownOpcode);
    row("fragmented ping", QByteArray::fromHex("0980"), FrameFault::BadControlFrame);
    row("ping of 126 bytes", QByteArray::fromHex("89fe007e"), FrameFault::BadControlFrame);
    row("125 in two bytes", QByteArray::fromHex("82fe007d"), FrameFault::BadLength);
    row("65535 in eight bytes", QByteArray::fromHex("82ff000000000000ffff"), FrameFault::BadLength);
    row("64 bits", QByteArray::fromHex("82ff8000000000000000"), FrameFault::BadLength);
    row("63 bits", QByteArray::fromHex("82ff7fffffffffffffff"), FrameFault::MessageTooLarge);
    row("1001 bytes", QByteArray::fromHex("82fe03e9"), FrameFault::MessageTooLarge);
    row("continues nothing", frame(0x80, "x"), FrameFault::BadFragment);
    row("starts twice", frame(0x02, "x") + frame(0x82, "y"), FrameFault::BadFragment);
    row("close with one byte", frame(0x88, "x"), FrameFault::BadClose);
    row("close 1005", frame(0x88, QByteArray::fromHex("03ed")), FrameFault::BadClose);
    row("close 1006, masked", QByteArray::fromHex("8882ff00ff00fcee"), FrameFault::BadClose);
    row("close 999", frame(0x88, QByteArray::fromHex("03e7")), FrameFault::BadClose);
    row("close 5000", frame(0x88, QByteArray::fromHex("1388")), FrameFault::BadClose);
}

void WebSocketFrameValidatorTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const FrameFault, fault);
    WebSocketFrameValidator whole(limits);
    QCOMPARE(whole.take(bytes, 1s).fault, fault);
    QCOMPARE(whole.heldBytes(), 0);
    QCOMPARE(whole.take(hello, 1s).bytes, QByteArray());
    QCOMPARE(whole.tick(1s), fault);
    WebSocketFrameValidator byByte(limits);
    FrameFault found = FrameFault::None;
    for (const char byte : bytes)
        found = byByte.take(QByteArrayView(&byte, 1), 1s).fault;
    QCOMPARE(found, fault);
}

void WebSocketFrameValidatorTest::tellsAsSoonAsItShows()
{
    WebSocketFrameValidator first(limits);
    QCOMPARE(first.take("\x80", 1s).fault, FrameFault::BadFragment); // a continuation of nothing
    WebSocketFrameValidator second(limits);
    QCOMPARE(second.take("\x82", 1s).fault, FrameFault::None);
    QCOMPARE(second.take("\x01", 1s).fault, FrameFault::NotMasked); // without its payload
}

void WebSocketFrameValidatorTest::passesWhatCameBeforeAFault()
{
    WebSocketFrameValidator guard(limits);
    const ValidatedFrames result = guard.take(hello + "\xff", 1s);
    QCOMPARE(result.bytes, hello);
    QCOMPARE(result.fault, FrameFault::ReservedBits);
}

void WebSocketFrameValidatorTest::nothingPassesAfterAClose()
{
    WebSocketFrameValidator guard(limits);
    const QByteArray close = frame(0x88, "");
    QCOMPARE(guard.take(close + hello, 1s).bytes, close);
    const ValidatedFrames later = guard.take("\xff\xff", 1s);
    QCOMPARE(later.bytes, QByteArray());
    QCOMPARE(later.fault, FrameFault::None); // a peer that says more is only not heard
    QCOMPARE(guard.tick(100s), FrameFault::None);
}

void WebSocketFrameValidatorTest::messagesAreCountedWithAllTheirFragments()
{
    WebSocketFrameValidator guard(limits);
    QCOMPARE(guard.take(frame(0x02, QByteArray(600, 'a')) + frame(0x00, QByteArray(400, 'b')), 1s).fault,
             FrameFault::None);
    WebSocketFrameValidator tooMany = guard;
    QCOMPARE(tooMany.take(frame(0x80, "c"), 1s).fault, FrameFault::MessageTooLarge);
    QCOMPARE(guard.take(frame(0x80, "") + frame(0x82, QByteArray(1'000, 'd')), 1s).fault, FrameFault::None);
}

void WebSocketFrameValidatorTest::textsHaveALimitOfTheirOwn()
{
    FrameLimits small = limits;
    small.maxTextBytes = 10;
    WebSocketFrameValidator guard(small);
    QCOMPARE(guard.take(frame(0x81, "0123456789") + frame(0x82, QByteArray(1'000, 'd')), 1s).fault,
             FrameFault::None);
    QCOMPARE(guard.take(frame(0x01, "01234") + frame(0x80, "56789"), 1s).fault, FrameFault::None);
    WebSocketFrameValidator inFragments = guard;
    QCOMPARE(guard.take(frame(0x81, "0123456789a"), 1s).fault, FrameFault::MessageTooLarge);
    QCOMPARE(inFragments.take(frame(0x01, "0") + frame(0x00, "12345678"), 1s).fault, FrameFault::None);
    QCOMPARE(inFragments.take(frame(0x80, "9a"), 1s).fault, FrameFault::MessageTooLarge);
}

void WebSocketFrameValidatorTest::controlFramesAreCountedBySecond()
{
    WebSocketFrameValidator guard(limits);
    QCOMPARE(guard.take(emptyPing.repeated(40), 1s).fault, FrameFault::None); // saved up for
    QCOMPARE(guard.take(emptyPing.repeated(20), 2s).fault, FrameFault::None);
    WebSocketFrameValidator steady = guard;
    for (int second = 3; second < 100; ++second)
        QCOMPARE(steady.take(emptyPong.repeated(20), second * 1s).fault, FrameFault::None);
    QCOMPARE(guard.take(emptyPing.repeated(21), 3s).fault, FrameFault::TooManyControlFrames);
}

void WebSocketFrameValidatorTest::bytesHaveABudget()
{
    WebSocketFrameValidator guard({1'000, 20s, 20, 100, 500});
    QCOMPARE(guard.take(frame(0x82, QByteArray(494 - 2, 'x')), 1s).fault, FrameFault::None); // 500 with all
    QCOMPARE(guard.take(frame(0x82, QByteArray(94, 'x')), 2s).fault, FrameFault::None);
    QCOMPARE(guard.take("\x82", 2s).fault, FrameFault::TooManyBytes);
}

void WebSocketFrameValidatorTest::messagesAreCountedBySecond()
{
    WebSocketFrameValidator guard({1'000, 20s, 20, 0, 0, 50});
    const QByteArray fragmented = frame(0x01, "a") + frame(0x00, "b") + frame(0x80, "c");
    QCOMPARE(guard.take(hello.repeated(99) + fragmented, 1s).fault, FrameFault::None);
    QCOMPARE(guard.take(emptyPing, 1s).fault, FrameFault::None);
    for (int second = 2; second < 10; ++second)
        QCOMPARE(guard.take(hello.repeated(50), std::chrono::seconds(second)).fault, FrameFault::None);
    const ValidatedFrames last = guard.take(hello.repeated(51), 10s);
    QCOMPARE(last.fault, FrameFault::TooManyMessages);
    QCOMPARE(last.bytes, hello.repeated(50));
}

void WebSocketFrameValidatorTest::aMessageHasADeadline()
{
    WebSocketFrameValidator half(limits);
    QCOMPARE(half.tick(100s), FrameFault::None); // an idle peer owes nothing
    QCOMPARE(half.take(hello.first(1), 1s).fault, FrameFault::None);
    QCOMPARE(half.tick(19'999ms), FrameFault::None);
    QCOMPARE(half.take(hello.sliced(1, 3), 1s).fault, FrameFault::None); // a trickle helps nothing
    QCOMPARE(half.tick(1ms), FrameFault::TooSlow);
    QCOMPARE(half.take(hello.sliced(4), 1s).bytes, QByteArray());

    WebSocketFrameValidator fragments(limits);
    QCOMPARE(fragments.take(frame(0x01, "a"), 1s).fault, FrameFault::None);
    QCOMPARE(fragments.tick(10s), FrameFault::None);
    QCOMPARE(fragments.take(emptyPing + frame(0x00, "b"), 1s).fault, FrameFault::None);
    QCOMPARE(fragments.tick(10s), FrameFault::TooSlow);
}

void WebSocketFrameValidatorTest::aDeadlineStartsAnewWithEachMessage()
{
    WebSocketFrameValidator guard(limits);
    QByteArray bytes = hello.repeated(10);
    QCOMPARE(guard.take(bytes.first(5), 1s).fault, FrameFault::None);
    for (int i = 1; i < 9; ++i) {
        QCOMPARE(guard.tick(15s), FrameFault::None);
        QCOMPARE(guard.take(bytes.sliced(5 + (i - 1) * hello.size(), hello.size()), 1s).bytes, hello);
    }
}

void WebSocketFrameValidatorTest::countsPongs()
{
    WebSocketFrameValidator guard(limits);
    (void)guard.take(emptyPong + hello + emptyPing + emptyPong.first(3), 1s);
    QCOMPARE(guard.pongs(), quint64(1));
    (void)guard.take(emptyPong.sliced(3), 1s);
    QCOMPARE(guard.pongs(), quint64(2));
}

QTEST_APPLESS_MAIN(WebSocketFrameValidatorTest)
#include "websocket_frame_validator_test.moc"
