#include "dashboard/graph_scale.h"

#include <QTest>

#include <limits>

using lancast::app::axisEnd;

class GraphScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void endsAtARoundNumber_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("end");
        QTest::newRow("nothing yet") << 0.0 << 0.5 << 0.5;
        QTest::newRow("little") << 0.3 << 0.5 << 0.5;
        QTest::newRow("just above") << 0.51 << 0.5 << 1.0;
        QTest::newRow("on the end") << 50.0 << 1.0 << 50.0;
        QTest::newRow("five tenths in floating point") << 0.1 + 0.4 << 0.1 << 0.5;
        QTest::newRow("rates") << 2.5 << 1.0 << 5.0;
        QTest::newRow("a thousand viewers") << 1000.0 << 5.0 << 1000.0;
        QTest::newRow("and one") << 1001.0 << 5.0 << 2000.0;
        QTest::newRow("nothing at all") << 0.0 << 0.0 << 1.0;
        QTest::newRow("no number") << std::numeric_limits<double>::infinity() << 1.0 << 1.0;
    }

    void endsAtARoundNumber()
    {
        QFETCH(const double, highest);
        QFETCH(const double, least);
        QTEST(axisEnd(highest, least), "end");
    }
};

QTEST_APPLESS_MAIN(GraphScaleTest)
#include "graph_scale_test.moc"
