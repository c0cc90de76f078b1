#include "output/dvr/dvr_store.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/size_limit.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace lancast;
using namespace lancast::dvr;
using namespace lancast::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int chunkBytes = 1'000;

stream::Chunk chunkAt(milliseconds time, bool isSyncPoint)
{
    stream::Chunk chunk;
    chunk.body = QByteArray::number(qint64(time.count())).rightJustified(chunkBytes, '.');
    if (isSyncPoint)
        chunk.header = chunk.body.first(9);
    chunk.body.remove(0, chunk.header.size());
    chunk.time = time;
    chunk.endTime = time + 30ms;
    chunk.isSyncPoint = isSyncPoint;
    return chunk;
}

stream::Burst blobOf(quint64 id, std::chrono::nanoseconds origin)
{
    stream::Burst blob;
    blob.id = id;
    blob.mime = "video/webm; codecs=\"vp" + QByteArray::number(id) + '"';
    blob.initSegment = "init " + QByteArray::number(id);
    blob.origin = origin;
    return blob;
}

} // namespace

class DvrStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsWholeGops();
    void joinsSyncPointsThatLieClose();
    void givesBackTheBytes();
    void keepsTheBeginningsThatAreNeeded();
    void forgetsAStreamForTheNextOne();
    void forgetsTheOldestFileWhereTheDiskIsFull();
    void forgetsAllWhereTheDiskStaysFull();
    void continuesInAnotherFileWhereOneMayNotGrow();
    void leavesOutWhatFitsIntoNoFile();
    void pausesWhereNothingIsLeftToForget();
    void leavesOutWhatTheDiskCannotTakeInTime();
    void keepsWhatThereIsAtTheEnd();
    void isSwitchedOff();

private:
    void feed(milliseconds from, milliseconds to);
    [[nodiscard]] QByteArray contentAt(milliseconds time);
    [[nodiscard]] milliseconds to() const { return m_store->index().to(); }

    QTemporaryDir m_folder;
    std::atomic<qint64> m_freeBytes{1'000'000'000};
    std::atomic<int> m_fullAnswers{0}; ///< so many questions find the disk full
    DvrOptions m_options;
    const lancast::net::RelayClock m_clock;
    std::unique_ptr<DvrStore> m_store;
};

void DvrStoreTest::init()
{
    m_freeBytes = 1'000'000'000;
    m_options = {};
    m_options.folder = m_folder.path() + QStringLiteral("/cache");
    m_options.freeBytes = [this](const QString &) {
        return m_fullAnswers > 0 && m_fullAnswers-- > 0 ? 199'000'000 : m_freeBytes.load();
    };
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
}

/// A chunk every 100 ms, and a sync point every two seconds.
void DvrStoreTest::feed(milliseconds from, milliseconds to)
{
    for (milliseconds time = from; time < to; time += 100ms)
        (void)m_store->deliver(chunkAt(time, time % 2s == 0ms));
}

QByteArray DvrStoreTest::contentAt(milliseconds time)
{
    const auto found = m_store->index().find(time);
    if (found.absence != DvrIndex::Absence::None)
        return "absent";
    QByteArray content;
    bool isThere = false;
    m_store->reads().read(this, {found.gop.file, found.gop.offset}, found.gop.length,
                          [&](const QByteArray &bytes) {
                              content = bytes;
                              isThere = true;
                          });
    return QTest::qWaitFor([&isThere] { return isThere; }) ? content : QByteArray("no answer");
}

void DvrStoreTest::keepsWholeGops()
{
    m_store->begin(blobOf(1, 5s));
    (void)m_store->deliver(chunkAt(900ms, false)); // nothing can begin with it
    feed(2s, 11s);
    QTRY_COMPARE(to(), milliseconds(10s));
    QCOMPARE(m_store->index().from(), milliseconds(2s));
    QCOMPARE(m_store->index().bytes(), qint64(80 * chunkBytes));
    QCOMPARE(m_store->origin(), std::chrono::nanoseconds(5s));
    QCOMPARE(m_store->status().span, milliseconds(8s));
    QCOMPARE(m_store->status().limit, milliseconds(10min));
}

void DvrStoreTest::joinsSyncPointsThatLieClose()
{
    m_store->begin(blobOf(1, 0s));
    for (milliseconds time = 0ms; time <= 3s; time += 100ms)
        (void)m_store->deliver(chunkAt(time, true));
    QTRY_COMPARE(to(), milliseconds(3s));
    QCOMPARE(m_store->index().find(1s).gop.time, milliseconds(1s));
    QCOMPARE(m_store->index().find(1'900ms).gop.time, milliseconds(1s));
}

void DvrStoreTest::givesBackTheBytes()
{
    m_store->begin(blobOf(1, 0s));
    feed(0s, 9s);
    QTRY_COMPARE(to(), milliseconds(8s));
    QByteArray expected;
    for (milliseconds time = 4s; time < 6s; time += 100ms)
        expected += bytesOf(chunkAt(time, false));
    QCOMPARE(contentAt(5s), expected);
}

void DvrStoreTest::keepsTheBeginningsThatAreNeeded()
{
    m_store->setLength(1min);
    m_store->begin(blobOf(1, 0s));
    feed(0s, 10s);
    m_store->begin(blobOf(2, 0s));
    feed(10s, 40s);
    QTRY_COMPARE(to(), milliseconds(38s));
    QCOMPARE(m_store->index().find(9'900ms).gop.blob, quint64(1));
    QCOMPARE(m_store->index().find(10s).gop.blob, quint64(2));
    QCOMPARE(m_store->beginningOf(1).initSegment, QByteArray("init 1"));
    QCOMPARE(m_store->beginningOf(2).mime, QByteArray("video/webm; codecs=\"vp2\""));
    feed(40s, 100s);
    QTRY_COMPARE(to(), milliseconds(98s));
    QVERIFY(m_store->index().from() > 10s);
    QCOMPARE(m_store->beginningOf(1).initSegment, QByteArray());
    QCOMPARE(m_store->beginningOf(2).initSegment, QByteArray("init 2"));
}

void DvrStoreTest::forgetsAStreamForTheNextOne()
{
    m_store->begin(blobOf(1, 5s));
    feed(0s, 60s);
    QTRY_COMPARE(to(), milliseconds(58s));
    m_store->begin(blobOf(2, 500s));
    QVERIFY(m_store->index().isEmpty());
    feed(0s, 5s);
    QTRY_COMPARE(to(), milliseconds(4s));
    QCOMPARE(m_store->index().find(0s).gop.blob, quint64(2));
    QVERIFY(contentAt(0s).endsWith("1900"));
}

void DvrStoreTest::forgetsTheOldestFileWhereTheDiskIsFull()
{
    // Two GOPs of 20 chunks go into each file.
    m_options.maxFileBytes = 50 * chunkBytes;
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
    const QSignalSpy failures(m_store.get(), &DvrStore::keepingFailed);
    m_store->begin(blobOf(1, 0s));
    feed(0s, 21s);
    QTRY_COMPARE(to(), milliseconds(20s));
    m_fullAnswers = 2;
    feed(21s, 23s);
    QTRY_COMPARE(to(), milliseconds(22s));
    QCOMPARE(m_store->index().from(), milliseconds(8s));
    QVERIFY(contentAt(21s).endsWith("21900"));
    QVERIFY(contentAt(8s).endsWith("9900"));
    QCOMPARE(failures.size(), 0);
}

void DvrStoreTest::continuesInAnotherFileWhereOneMayNotGrow()
{
    m_options.maxBytes = 4 * m_options.maxFileBytes; // so many files
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
    const QSignalSpy failures(m_store.get(), &DvrStore::keepingFailed);
    const SizeLimit limit(50 * chunkBytes); // two GOPs of 20 chunks
    m_store->begin(blobOf(1, 0s));
    feed(0s, 41s);
    QTRY_COMPARE(to(), milliseconds(40s));
    QCOMPARE(failures.size(), 0);
    QVERIFY(m_store->index().from() >= 20s && m_store->index().from() <= 28s);
    QVERIFY(contentAt(m_store->index().from()).size() == 20 * chunkBytes);
    QVERIFY(contentAt(39s).endsWith("39900"));
}

void DvrStoreTest::leavesOutWhatFitsIntoNoFile()
{
    const QSignalSpy failures(m_store.get(), &DvrStore::keepingFailed);
    m_store->begin(blobOf(1, 0s));
    {
        const SizeLimit limit(10 * chunkBytes); // half a GOP
        feed(0s, 9s);
        QTRY_COMPARE(failures.size(), 1);
    }
    QVERIFY(m_store->index().isEmpty());
    feed(9s, 21s);
    QTRY_COMPARE(to(), milliseconds(20s));
}

void DvrStoreTest::forgetsAllWhereTheDiskStaysFull()
{
    // Two GOPs of 20 chunks go into each file.
    m_options.maxFileBytes = 50 * chunkBytes;
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
    const QSignalSpy failures(m_store.get(), &DvrStore::keepingFailed);
    m_store->begin(blobOf(1, 0s));
    feed(0s, 21s);
    QTRY_COMPARE(to(), milliseconds(20s));
    QCOMPARE(m_store->index().from(), milliseconds(0s));
    m_freeBytes = 100'000'000;
    feed(21s, 22s);
    (void)m_store->deliver(chunkAt(22s, true));
    // It forgets file after file, for the disk stays full, and then waits.
    QTRY_COMPARE(failures.size(), 1);
    QVERIFY(m_store->index().isEmpty());
    m_freeBytes = 1'000'000'000;
    feed(22'100ms, 27s);
    QTRY_COMPARE(to(), milliseconds(26s));
    QCOMPARE(m_store->index().from(), milliseconds(22s));
    QVERIFY(contentAt(23s).endsWith("23900"));
}

void DvrStoreTest::pausesWhereNothingIsLeftToForget()
{
    QFile file(m_folder.filePath(QStringLiteral("occupied")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_options.folder = file.fileName();
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
    const QSignalSpy failures(m_store.get(), &DvrStore::keepingFailed);
    m_store->begin(blobOf(1, 0s));
    feed(0s, 9s);
    QTRY_COMPARE(failures.size(), 1); // and not four times
    file.remove();
    feed(9s, 13s);
    QTRY_VERIFY(to() == milliseconds(12s));
    QCOMPARE(failures.size(), 1);
}

void DvrStoreTest::leavesOutWhatTheDiskCannotTakeInTime()
{
    m_options.maxUnwrittenBytes = 30 * chunkBytes;
    m_store = std::make_unique<DvrStore>(m_options, m_clock);
    m_store->begin(blobOf(1, 0s));
    // The first GOP waits for the disk, because nobody handles its answer; half of the second one is too
    // much.
    feed(0s, 6s);
    QTRY_COMPARE(to(), milliseconds(2'931ms));
    feed(6s, 9s);
    QTRY_COMPARE(to(), milliseconds(8s));
    QVERIFY(contentAt(2s).endsWith("2900"));
    const auto found = m_store->index().find(5s); // what is before the hole
    QCOMPARE(found.gop.time, milliseconds(2s));
    QCOMPARE(found.next, std::optional(milliseconds(6s)));
}

void DvrStoreTest::keepsWhatThereIsAtTheEnd()
{
    m_store->begin(blobOf(1, 0s));
    feed(0s, 3s);
    m_store->setStreamState(stream::StreamState::Ended);
    QTRY_COMPARE(to(), milliseconds(2'931ms)); // its last chunk ends at 2930
    QVERIFY(contentAt(2'500ms).endsWith("2900"));
}

void DvrStoreTest::isSwitchedOff()
{
    m_store->begin(blobOf(1, 0s));
    feed(0s, 9s);
    QTRY_COMPARE(to(), milliseconds(8s));
    m_store->setLength(0min);
    QVERIFY(m_store->index().isEmpty());
    feed(10s, 15s);
    m_store->setStreamState(stream::StreamState::Ended);
    QCOMPARE(m_store->status().bytes, qint64(0));
    QCOMPARE(m_store->status().limit, milliseconds(0));
    m_store->setLength(300min);
    QCOMPARE(m_store->length(), longestRewind);
}

QTEST_GUILESS_MAIN(DvrStoreTest)
#include "dvr_store_test.moc"
