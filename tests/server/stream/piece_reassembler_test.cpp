// Two channels that overtake each other: whatever the order and the cuts, the stream is the same.
#include "stream/piece_reassembler.h"

#include "tests/support/stream_sinks.h"
#include "tests/support/webm_elements.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr quint64 firstId = quint64(5) << 32;

/// A stream with a viewer and a publisher session.
struct Fixture
{
    LiveStream stream;
    KeepingSink sink;
    PieceReassembler intake{stream, firstId};

    Fixture() { stream.join(sink); }
};

/// \a bytes as a recording's messages: the first is for the blob channel.
QByteArrayList cut(const QByteArray &bytes, QRandomGenerator &random, int maxPieceBytes)
{
    QByteArrayList pieces;
    for (qsizetype at = 0; at < bytes.size(); at += pieces.back().size())
        pieces.append(bytes.mid(at, 1 + random.bounded(maxPieceBytes)));
    return pieces;
}

/// What viewers get of the recording, sent as one message.
QByteArray expectedOf(const QByteArray &bytes)
{
    Fixture fixture;
    fixture.intake.announce(1, 0ns);
    return fixture.intake.blobMessage(bytes, 100ms).isEmpty() ? fixture.sink.bytes() : QByteArray();
}

/// A whole beginning of a recording.
QByteArray keyframe(const QByteArray &payload)
{
    return beginning(videoEntry()) + openCluster(0) + simpleBlock(1, 0, 0x80, payload);
}

QByteArray payloadsOf(const KeepingSink &sink)
{
    QByteArrayList payloads;
    for (const webm::Frame &block : blocksOf(sink.bytes()))
        payloads.append(block.payload);
    return payloads.join(' ');
}

} // namespace

class PieceReassemblerTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesAnyCuts_data();
    void takesAnyCuts();
    void takesPiecesThatOvertakeTheFirst();
    void takesTwoRecordingsInTurn();
    void takesAPlainClient();
    void wantsIdsToRise();
    void wantsABeginning();
    void limitsWhatIsKept();
    void limitsHowManyAreKept();
    void keepsNothingForARecordingThatNeverStarts();
    void passesTheRefusalOn();
    void endsRecordings();
    void tellsSessionsApart();
};

void PieceReassemblerTest::takesAnyCuts_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void PieceReassemblerTest::takesAnyCuts()
{
    QFETCH(quint32, seed);
    const QByteArray bytes = recording("qtwebengine.webm");
    QRandomGenerator random(seed);
    const QByteArrayList pieces = cut(bytes, random, seed == 0 ? 1 : 2000);
    Fixture fixture;
    fixture.intake.announce(1, 0ns);
    // So many of the pieces arrive before the first one does.
    const qsizetype early = random.bounded(2) ? random.bounded(pieces.size()) : 0;
    fixture.intake.select(1);
    for (qsizetype i = 1; i <= early; ++i)
        QCOMPARE(fixture.intake.chunkMessage(pieces[i], 100ms), QString());
    QCOMPARE(fixture.intake.blobMessage(pieces[0], 100ms), QString());
    for (qsizetype i = early + 1; i < pieces.size(); ++i)
        QCOMPARE(fixture.intake.chunkMessage(pieces[i], 100ms), QString());
    const auto expected = blocksOf(expectedOf(bytes));
    QVERIFY(expected.size() > 100);
    QCOMPARE(blocksOf(fixture.sink.bytes()), expected);
}

void PieceReassemblerTest::takesPiecesThatOvertakeTheFirst()
{
    Fixture fixture;
    fixture.intake.select(1); // even before the announcement
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 10, 0, "b"), 100ms), QString());
    QCOMPARE(fixture.intake.chunkMessage({}, 100ms), QString());
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 20, 0, "c"), 100ms), QString());
    fixture.intake.announce(1, 0ns);
    QVERIFY(fixture.sink.blobs.empty());
    QCOMPARE(fixture.intake.blobMessage(keyframe("a"), 100ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a b c"));
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 30, 0, "d"), 100ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a b c d"));
}

void PieceReassemblerTest::takesTwoRecordingsInTurn()
{
    Fixture fixture;
    fixture.intake.announce(1, 0ns);
    QCOMPARE(fixture.intake.blobMessage(keyframe("a0"), 100ms), QString());
    fixture.intake.select(2); // its first piece is still on its way
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 33, 0, "b1"), 1100ms), QString());
    fixture.intake.select(1);
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 1000, 0, "a1"), 1100ms), QString());
    fixture.intake.announce(2, 1010ms);
    QCOMPARE(fixture.intake.blobMessage(keyframe("b0"), 1110ms), QString());
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 1033, 0, "a2"), 1120ms), QString());
    fixture.intake.select(2);
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 66, 0, "b2"), 1180ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a0 a1 b0 b1 b2"));
}

void PieceReassemblerTest::takesAPlainClient()
{
    Fixture fixture;
    QCOMPARE(fixture.intake.blobMessage(keyframe("a0"), 100ms), QString());
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 33, 0, "a1"), 133ms), QString());
    QCOMPARE(fixture.intake.blobMessage(keyframe("b0"), 1100ms), QString());
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 33, 0, "b1"), 1133ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a0 a1 b0 b1"));
    QVERIFY(blocksOf(fixture.sink.bytes())[2].time == 1s); // placed by arrival
}

void PieceReassemblerTest::wantsIdsToRise()
{
    Fixture fixture;
    fixture.intake.announce(7, 0ns);
    QCOMPARE(fixture.intake.blobMessage(keyframe("a"), 100ms), QString());
    for (const quint64 id : {quint64(7), quint64(6), quint64(0)}) {
        fixture.intake.announce(id, 0ns);
        QVERIFY(fixture.intake.blobMessage(keyframe("x"), 200ms).contains(QString::number(id)));
    }
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a"));
}

void PieceReassemblerTest::wantsABeginning()
{
    Fixture fixture;
    QVERIFY(!fixture.intake.chunkMessage("x", 100ms).isEmpty());
}

void PieceReassemblerTest::limitsWhatIsKept()
{
    Fixture fixture;
    const QByteArray piece(PieceReassembler::maxEarlyBytes / 4, 'x');
    for (const quint64 id : {1, 2, 3, 4}) {
        fixture.intake.select(id);
        QCOMPARE(fixture.intake.chunkMessage(piece, 100ms), QString());
    }
    fixture.intake.select(1);
    QVERIFY(fixture.intake.chunkMessage("x", 100ms).contains(QLatin1Char('1')));
}

// However many recordings are named, and with however little in them.
void PieceReassemblerTest::limitsHowManyAreKept()
{
    Fixture fixture;
    for (quint64 id = 1; id < 10'000; ++id) {
        fixture.intake.select(id);
        QCOMPARE(fixture.intake.chunkMessage(id % 2 ? "" : "x", 100ms), QString());
        QVERIFY(fixture.intake.earlyBytes() <= qsizetype(PieceReassembler::maxEarlyRuns));
    }
}

void PieceReassemblerTest::keepsNothingForARecordingThatNeverStarts()
{
    Fixture fixture;
    const QByteArray piece(PieceReassembler::maxEarlyBytes / 2, '\0'); // no recording could go on with it
    for (quint64 id = 1; id < 20; id += 2) {
        fixture.intake.select(id);
        QCOMPARE(fixture.intake.chunkMessage(piece, 100ms), QString());
        fixture.intake.announce(id + 1, 0ns);
        QCOMPARE(fixture.intake.blobMessage(keyframe("a"), 100ms), QString());
    }
}

void PieceReassemblerTest::passesTheRefusalOn()
{
    Fixture first;
    first.intake.announce(1, 0ns);
    QVERIFY(!first.intake.blobMessage("not WebM", 100ms).isEmpty());

    Fixture early; // what was kept is as bad as what comes late
    early.intake.select(1);
    QCOMPARE(early.intake.chunkMessage(QByteArray(100, '\0'), 100ms), QString());
    early.intake.announce(1, 0ns);
    QVERIFY(!early.intake.blobMessage(beginning(videoEntry()), 100ms).isEmpty());
}

void PieceReassemblerTest::endsRecordings()
{
    Fixture fixture;
    fixture.intake.announce(1, 0ns);
    fixture.intake.end(1); // has not begun
    QCOMPARE(fixture.intake.blobMessage(keyframe("a"), 100ms), QString());
    fixture.intake.select(1);
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 10, 0, "b"), 110ms), QString());
    fixture.intake.end(1);
    QCOMPARE(fixture.intake.chunkMessage(simpleBlock(1, 20, 0, "c"), 120ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a b"));
}

void PieceReassemblerTest::tellsSessionsApart()
{
    Fixture fixture;
    fixture.intake.announce(9, 0ns);
    QCOMPARE(fixture.intake.blobMessage(keyframe("a"), 100ms), QString());
    PieceReassembler next(fixture.stream, firstId * 2);
    next.announce(1, 1s); // lower than 9, but newer
    QCOMPARE(next.blobMessage(keyframe("b"), 1100ms), QString());
    QCOMPARE(payloadsOf(fixture.sink), QByteArray("a b"));
}

QTEST_APPLESS_MAIN(PieceReassemblerTest)
#include "piece_reassembler_test.moc"
