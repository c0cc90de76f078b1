#include "desktop/application_icon.h"

#include <QTest>

using namespace lancast::app;

class ApplicationIconTest : public QObject
{
    Q_OBJECT

private slots:
    void everySizeIsDrawn()
    {
        const QIcon icon = applicationIcon();
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            const QImage image = icon.pixmap(QSize(size, size), 1).toImage();
            QCOMPARE(image.size(), QSize(size, size));
            QCOMPARE(image.pixelColor(0, 0).alpha(), 0); // rounded
            // From the middle of the upper edge down to the dot: three arcs and the dot, told apart.
            int bright = 0;
            bool wasBright = false;
            for (int y = 0; y < size; ++y) {
                const bool isBright = image.pixelColor(size / 2, y).lightnessF() > 0.66;
                bright += isBright && !wasBright ? 1 : 0;
                wasBright = isBright;
            }
            QCOMPARE(bright, 4);
        }
    }
};

QTEST_MAIN(ApplicationIconTest)
#include "application_icon_test.moc"
