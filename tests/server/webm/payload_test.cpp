// When the memory of bytes that came in becomes that of a payload, and that of a payload a chunk's; and that
// little of it is ever wasted.
#include "webm/payload.h"

#include <QTest>

using namespace lancast::webm;

namespace {

Frame frameOf(QByteArrayView payload)
{
    Frame frame;
    frame.payload = QByteArray::fromRawData(payload.data(), payload.size());
    return frame;
}

} // namespace

class PayloadTest final : public QObject
{
    Q_OBJECT

private slots:
    void gathersWithinTheElement();
    void makesRoomForWhatWasThereBefore();
    void keepsTheMemoryOfAnElement();
    void copiesOutOfALargeElement();
    void copiesFramesOfALace();
    void leavesDetachedPayloads();
    void prependsInPlace();
    void copiesWhatOthersUse();
    void copiesWhatWastesMemory();
};

void PayloadTest::gathersWithinTheElement()
{
    QByteArray gathered;
    for (qsizetype size = 1; size <= 3'000; ++size) {
        gather(gathered, "x", 3'000, 0);
        QCOMPARE(gathered.size(), size);
        QVERIFY(gathered.capacity() <= std::min<qsizetype>(2 * size, 3'000));
    }
}

void PayloadTest::makesRoomForWhatWasThereBefore()
{
    QByteArray gathered;
    gather(gathered, "x", 3'000, 5'000);
    QCOMPARE(gathered.capacity(), 3'000);
    gathered = {};
    gather(gathered, "x", 3'000, 500);
    QCOMPARE(gathered.capacity(), 500);
}

void PayloadTest::keepsTheMemoryOfAnElement()
{
    QByteArray element = "header" + QByteArray(1'000, 'p') + "behind";
    element.squeeze();
    const char *where = element.constData() + 6;
    std::vector<Frame> frames{frameOf(QByteArrayView(element).sliced(6, 1'000))};
    keepPayloads(frames, std::move(element));
    QCOMPARE(frames[0].payload, QByteArray(1'000, 'p'));
    QCOMPARE(static_cast<const void *>(frames[0].payload.constData()), static_cast<const void *>(where));
    QVERIFY(frames[0].payload.isDetached());
}

void PayloadTest::copiesOutOfALargeElement()
{
    QByteArray element = "p" + QByteArray(1'000'000, 'x');
    std::vector<Frame> frames{frameOf(QByteArrayView(element).first(1))};
    keepPayloads(frames, std::move(element));
    QCOMPARE(frames[0].payload, QByteArray("p"));
    QVERIFY(frames[0].payload.isDetached());
    QVERIFY(frames[0].payload.capacity() <= 64);
}

void PayloadTest::copiesFramesOfALace()
{
    QByteArray element = "first second";
    std::vector<Frame> frames{frameOf(QByteArrayView(element).first(5)),
                              frameOf(QByteArrayView(element).last(6))};
    keepPayloads(frames, std::move(element));
    QCOMPARE(frames[0].payload, QByteArray("first"));
    QCOMPARE(frames[1].payload, QByteArray("second"));
}

// They were made by undoing an encoding, and do not lie in the element.
void PayloadTest::leavesDetachedPayloads()
{
    Frame frame;
    frame.payload = QByteArray(1'000, 'p');
    const void *where = frame.payload.constData();
    keepPayloads({&frame, 1}, QByteArray(1'000, 'x'));
    QCOMPARE(frame.payload, QByteArray(1'000, 'p'));
    QCOMPARE(static_cast<const void *>(frame.payload.constData()), where);
}

void PayloadTest::prependsInPlace()
{
    const QByteArray bytes(1'000, 'p');
    Frame frame = frameOf(bytes);
    keepPayloads({&frame, 1}, {});
    const void *where = frame.payload.constData();
    QVERIFY(prependInPlace(frame.payload, "header"));
    QCOMPARE(frame.payload, "header" + bytes);
    QCOMPARE(static_cast<const void *>(frame.payload.constData() + 6), where);
    QCOMPARE(bytes, QByteArray(1'000, 'p'));
}

void PayloadTest::copiesWhatOthersUse()
{
    Frame frame = frameOf("payload");
    QVERIFY(!prependInPlace(frame.payload, "h"));
    keepPayloads({&frame, 1}, {});
    const Frame other = frame;
    QVERIFY(!prependInPlace(frame.payload, "h"));
    QCOMPARE(frame.payload, QByteArray("payload"));
    QCOMPARE(other.payload, QByteArray("payload"));
}

void PayloadTest::copiesWhatWastesMemory()
{
    QByteArray large(10'000, 'p');
    large.remove(0, 9'000);
    QVERIFY(!prependInPlace(large, "h"));
    QByteArray exact(1'000, 'p');
    QVERIFY(!prependInPlace(exact, "h"));
    QCOMPARE(exact, QByteArray(1'000, 'p'));
}

QTEST_APPLESS_MAIN(PayloadTest)
#include "payload_test.moc"
