#include "host/publisher_report.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

PublisherReport reportFrom(const char *json)
{
    return publisherReportFrom(QJsonDocument::fromJson(json).object());
}

} // namespace

class PublisherReportTest : public QObject
{
    Q_OBJECT

private slots:
    void aFullReport()
    {
        const PublisherReport report = reportFrom(
            R"({"state":"live","source":"camera","width":1280,"height":720,"frameRate":29.7,"askedFrameRate":30,
                "queuedBytes":4200,"level":0.5,"hasSound":true,
                "cameras":[{"id":"1","label":"One"},{"id":"2","label":""}],"microphones":[{"id":"3","label":"Mic"}],
                "error":null})");
        QCOMPARE(report.state, PublisherState::Live);
        QCOMPARE(report.size, QSize(1280, 720));
        QCOMPARE(report.frameRate, 29.7);
        QCOMPARE(report.askedFrameRate, 30.0);
        QCOMPARE(report.queuedBytes, 4200);
        QCOMPARE(report.cameras, QList<QString>{u"One"_s});
        QCOMPARE(report.microphones, QList<QString>{u"Mic"_s});
        QVERIFY(report.hasSound);
        QCOMPARE(report.level, 0.5);
        QVERIFY(report.errorCode.isEmpty());
    }

    void anError()
    {
        const PublisherReport report =
            reportFrom(R"({"state":"error","error":{"code":"no-camera","message":"None."}})");
        QCOMPARE(report.state, PublisherState::Error);
        QCOMPARE(report.errorCode, u"no-camera"_s);
        QCOMPARE(report.errorMessage, u"None."_s);
    }

    void aReducedQuality()
    {
        const auto reduced = reportFrom(R"({"reduced":{"from":{"width":1280,"height":720},
            "to":{"width":960,"height":540},"frameRate":30,"more":1}})")
                                 .reduced;
        QVERIFY(reduced);
        QCOMPARE(*reduced, (ReducedQuality{{1280, 720}, {960, 540}, 30}));
    }

    void noReducedQuality_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("none") << QByteArray(R"({"reduced":null})");
        QTest::newRow("a word") << QByteArray(R"({"reduced":"960x540"})");
        QTest::newRow("no rate") << QByteArray(
            R"({"reduced":{"from":{"width":4,"height":2},"to":{"width":2,"height":2}}})");
        QTest::newRow("a size below nothing") << QByteArray(
            R"({"reduced":{"from":{"width":4,"height":2},"to":{"width":-2,"height":2},"frameRate":30}})");
        QTest::newRow("no source") << QByteArray(
            R"({"reduced":{"from":[4,2],"to":{"width":2,"height":2},"frameRate":30}})");
    }

    void noReducedQuality()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!reportFrom(json.constData()).reduced);
    }

    void nonsenseGivesDefaults()
    {
        const PublisherReport report = reportFrom(
            R"({"state":7,"width":"wide","frameRate":-3,"queuedBytes":-9,"askedFrameRate":"x","level":9,"cameras":{"a":1},"error":"yes"})");
        QCOMPARE(report.state, PublisherState::Idle);
        QVERIFY(report.size.isEmpty());
        QCOMPARE(report.frameRate, 0.0);
        QCOMPARE(report.askedFrameRate, 0.0);
        QCOMPARE(report.queuedBytes, 0);
        QCOMPARE(report.level, 1.0);
        QVERIFY(report.cameras.isEmpty());
        QVERIFY(report.errorCode.isEmpty());
    }

    void onAir()
    {
        QVERIFY(isOnAir(PublisherState::Starting));
        QVERIFY(isOnAir(PublisherState::Reconnecting));
        QVERIFY(!isOnAir(PublisherState::Idle));
        QVERIFY(!isOnAir(PublisherState::Error));
    }
};

QTEST_APPLESS_MAIN(PublisherReportTest)
#include "publisher_report_test.moc"
