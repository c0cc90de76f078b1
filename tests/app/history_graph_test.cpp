#include "dashboard/history_graph.h"

#include "dashboard/value_history.h"
#include "look/look.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;

namespace {

struct Desk
{
    Desk()
    {
        graph.resize(300, 80);
        graph.show();
    }

    /// A value for each of the last \a values' seconds, the newest last.
    void fill(const QList<double> &values)
    {
        for (const double value : values)
            history.add(value, now += 1s);
        graph.refresh();
    }

    QImage picture(double scale = 1) const
    {
        QImage image((QSizeF(graph.size()) * scale).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(graph.palette().color(QPalette::Window));
        const_cast<HistoryGraph &>(graph).render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
        return image;
    }

    void press(Qt::Key key) { QTest::keyClick(&graph, key); }

    std::chrono::milliseconds now = 1000s;
    ValueHistory history;
    HistoryGraph graph{history,
                       {u"Delay"_s, [](double value) { return QString::number(value) + u" s"_s; }, 0.5}};
};

int pixelsLike(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += qAbs(pixel.red() - colour.red()) < 40 && qAbs(pixel.green() - colour.green()) < 40 &&
                     qAbs(pixel.blue() - colour.blue()) < 40;
        }
    }
    return count;
}

} // namespace

class HistoryGraphTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsDescribed()
    {
        Desk desk;
        QCOMPARE(desk.graph.accessibleName(), u"Delay: now unknown, at most unknown in the last 5 minutes"_s);
        desk.fill({0.5, 0.3});
        QCOMPARE(desk.graph.accessibleName(), u"Delay: now 0.3 s, at most 0.5 s in the last 5 minutes"_s);
    }

    void thePointerTellsAValue()
    {
        Desk desk;
        desk.fill({1, 2, 3});
        QTest::mouseMove(&desk.graph, QPoint(299, 40));
        QTRY_COMPARE(desk.graph.accessibleName(), u"Delay: 3 s, 0:00 ago"_s);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&desk.graph, &leave);
        QVERIFY(desk.graph.accessibleName().startsWith(u"Delay: now 3 s"_s));
    }

    void theArrowKeysTellValues()
    {
        Desk desk;
        desk.fill({1, 2, 3});
        desk.press(Qt::Key_Left);
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.graph.accessibleName(), u"Delay: 1 s, 0:02 ago"_s);
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.graph.accessibleName(), u"Delay: 2 s, 0:01 ago"_s);
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.graph.accessibleName(), u"Delay: unknown, 0:31 ago"_s);
        desk.press(Qt::Key_Home);
        QCOMPARE(desk.graph.accessibleName(), u"Delay: unknown, 4:59 ago"_s);
        desk.press(Qt::Key_Left); // no further
        QCOMPARE(desk.graph.accessibleName(), u"Delay: unknown, 4:59 ago"_s);
        desk.press(Qt::Key_End);
        QCOMPARE(desk.graph.accessibleName(), u"Delay: 3 s, 0:00 ago"_s);
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.graph.accessibleName().startsWith(u"Delay: now"_s));
    }

    void whatIsListenedToDoesNotChange()
    {
        Desk desk;
        desk.fill({1});
        desk.graph.activateWindow();
        desk.graph.setFocus();
        QTRY_VERIFY(desk.graph.hasFocus());
        const QString said = desk.graph.accessibleName();
        desk.fill({2});
        QCOMPARE(desk.graph.accessibleName(), said);
    }

    void aLineIsDrawnWhereValuesAreKnown_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void aLineIsDrawnWhereValuesAreKnown()
    {
        QFETCH(const double, scale);
        Desk desk;
        const QColor line = graphColour(desk.graph.palette());
        QCOMPARE(pixelsLike(desk.picture(scale), line), 0);
        desk.fill(QList<double>(60, 0.4));
        const int aMinute = pixelsLike(desk.picture(scale), line);
        QVERIFY(aMinute > 20);
        desk.now += 60s; // nothing is known of a minute
        desk.fill(QList<double>(60, 0.4));
        const int twoMinutes = pixelsLike(desk.picture(scale), line);
        QVERIFY2(twoMinutes > 1.7 * aMinute && twoMinutes < 2.3 * aMinute,
                 qPrintable(u"%1, %2"_s.arg(aMinute).arg(twoMinutes)));
    }

    void theAxisIsOneSharpLine_data() { aLineIsDrawnWhereValuesAreKnown_data(); }

    void theAxisIsOneSharpLine()
    {
        QFETCH(const double, scale);
        Desk desk;
        const QImage image = desk.picture(scale);
        const QRgb ground = desk.graph.palette().color(QPalette::Window).rgb();
        // Down a column in the middle: two lines of one device pixel.
        int drawn = 0;
        for (int y = int(20 * scale); y < image.height(); ++y)
            drawn += image.pixel(int(200 * scale), y) != ground;
        QCOMPARE(drawn, 2);
    }
};

QTEST_MAIN(HistoryGraphTest)
#include "history_graph_test.moc"
