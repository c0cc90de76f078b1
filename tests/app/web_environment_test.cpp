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

    void nothingIsSaidTwice()
    {
        const QByteArray once = withPublisherFlags({});
        QVERIFY(!once.startsWith(' '));
        QCOMPARE(withPublisherFlags(once), once);
    }
};

QTEST_APPLESS_MAIN(WebEnvironmentTest)
#include "web_environment_test.moc"
