#include "look/screen_fit.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTest>
#include <QWidget>

using namespace lancast::app;

class ScreenFitTest : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsStays()
    {
        const QRect wished(100, 100, 1120, 740);
        QCOMPARE(fittingRect(wished, {0, 0, 1920, 1080}), wished);
    }

    void everyWishLiesOnTheScreenWithItsFrame()
    {
        for (const QSize screen : {QSize(1024, 600), QSize(800, 480), QSize(640, 480), QSize(1366, 768)}) {
            const QRect available(QPoint(1920, 27), screen); // beside another screen, below a panel
            for (const QRect wished :
                 {QRect(0, 0, 1120, 740), QRect(1920, 27, 1120, 740), QRect(4000, 3000, 300, 200),
                  QRect(-500, -500, 100, 100), QRect(2000, 100, 5000, 20)}) {
                const QRect place = fittingRect(wished, available);
                // A title bar of 30 pixels above, a border of 2 around.
                QVERIFY(available.contains(place.adjusted(-2, -30, 2, 2)));
                QVERIFY(place.width() == wished.width() || wished.width() > screen.width() - 8);
            }
        }
    }

    void aWindowLargerThanTheScreenIsMadeToFitIt()
    {
        const QRect available = QGuiApplication::primaryScreen()->availableGeometry();
        QWidget window;
        window.setMinimumSize(available.size() + QSize(10, 10));
        window.resize(available.size() + QSize(300, 300));
        fitInto(window, available);
        window.show();
        QVERIFY(window.width() < available.width() && window.height() < available.height());
        window.resize(0, 0); // as small as it may be
        QVERIFY(window.width() < available.width() && window.height() < available.height());
    }

    void aWindowOfAScreenThatIsGoneIsSeen()
    {
        const QRect available = QGuiApplication::primaryScreen()->availableGeometry();
        QWidget window;
        window.setGeometry(available.right() + 1000, available.top() + 50, 200, 100);
        fitInto(window, available);
        QVERIFY(available.contains(window.geometry()));
    }
};

QTEST_MAIN(ScreenFitTest)
#include "screen_fit_test.moc"
