#include "devices/device_list.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class DeviceListTest : public QObject
{
    Q_OBJECT

private slots:
    void theSystemCountsUntilThePageKnowsNames()
    {
        const QList<Device> system{{u"Front"_s, true}, {u"Back"_s, false}};
        QCOMPARE(merged(system, {}), system);
    }

    void thePageAloneWillDo()
    {
        QCOMPARE(merged({}, {u"fake_device_0"_s}), QList<Device>({{u"fake_device_0"_s, false}}));
    }

    void noneIsThereTwice()
    {
        const QList<Device> system{{u"HD Pro Webcam C920"_s, false},
                                   {u"Integrated Camera: Integrated C"_s, true}};
        const QList<QString> page{u"Integrated Camera: Integrated C (04f2:b604)"_s,
                                  u"HD Pro Webcam C920 (046d:082d)"_s, u"Dummy video (0x0001)"_s};
        const QList<Device> expected{{u"Integrated Camera: Integrated C"_s, true},
                                     {u"HD Pro Webcam C920"_s, false},
                                     {u"Dummy video (0x0001)"_s, false}};
        QCOMPARE(merged(system, page), expected);
    }

    void whatThePageCannotOpenIsNotOffered()
    {
        const QList<Device> system{{u"Built-in Audio"_s, true}, {u"Monitor of Built-in Audio"_s, false}};
        QCOMPARE(merged(system, {u"Built-in Audio"_s}), QList<Device>({{u"Built-in Audio"_s, true}}));
    }

    void twoOfOneKind()
    {
        const QList<Device> system{{u"Cam"_s, true}, {u"Cam"_s, false}};
        QCOMPARE(merged(system, {u"Cam (046d:0825)"_s}), QList<Device>({{u"Cam"_s, true}}));
    }

    void aLabelIsFound()
    {
        const QList<Device> devices{{u"Front"_s, false}, {u"C920"_s, true}};
        QCOMPARE(defaultLabel(devices), u"C920"_s);
        QCOMPARE(defaultLabel({}), QString());
        QCOMPARE(labelOf(u"C920 (046d:082d)"_s, devices), u"C920"_s);
        QCOMPARE(labelOf(u"Gone"_s, devices), QString());
        QCOMPARE(labelOf(QString(), devices), QString());
    }
};

QTEST_APPLESS_MAIN(DeviceListTest)
#include "device_list_test.moc"
