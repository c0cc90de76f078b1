#include "web/local_origin.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class LocalOriginTest : public QObject
{
    Q_OBJECT

private slots:
    void what_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isPage");
        QTest::addColumn<bool>("isResource");
        QTest::newRow("page") << u"http://127.0.0.1:8080/publish"_s << true << true;
        QTest::newRow("its socket") << u"ws://127.0.0.1:8080/publish/blob"_s << false << true;
        QTest::newRow("blob") << u"blob:http://127.0.0.1:8080/1-2-3"_s << false << true;
        QTest::newRow("other port") << u"http://127.0.0.1:8081/"_s << false << false;
        QTest::newRow("other port's socket") << u"ws://127.0.0.1:8081/"_s << false << false;
        QTest::newRow("other name of this host") << u"http://localhost:8080/"_s << false << false;
        QTest::newRow("other scheme") << u"https://127.0.0.1:8080/"_s << false << false;
        QTest::newRow("host that begins alike") << u"http://127.0.0.1.example:8080/"_s << false << false;
        QTest::newRow("user that looks like the host")
            << u"http://127.0.0.1:8080@example/"_s << false << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false << false;
        QTest::newRow("script") << u"javascript:alert(1)"_s << false << false;
        QTest::newRow("inner page") << u"chrome://gpu"_s << false << false;
    }

    void what()
    {
        QFETCH(QString, url);
        const LocalOrigin origin(QUrl(u"http://127.0.0.1:8080/"_s));
        QTEST(origin.isPage(QUrl(url)), "isPage");
        QTEST(origin.isResource(QUrl(url)), "isResource");
    }

    void nothingIsOursBeforeTheRelayListens()
    {
        const LocalOrigin none;
        QVERIFY(none.isNull());
        QVERIFY(!none.isPage(QUrl(u"http://127.0.0.1:8080/"_s)));
        QVERIFY(!none.isPage(QUrl()));
        QVERIFY(!none.isResource(QUrl(u"ws://127.0.0.1:8080/"_s)));
    }
};

QTEST_APPLESS_MAIN(LocalOriginTest)
#include "local_origin_test.moc"
