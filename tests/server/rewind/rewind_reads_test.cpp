#include "rewind/rewind_reads.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::rewind;

class RewindReadsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsInTurn();
    void answersNobodyWhoIsGone();
    void saysWhatIsGone();
    void givesAllTogetherOnlySoMuch();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<RewindDisk> m_disk;
    std::unique_ptr<RewindReads> m_reads;
};

void RewindReadsTest::init()
{
    RewindOptions options;
    options.folder = m_folder.path();
    options.leastFreeBytes = 0;
    m_reads.reset();
    m_disk = std::make_unique<RewindDisk>(options);
    m_disk->write({.length = 20}, {"The past.", " All of it."}); // into the first file, which is 0
    m_reads = std::make_unique<RewindReads>();
    m_reads->setDisk(m_disk.get());
}

void RewindReadsTest::readsInTurn()
{
    QByteArrayList answers;
    const auto keep = [&answers](const QByteArray &bytes) { answers.append(bytes); };
    m_reads->read(this, {0, 0}, 3, keep);
    m_reads->read(this, {0, 4}, 5, keep);
    m_reads->read(this, {0, 9}, 11, keep);
    QCOMPARE(answers.size(), 0); // never from within the call
    QTRY_COMPARE(answers.size(), 3);
    QCOMPARE(answers, (QByteArrayList{"The", "past.", " All of it."}));
}

void RewindReadsTest::answersNobodyWhoIsGone()
{
    auto gone = std::make_unique<QObject>();
    QByteArrayList answers;
    const auto keep = [&answers](const QByteArray &bytes) { answers.append(bytes); };
    m_reads->read(gone.get(), {0, 0}, 3, keep);
    m_reads->read(gone.get(), {0, 0}, 3, keep);
    m_reads->read(this, {0, 4}, 5, keep);
    gone.reset();
    QTRY_COMPARE(answers, QByteArrayList{"past."});
}

void RewindReadsTest::saysWhatIsGone()
{
    m_disk->dropBefore(1);
    bool isAnswered = false;
    m_reads->read(this, {0, 0}, 3, [&isAnswered](const QByteArray &bytes) { isAnswered = bytes.isEmpty(); });
    QTRY_VERIFY(isAnswered);
    m_reads->setDisk(nullptr);
    isAnswered = false;
    m_reads->read(this, {0, 0}, 3, [&isAnswered](const QByteArray &bytes) { isAnswered = bytes.isEmpty(); });
    QTRY_VERIFY(isAnswered);
}

void RewindReadsTest::givesAllTogetherOnlySoMuch()
{
    // Two seconds' worth, less what may come at once.
    const int slices =
        int((2 * RewindReads::bytesPerSecond + RewindReads::burstBytes) / RewindReads::maxSliceBytes);
    int answers = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < slices; ++i) {
        m_reads->read(this, {0, 0}, RewindReads::maxSliceBytes,
                      [&answers](const QByteArray &) { ++answers; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, slices, 20'000);
    QVERIFY2(clock.elapsed() >= 1'900, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(RewindReadsTest)
#include "rewind_reads_test.moc"
