#include "look/look.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lancast::app;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2, section 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class LookTest : public QObject
{
    Q_OBJECT

private slots:
    void stateColoursAreReadable_data()
    {
        QTest::addColumn<QColor>("window");
        QTest::newRow("light") << QColor(0xefefef);
        QTest::newRow("white") << QColor(0xffffff);
        QTest::newRow("dark") << QColor(0x323232);
        QTest::newRow("darker") << QColor(0x1b1e20);
    }

    void stateColoursAreReadable()
    {
        QFETCH(QColor, window);
        const QPalette palette(window, window);
        const StateColours colours = stateColours(palette);
        for (const QColor &colour :
             {colours.live, colours.good, colours.warning, colours.waiting, quietText(palette)})
            QVERIFY2(contrast(colour, window) >= 4.5, qPrintable(colour.name()));
    }
};

QTEST_GUILESS_MAIN(LookTest)
#include "look_test.moc"
