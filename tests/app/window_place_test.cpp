#include "web/window_place.h"

#include <QTest>

using namespace lancast::app;

namespace {

const QList<QRect> oneScreen{{0, 24, 1920, 1056}};
const QRect usual{100, 100, 960, 540};

} // namespace

class WindowPlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void aFreePlaceIsTaken() { QCOMPARE(freePlace(usual, {}, oneScreen), usual); }

    void nothingRememberedIsTheDesktopsChoice() { QVERIFY(freePlace({}, {}, oneScreen).isNull()); }

    void aScreenThatIsGoneIsTheDesktopsChoice()
    {
        QVERIFY(freePlace(usual.translated(1920, 0), {}, oneScreen).isNull());
        QVERIFY(freePlace(usual.translated(1810, 0), {}, oneScreen).isNull()); // ten pixels are seen
        QVERIFY(freePlace(usual.translated(0, -200), {}, oneScreen).isNull()); // its title is not
        QVERIFY(!freePlace(usual.translated(1920, 0), {}, {oneScreen[0], {1920, 0, 1280, 1024}}).isNull());
    }

    void eachOneIsSeen()
    {
        QList<QRect> taken;
        for (int i = 0; i < 100; ++i) {
            const QRect place = freePlace(taken.isEmpty() ? usual : taken.constLast(), taken, oneScreen);
            QCOMPARE(place.size(), usual.size());
            QVERIFY(oneScreen[0].contains(place.topLeft()));
            for (const QRect &other : taken)
                QVERIFY((other.topLeft() - place.topLeft()).manhattanLength() >= 32);
            taken.append(place);
        }
        QCOMPARE(taken[1].topLeft(), QPoint(132, 132));
    }
};

QTEST_APPLESS_MAIN(WindowPlaceTest)
#include "window_place_test.moc"
