#include "share/qr_code.h"

#include <QImage>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

QImage drawn(int side, qreal ratio)
{
    QrCode code;
    code.setText(u"http://192.168.1.20:8080/"_s);
    code.resize(side, side);
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::darkGreen);
    code.render(&pixmap, {}, {}, QWidget::DrawChildren);
    return pixmap.toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

class QrCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void blackOnWhiteWithAQuietZone_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("small") << 132;
        QTest::newRow("usual") << 168;
        QTest::newRow("odd") << 251;
    }

    void blackOnWhiteWithAQuietZone()
    {
        QFETCH(int, side);
        const QImage image = drawn(side, 1);
        // Where the white square begins and the first finder pattern's corner is.
        const auto isWhite = [&image](int x, int y) { return image.pixelColor(x, y) == Qt::white; };
        int zone = 0;
        while (zone < side && !isWhite(zone, zone))
            ++zone;
        int corner = zone;
        while (corner < side && isWhite(corner, corner))
            ++corner;
        QVERIFY2(corner < side, "no code was drawn");
        const int module = (corner - zone) / 4;
        QVERIFY(module >= 4);
        QCOMPARE(corner - zone, 4 * module);
        // A finder pattern along its middle row: 1 black, 1 white, 3 black, 1 white, 1 black.
        const int row = corner + 3 * module + module / 2;
        const QList<bool> expected{true, false, true, true, true, false, true};
        for (int i = 0; i < expected.size(); ++i)
            QCOMPARE(!isWhite(corner + i * module + module / 2, row), expected[i]);
        for (int y = zone; y < side - zone; ++y) {
            for (int x = zone; x < side - zone; ++x) {
                const QColor colour = image.pixelColor(x, y);
                QVERIFY2(colour == Qt::white || colour == Qt::black || colour == Qt::darkGreen,
                         "a blurred module");
            }
        }
    }
};

QTEST_MAIN(QrCodeTest)
#include "qr_code_test.moc"
