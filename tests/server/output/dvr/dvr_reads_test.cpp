#include "output/dvr/dvr_reads.h"

#include "tests/support/test_time.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lancast::dvr;
using namespace lancast::test;
using namespace std::chrono_literals;

class DvrReadsTest : public QObject
{
    Q_OBJECT

public:
    explicit DvrReadsTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void init();
    void readsInTurn();
    void answersNobodyWhoIsGone();
    void saysWhatIsGone();
    void givesAllTogetherOnlySoMuch();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DvrDisk> m_disk;
    std::unique_ptr<DvrReads> m_reads;
    TestTime &m_time;
};

void DvrReadsTest::init()
{
    DvrOptions options;
    options.folder = m_folder.path();
    options.leastFreeBytes = 0;
    m_reads.reset();
    m_disk = std::make_unique<DvrDisk>(options);
    m_disk->write({.length = 20}, {"The past.", " All of it."}); // into the first file, which is 0
    m_reads = std::make_unique<DvrReads>(clockOfThread());
    m_reads->setDisk(m_disk.get());
}

void DvrReadsTest::readsInTurn()
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

void DvrReadsTest::answersNobodyWhoIsGone()
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

void DvrReadsTest::saysWhatIsGone()
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

void DvrReadsTest::givesAllTogetherOnlySoMuch()
{
    // Two seconds' worth, less what may come at once.
    const int slices = int((2 * DvrReads::bytesPerSecond + DvrReads::burstBytes) / DvrReads::maxSliceBytes);
    int answers = 0;
    const TestTime::Time begun = m_time.now();
    for (int i = 0; i < slices; ++i) {
        m_reads->read(this, {0, 0}, DvrReads::maxSliceBytes, [&answers](const QByteArray &) { ++answers; });
    }
    QVERIFY(m_time.advanceUntil([&] { return answers == slices; }, 3s));
    const auto elapsed = (m_time.now() - begun) / 1ms;
    QVERIFY2(elapsed >= 1'990 && elapsed <= 2'010, qPrintable(QString::number(elapsed)));
}

int main(int argc, char **argv)
{
    return runInTestTime<DvrReadsTest>(argc, argv);
}

#include "dvr_reads_test.moc"
