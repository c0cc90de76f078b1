#include "host/custom_quality.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(SizeFault)

class CustomQualityTest : public QObject
{
    Q_OBJECT

private slots:
    void sizesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<SizeFault>("fault");
        QTest::newRow("usual") << u"1280x720"_s << QSize(1280, 720) << SizeFault::None;
        QTest::newRow("spaces") << u" 1280 x 720 "_s << QSize(1280, 720) << SizeFault::None;
        QTest::newRow("sign") << u"1280×720"_s << QSize(1280, 720) << SizeFault::None;
        QTest::newRow("capital") << u"1280X720"_s << QSize(1280, 720) << SizeFault::None;
        QTest::newRow("upright") << u"1080x1920"_s << QSize(1080, 1920) << SizeFault::None;
        QTest::newRow("smallest") << u"160x90"_s << QSize(160, 90) << SizeFault::None;
        QTest::newRow("largest") << u"3840x2160"_s << QSize(3840, 2160) << SizeFault::None;
        QTest::newRow("narrow") << u"158x90"_s << QSize(158, 90) << SizeFault::TooSmall;
        QTest::newRow("low") << u"160x88"_s << QSize(160, 88) << SizeFault::TooSmall;
        QTest::newRow("wide") << u"3842x2160"_s << QSize(3842, 2160) << SizeFault::TooLarge;
        QTest::newRow("high") << u"3840x2162"_s << QSize(3840, 2162) << SizeFault::TooLarge;
        QTest::newRow("odd width") << u"1281x720"_s << QSize(1281, 720) << SizeFault::Odd;
        QTest::newRow("odd height") << u"1280x721"_s << QSize(1280, 721) << SizeFault::Odd;
        QTest::newRow("huge") << u"99999999999x2"_s << QSize() << SizeFault::NotASize;
        QTest::newRow("one number") << u"720"_s << QSize() << SizeFault::NotASize;
        QTest::newRow("negative") << u"-1280x720"_s << QSize() << SizeFault::NotASize;
        QTest::newRow("nothing") << QString() << QSize() << SizeFault::NotASize;
        QTest::newRow("more") << u"1280x720p"_s << QSize() << SizeFault::NotASize;
    }

    void sizesAreRead()
    {
        QFETCH(QString, text);
        const TypedSize typed = typedSize(text);
        QTEST(typed.size, "size");
        QTEST(typed.fault, "fault");
    }

    void whatMakesSense()
    {
        const CustomQuality good;
        QVERIFY(makesSense(good));
        QCOMPARE(typedSize(sizeText(good.size)).size, good.size);
        for (const int rate : {0, -5, 61}) {
            CustomQuality bad;
            bad.framesPerSecond = rate;
            QVERIFY(!makesSense(bad));
        }
        for (const int bits : {0, 99'999, 20'000'001}) {
            CustomQuality bad;
            bad.bitsPerSecond = bits;
            QVERIFY(!makesSense(bad));
        }
        CustomQuality odd;
        odd.size = {1281, 720};
        QVERIFY(!makesSense(odd));
    }
};

QTEST_APPLESS_MAIN(CustomQualityTest)
#include "custom_quality_test.moc"
