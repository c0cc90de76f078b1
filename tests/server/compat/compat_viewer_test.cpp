// The seed's viewers: what passes to them, and what a slow one costs.
#include "tests/support/net_seed.h"

#include <QRegularExpression>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class SeedViewerTest : public QObject
{
    Q_OBJECT

public:
    explicit SeedViewerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void passMessagesAsTheyAre();
    void stopKeepingABlobThatIsTooLarge();
    void dropASlowViewerToTheNextBlob();
    void letGoOfAStalledViewer();
    void holdTheLimitOfViewers();
    void letTheHostSendAViewerAway();

private:
    TestTime &m_time;
};

void SeedViewerTest::passMessagesAsTheyAre()
{
    TestRelay relay(seedOptions());
    SeedWatcher early(relay);
    SeedPublisher publisher(relay);
    publisher.sendBlob("blob one");
    QTRY_COMPARE(messagesOf(*early.blob), QList<QByteArray>({"blob one"}));
    publisher.sendChunk("a");
    publisher.sendChunk({});
    publisher.sendChunk(QByteArray(100'000, 'b'));
    QTRY_COMPARE(messagesOf(*early.chunk), QList<QByteArray>({"a", "", QByteArray(100'000, 'b')}));

    SeedWatcher late(relay);
    QTRY_COMPARE(messagesOf(*late.chunk), QList<QByteArray>({"blob onea" + QByteArray(100'000, 'b')}));
    publisher.sendBlob("blob two");
    QTRY_COMPARE(messagesOf(*late.blob), QList<QByteArray>({"blob two"}));
    QTRY_COMPARE(messagesOf(*early.blob), QList<QByteArray>({"blob one", "blob two"}));
    publisher.sendChunk("c");
    QTRY_COMPARE(messagesOf(*late.chunk).size(), 2);
    QCOMPARE(messagesOf(*late.chunk).constLast(), QByteArray("c"));
    SeedWatcher later(relay);
    QTRY_COMPARE(messagesOf(*later.chunk), QList<QByteArray>({"blob twoc"}));
    QVERIFY(messagesOf(*later.blob).isEmpty());
}

void SeedViewerTest::stopKeepingABlobThatIsTooLarge()
{
    RelayOptions options = seedOptions();
    options.limits.maxSeedBufferBytes = 100'000;
    TestRelay relay(options);
    SeedWatcher early(relay);
    SeedPublisher publisher(relay);
    publisher.sendBlob(chunkNumber(0));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("has outgrown 100000 bytes")));
    for (int i = 1; i < 5; ++i)
        publisher.sendChunk(chunkNumber(i));
    QTRY_COMPARE(messagesOf(*early.chunk).size(), 4); // live ones go on
    SeedWatcher late(relay);
    QTRY_COMPARE(messagesOf(*late.chunk), QList<QByteArray>({chunkNumber(0)}));
    QVERIFY(relay.status().value(QLatin1String("media")).toObject().value(QLatin1String("bytes")).toInt() <
            150'000);
    publisher.sendChunk(chunkNumber(5));
    QTRY_COMPARE(messagesOf(*late.chunk).size(), 2);
    QCOMPARE(messagesOf(*late.chunk).constLast(), chunkNumber(5));
}

void SeedViewerTest::dropASlowViewerToTheNextBlob()
{
    RelayOptions options = seedOptions();
    options.limits.maxSeedBufferBytes = 200'000;
    options.limits.maxQueuedBytesPerSeedViewer = 300'000;
    options.limits.progressDeadline = 5min; // what is counted here is bytes, however slow the build
    TestRelay relay(options);
    SeedWatcher slow(relay);
    SeedWatcher quick(relay);
    SeedPublisher publisher(relay);
    publisher.sendBlob("blob");
    QTRY_COMPARE(messagesOf(*quick.blob).size(), 1);
    slow.chunk->pause();
    constexpr int count = 200; // 10 MB: more than queue and kernel hold
    qsizetype mostQueued = 0;
    for (int i = 0; i < count; ++i) {
        publisher.sendChunk(chunkNumber(i));
        m_time.advance(0ms);
        QTRY_COMPARE(messagesOf(*quick.chunk).size(), i + 1);
        for (const net::ClientStatus &client : relay.server().status().clients)
            mostQueued = std::max(mostQueued, client.queuedBytes);
    }
    QVERIFY(mostQueued > 100'000);
    QVERIFY2(mostQueued <= 300'000, qPrintable(QString::number(mostQueued)));

    slow.chunk->resume();
    const auto queued = [&relay] {
        qsizetype bytes = 0;
        for (const net::ClientStatus &client : relay.server().status().clients)
            bytes += client.queuedBytes;
        return bytes;
    };
    QTRY_COMPARE(queued(), qsizetype(0));
    publisher.sendChunk(chunkNumber(count)); // would have a hole before it
    QTRY_COMPARE(messagesOf(*quick.chunk).size(), count + 1);
    publisher.sendBlob("next blob");
    QTRY_COMPARE(messagesOf(*slow.blob).size(), 2);
    publisher.sendChunk(chunkNumber(count + 1));
    QTRY_COMPARE(messagesOf(*slow.chunk).constLast(), chunkNumber(count + 1));
    const QList<QByteArray> got = messagesOf(*slow.chunk);
    QVERIFY(got.size() < count / 2 && !got.contains(chunkNumber(count)));
    for (qsizetype i = 0; i + 1 < got.size(); ++i)
        QCOMPARE(got[i], chunkNumber(int(i))); // whole, in order, without a hole
}

void SeedViewerTest::letGoOfAStalledViewer()
{
    RelayOptions options = seedOptions();
    options.limits.progressDeadline = 500ms;
    options.limits.closeDeadline = 100ms;
    TestRelay relay(options);
    SeedWatcher stalled(relay);
    SeedPublisher publisher(relay);
    stalled.chunk->pause();
    publisher.sendBlob("blob");
    for (int i = 0; i < 200; ++i)
        publisher.sendChunk(chunkNumber(i));
    const auto queued = [&relay] {
        return relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInteger();
    };
    QTRY_VERIFY(queued() > 0);
    m_time.advance(499ms);
    QVERIFY(queued() > 0);
    QVERIFY(m_time.advanceUntil([&] { return queued() == 0; }, 2s));
    publisher.sendBlob("its other socket stays, as it would with the seed");
    QTRY_COMPARE(messagesOf(*stalled.blob).size(), 2);
}

void SeedViewerTest::holdTheLimitOfViewers()
{
    RelayOptions options = seedOptions();
    options.maxViewers = 1;
    TestRelay relay(options);
    SeedWatcher first(relay); // two sockets, one viewer
    QCOMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 1);
    SeedWatcher second(relay);
    QTRY_COMPARE(second.blob->closeCode(), 4429);
    QTRY_COMPARE(second.chunk->closeCode(), 4429);
    first.blob->close();
    first.chunk->close();
    QTRY_COMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 0);
    SeedWatcher third(relay);
    QCOMPARE(third.blob->closeCode(), -1);
    QCOMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 1);
}

void SeedViewerTest::letTheHostSendAViewerAway()
{
    TestRelay relay(seedOptions());
    SeedWatcher viewer(relay);
    relay.room().guests().kick(
        quint64(relay.client(QStringLiteral("viewer")).value(QLatin1String("id")).toInteger()));
    QTRY_COMPARE(viewer.blob->closeCode(), 4403);
    QTRY_COMPARE(viewer.chunk->closeCode(), 4403);
}

int main(int argc, char **argv)
{
    return runInTestTime<SeedViewerTest>(argc, argv);
}

#include "compat_viewer_test.moc"
