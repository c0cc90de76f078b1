// The status as bytes: how often a snapshot is made for those who ask.
#include "relay/status_answers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace std::chrono_literals;

class StatusAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void aFloodOfRequestsMakesFewSnapshots();
    void isNeverOlderThanHalfASecond();
};

void StatusAnswersTest::aFloodOfRequestsMakesFewSnapshots()
{
    int snapshots = 0;
    StatusAnswers answers([&snapshots] {
        ++snapshots;
        return net::StatusSnapshot();
    });
    constexpr StatusAnswers::Time start = 1000h;
    for (StatusAnswers::Time now = start; now < start + 10s; now += 1ms) {
        QVERIFY(answers.json(now).startsWith('{'));
        QVERIFY(answers.metrics(now).contains("lancast_uptime_seconds"));
    }
    QVERIFY2(snapshots <= 2 * 20, qPrintable(QString::number(snapshots)));
}

void StatusAnswersTest::isNeverOlderThanHalfASecond()
{
    net::StatusSnapshot status;
    StatusAnswers answers([&status] { return status; });
    const auto viewers = [&answers](StatusAnswers::Time now) {
        return QJsonDocument::fromJson(answers.json(now)).object().value(QLatin1String("viewers")).toInt();
    };
    QCOMPARE(viewers(5s), 0);
    status.viewers = 3;
    QCOMPARE(viewers(5s + 499ms), 0);
    QCOMPARE(viewers(5s + 500ms), 3);
}

QTEST_APPLESS_MAIN(StatusAnswersTest)
#include "status_answers_test.moc"
