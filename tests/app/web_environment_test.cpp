#include "web/web_environment.h"

#include <QTest>

using namespace lancast::app;

class WebEnvironmentTest : public QObject
{
    Q_OBJECT

private slots:
    void theUsersFlagsStay()
    {
        const QByteArray flags = withPublisherFlags("--use-fake-device-for-media-stream");
        QVERIFY(flags.startsWith("--use-fake-device-for-media-stream "));
        QVERIFY(flags.split(' ').contains("--disable-renderer-backgrounding"));
        QVERIFY(flags.split(' ').contains("--disable-background-timer-throttling"));
        QVERIFY(flags.split(' ').contains("--js-flags=--expose-gc"));
    }

    void littleSharedMemoryIsNotUsed()
    {
        constexpr const char *flag = "--disable-dev-shm-usage";
        constexpr quint64 mebibyte = 1024 * 1024;
        QCOMPARE(withSharedMemoryFlag("--mine", 64 * mebibyte), QByteArray("--mine ") + flag);
        QCOMPARE(withSharedMemoryFlag({}, 0), flag); // there is none
        QCOMPARE(withSharedMemoryFlag(flag, 0), flag);
        QCOMPARE(withSharedMemoryFlag("--mine", 255 * mebibyte), QByteArray("--mine ") + flag);
        QCOMPARE(withSharedMemoryFlag("--mine", 256 * mebibyte), "--mine");
        QCOMPARE(withSharedMemoryFlag("--mine", 8192 * mebibyte), "--mine");
    }

    void nothingIsSaidTwice()
    {
        const QByteArray once = withPublisherFlags({});
        QVERIFY(!once.startsWith(' '));
        QCOMPARE(withPublisherFlags(once), once);
    }
};

QTEST_APPLESS_MAIN(WebEnvironmentTest)
#include "web_environment_test.moc"
