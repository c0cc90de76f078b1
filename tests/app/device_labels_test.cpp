#include "devices/device_labels.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class DeviceLabelsTest : public QObject
{
    Q_OBJECT

private slots:
    // The page decides by the same table: tests/web/device_labels.test.js.
    void oneDeviceHasTwoNames_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("same");
        const QJsonArray table =
            QJsonDocument::fromJson(lancast::test::recording("device_labels.json")).array();
        QVERIFY(table.size() > 10);
        for (const QJsonValue &row : table) {
            QTest::newRow(row[u"what"_s].toString().toUtf8().constData())
                << row[u"system"_s].toString() << row[u"page"_s].toString() << row[u"same"_s].toBool();
        }
    }

    void oneDeviceHasTwoNames()
    {
        QFETCH(QString, system);
        QFETCH(QString, page);
        QTEST(isSameDevice(system, page), "same");
        QTEST(isSameDevice(page, system), "same");
    }

    void theVerySameNameComesFirst()
    {
        const QList<QString> labels{u"Cam (046d:0825)"_s, u"Cam"_s};
        QCOMPARE(matching(u"Cam"_s, labels), u"Cam"_s);
        QCOMPARE(matching(u"Cam (V4L2)"_s, labels), u"Cam (046d:0825)"_s);
        QCOMPARE(matching(u"Other"_s, labels), QString());
    }

    void monitors()
    {
        QVERIFY(isMonitor(u"Monitor of Built-in Audio Analog Stereo"_s));
        QVERIFY(isMonitor(u"alsa_output.pci-0000_00_1f.3.analog-stereo.monitor"_s));
        QVERIFY(isMonitor(u"Virtual Source mic on Monitor of Built-in_Audio"_s));
        QVERIFY(!isMonitor(u"Built-in Audio Analog Stereo"_s));
        QVERIFY(!isMonitor(u"HP Monitor Microphone"_s));
    }
};

QTEST_APPLESS_MAIN(DeviceLabelsTest)
#include "device_labels_test.moc"
