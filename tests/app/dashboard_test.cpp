#include "dashboard.h"

#include "client_model.h"

#include <QLabel>
#include <QProgressBar>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;
using namespace std::chrono_literals;

namespace {

relay::ClientStatus client(quint64 id, relay::ClientRole role, std::optional<int> delayMs = {})
{
    relay::ClientStatus status;
    status.id = id;
    status.role = role;
    status.address = u"192.168.1.%1"_s.arg(id);
    status.delayMs = delayMs;
    return status;
}

} // namespace

class DashboardTest : public QObject
{
    Q_OBJECT

private slots:
    void figures()
    {
        Dashboard dashboard;
        relay::StatusSnapshot status;
        status.viewers = 12;
        status.bitsPerSecondIn = 2'500'000;
        status.bitsPerSecondOut = 30'000'000;
        status.gopCacheBytes = 812'345;
        status.gopCacheSpan = 2600ms;
        dashboard.setStatus(status);
        const auto text = [&dashboard](const QString &name) {
            return dashboard.findChild<QLabel *>(name)->text();
        };
        QCOMPARE(text(u"viewerCount"_s), u"12"_s);
        QCOMPARE(text(u"rateIn"_s), u"2.5 Mbit/s"_s);
        QCOMPARE(text(u"rateOut"_s), u"30.0 Mbit/s"_s);
        QCOMPARE(text(u"buffer"_s), u"812 KB · 2.6 s"_s);
        const auto *fill = dashboard.findChild<QProgressBar *>(u"bufferFill"_s);
        QCOMPARE(fill->value(), 0); // no limit known
        status.gopCacheLimitBytes = 1'000'000;
        dashboard.setStatus(status);
        QCOMPARE(fill->value(), 81);
        QCOMPARE(fill->maximum(), 100);
        QCOMPARE(fill->toolTip(), u"812 KB of at most 1.0 MB"_s);
    }

    void emptyStateTeaches()
    {
        Dashboard dashboard;
        dashboard.show();
        auto *empty = dashboard.findChild<QLabel *>(u"emptyText"_s);
        auto *table = dashboard.findChild<QTableView *>(u"clients"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(!table->isVisible());
        relay::StatusSnapshot status;
        status.clients = {client(1, relay::ClientRole::Publisher)};
        dashboard.setStatus(status); // the host alone is no audience
        QVERIFY(empty->isVisible());
        QVERIFY(table->isVisible());
        status.clients.append(client(2, relay::ClientRole::Viewer));
        status.viewers = 1;
        dashboard.setStatus(status);
        QVERIFY(!empty->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void aSmallWindowShowsWhatMatters()
    {
        Dashboard dashboard;
        auto *table = dashboard.findChild<QTableView *>(u"clients"_s);
        relay::StatusSnapshot status;
        status.clients = {client(1, relay::ClientRole::Viewer, 400)};
        dashboard.setStatus(status);
        dashboard.show();
        for (const int width : {1088, 768, 1088}) {
            dashboard.resize(width, 200);
            const bool isSmall = width < 1000;
            QTRY_COMPARE(table->isColumnHidden(ClientModel::Role), isSmall);
            QTRY_VERIFY(!table->horizontalScrollBar()->isVisible());
            QVERIFY(table->columnWidth(ClientModel::Browser) >= 80);
            for (const int column :
                 {ClientModel::Delay, ClientModel::Stalls, ClientModel::FramesLost, ClientModel::Dropped})
                QVERIFY(!table->isColumnHidden(column));
        }
    }

    void theMiddleDelay()
    {
        using relay::ClientRole;
        QVERIFY(!middleDelay({client(1, ClientRole::Publisher)}));
        QVERIFY(middleDelay({client(1, ClientRole::Viewer, 900), client(2, ClientRole::Viewer, 300),
                             client(3, ClientRole::Viewer), client(4, ClientRole::Viewer, 400)}) == 400);
    }
};

QTEST_MAIN(DashboardTest)
#include "dashboard_test.moc"
