#include "dashboard/dashboard.h"

#include "dashboard/client_model.h"
#include "dashboard/client_table.h"
#include "dashboard/graph_row.h"
#include "dashboard/history_graph.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;
using namespace std::chrono_literals;

namespace {

net::ClientStatus client(quint64 id, net::ClientRole role, std::optional<int> delayMs = {})
{
    net::ClientStatus status;
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
        net::StatusSnapshot status;
        status.viewers = 12;
        status.bitsPerSecondIn = 2'500'000;
        status.bitsPerSecondOut = 30'000'000;
        status.gopCacheBytes = 812'345;
        status.gopCacheSpan = 2600ms;
        dashboard.setStatus(status);
        dashboard.show();
        const auto text = [&dashboard](const QString &name) {
            return dashboard.findChild<QLabel *>(name)->text();
        };
        QCOMPARE(text(u"viewerCount"_s), u"12"_s);
        QCOMPARE(text(u"rateIn"_s), u"2.5 Mbit/s"_s);
        QCOMPARE(text(u"rateOut"_s), u"30.0 Mbit/s"_s);
        QCOMPARE(text(u"buffer"_s), u"812 KB · 2.6 s"_s);
    }

    void mediaMemoryAgainstItsLimit()
    {
        Dashboard dashboard;
        dashboard.show();
        const auto *text = dashboard.findChild<QLabel *>(u"media"_s);
        const auto *fill = dashboard.findChild<QProgressBar *>(u"mediaFill"_s);
        QCOMPARE(fill->value(), 0); // no limit known
        net::StatusSnapshot status;
        status.mediaBytes = 12'000'000;
        status.mediaLimitBytes = 256'000'000;
        dashboard.setStatus(status);
        QCOMPARE(text->text(), u"12 MB of 256 MB"_s);
        QCOMPARE(fill->value(), 4);
        QCOMPARE(fill->maximum(), 100);
        status.mediaBytes = 300'000'000;
        dashboard.setStatus(status);
        QCOMPARE(fill->value(), 100);
    }

    void theLimitOfViewersIsChosen()
    {
        Dashboard dashboard;
        auto *limit = dashboard.findChild<QSpinBox *>(u"maxViewers"_s);
        QSignalSpy chosen(&dashboard, &Dashboard::maxViewersChosen);
        QCOMPARE(limit->text(), u"no limit"_s);
        dashboard.setMaxViewers(25);
        QCOMPARE(limit->value(), 25);
        QCOMPARE(chosen.size(), 0); // known already
        dashboard.show();
        limit->selectAll();
        QTest::keyClicks(limit, u"30"_s);
        QCOMPARE(chosen.size(), 0); // 3 would send people away
        QTest::keyClick(limit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 30);
        limit->setValue(0);
        QCOMPARE(chosen[1][0].toInt(), 0);
    }

    void blockingCanBeTakenBack()
    {
        Dashboard dashboard;
        dashboard.resize(1088, 200);
        dashboard.show();
        auto *table = dashboard.findChild<ClientTable *>();
        auto *unblock = dashboard.findChild<QPushButton *>(u"unblockAll"_s);
        QSignalSpy blocked(&dashboard, &Dashboard::blockRequested);
        const QSignalSpy unblocked(&dashboard, &Dashboard::unblockAllRequested);
        QVERIFY(!unblock->isVisible());
        emit table->blockRequested(7, u"192.168.1.7"_s);
        emit table->blockRequested(8, u"192.168.1.7"_s); // a second window there
        QCOMPARE(blocked.size(), 2);
        QCOMPARE(blocked[0][0].toULongLong(), quint64(7));
        QVERIFY(unblock->isVisible());
        QCOMPARE(unblock->text().remove(u'&'), u"Unblock all (1)"_s);
        QVERIFY(unblock->toolTip().contains(u"192.168.1.7"_s));
        unblock->click();
        QCOMPARE(unblocked.size(), 1);
        QVERIFY(!unblock->isVisible());
    }

    void whatDoesNotFitIsHiddenAndNothingIsCut()
    {
        Dashboard dashboard;
        dashboard.show();
        const auto *media = dashboard.findChild<QLabel *>(u"media"_s);
        const auto *buffer = dashboard.findChild<QLabel *>(u"buffer"_s);
        const auto *out = dashboard.findChild<QLabel *>(u"rateOut"_s);
        const auto *fill = dashboard.findChild<QProgressBar *>(u"mediaFill"_s);
        for (const int width : {1400, 992, 736, 1400}) {
            dashboard.resize(width, 200);
            QTRY_COMPARE(dashboard.width(), width);
            QTRY_VERIFY(out->isVisible() && out->width() >= out->sizeHint().width());
            if (width != 992) // where it depends on the font
                QCOMPARE(fill->isVisible() && media->isVisible(), width == 1400);
            for (const QLabel *label : {media, buffer, out}) {
                if (label->isVisible())
                    QVERIFY(label->mapTo(&dashboard, QPoint(label->width(), 0)).x() <= width);
            }
        }
    }

    void emptyStateTeaches()
    {
        Dashboard dashboard;
        dashboard.show();
        auto *empty = dashboard.findChild<QLabel *>(u"emptyText"_s);
        auto *table = dashboard.findChild<QTableView *>(u"clients"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(!table->isVisible());
        net::StatusSnapshot status;
        status.clients = {client(1, net::ClientRole::Publisher)};
        dashboard.setStatus(status); // the host alone is no audience
        QVERIFY(empty->isVisible());
        QVERIFY(table->isVisible());
        status.clients.append(client(2, net::ClientRole::Viewer));
        status.viewers = 1;
        dashboard.setStatus(status);
        QVERIFY(!empty->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void aSmallWindowShowsWhatMatters()
    {
        Dashboard dashboard;
        auto *table = dashboard.findChild<QTableView *>(u"clients"_s);
        net::StatusSnapshot status;
        status.clients = {client(1, net::ClientRole::Viewer, 400)};
        dashboard.setStatus(status);
        dashboard.show();
        for (const int width : {1288, 768, 1288}) {
            dashboard.resize(width, 200);
            const bool isSmall = width < 1000;
            QTRY_COMPARE(table->isColumnHidden(ClientModel::Role), isSmall);
            QTRY_VERIFY(!table->horizontalScrollBar()->isVisible());
            QVERIFY(table->columnWidth(ClientModel::Browser) >= 80);
            for (const int column :
                 {ClientModel::Rate, ClientModel::Delay, ClientModel::Stalls, ClientModel::Dropped})
                QVERIFY(!table->isColumnHidden(column));
        }
    }

    void graphsHaveThePlaceThatThereIs()
    {
        Dashboard dashboard;
        const auto *graphs = dashboard.findChild<GraphRow *>();
        const auto *table = dashboard.findChild<ClientTable *>();
        auto *toggle = dashboard.findChild<QPushButton *>(u"graphs"_s);
        const QSignalSpy chosen(&dashboard, &Dashboard::choicesChanged);
        net::StatusSnapshot status;
        status.viewers = 1;
        status.clients = {client(1, net::ClientRole::Viewer)};
        dashboard.resize(1000, 500);
        dashboard.show();
        dashboard.setStatus(status);
        QVERIFY(graphs->isVisible() && table->isVisible() && toggle->isChecked());
        dashboard.resize(1000, 160);
        QTRY_VERIFY(!graphs->isVisible());
        QVERIFY(table->isVisible() && !toggle->isChecked());
        QVERIFY(!dashboard.choices().showsGraphs); // nobody has chosen
        toggle->click();
        QVERIFY(graphs->isVisible() && !table->isVisible());
        QVERIFY(dashboard.choices().showsGraphs == true);
        toggle->click();
        QVERIFY(!graphs->isVisible() && table->isVisible());
        QVERIFY(dashboard.choices().showsGraphs == false);
        QCOMPARE(chosen.size(), 2);
        dashboard.resize(1000, 500); // what was chosen stays
        QTRY_COMPARE(dashboard.height(), 500);
        QVERIFY(!graphs->isVisible());
    }

    void graphsGoOnWhileNobodyLooks()
    {
        std::chrono::milliseconds now = 1000s;
        Dashboard dashboard([&now] { return now; });
        net::StatusSnapshot status;
        for (const int viewers : {3, 7, 2}) {
            status.viewers = viewers;
            dashboard.setStatus(status);
            now += 1s;
        }
        dashboard.resize(1000, 500);
        dashboard.show();
        bool isTold = false;
        for (const auto *graph : dashboard.findChildren<HistoryGraph *>())
            isTold |= graph->accessibleName() == u"Viewers: now 2, at most 7 in the last 5 minutes"_s;
        QVERIFY(isTold);
    }

    void whatIsNotInSightIsNotWorkedOn()
    {
        Dashboard dashboard;
        auto *model = dashboard.findChild<QTableView *>(u"clients"_s)->model();
        const auto *count = dashboard.findChild<QLabel *>(u"viewerCount"_s);
        net::StatusSnapshot status;
        const auto tell = [&](int viewers) {
            status.viewers = viewers;
            status.clients.clear();
            for (int id = 1; id <= viewers; ++id)
                status.clients.append(client(quint64(id), net::ClientRole::Viewer));
            dashboard.setStatus(status);
        };
        tell(3);
        QCOMPARE(model->rowCount(), 0);
        dashboard.show();
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(count->text(), u"3"_s);
        dashboard.showMinimized();
        tell(5);
        QCOMPARE(model->rowCount(), 3);
        dashboard.showNormal();
        QTRY_COMPARE(model->rowCount(), 5);
        QCOMPARE(count->text(), u"5"_s);
        dashboard.hide();
        tell(1);
        QCOMPARE(model->rowCount(), 5);
        dashboard.show();
        QCOMPARE(model->rowCount(), 1);
    }

    void theHostsHealth()
    {
        std::chrono::milliseconds now = 1000s;
        Dashboard dashboard([&now] { return now; });
        dashboard.resize(1200, 400);
        dashboard.show();
        const auto text = [&dashboard](const QString &name) {
            return dashboard.findChild<QLabel *>(name)->text();
        };
        QCOMPARE(text(u"hostHealth"_s), u"Nothing is sent"_s);
        QCOMPARE(text(u"framesSent"_s), u"–"_s);
        PublisherReport report;
        report.state = PublisherState::Live;
        report.frameRate = 29.9;
        report.askedFrameRate = 30;
        report.queuedBytes = 4200;
        net::StatusSnapshot status;
        status.state = stream::StreamState::Live;
        status.framesPerSecond = 29.6;
        status.frameAge = 83ms;
        status.cpuShare = 0.142;
        dashboard.setReport(report);
        dashboard.setStatus(status);
        QCOMPARE(text(u"hostHealth"_s), u"● Going well"_s);
        QCOMPARE(text(u"framesSent"_s), u"30 of 30"_s);
        QCOMPARE(text(u"encoding"_s), u"0.08 s"_s);
        QCOMPARE(text(u"sending"_s), u"4 KB"_s);
        QCOMPARE(text(u"relayCpu"_s), u"14 %"_s);
        status.framesPerSecond = 11;
        dashboard.setStatus(status);
        QCOMPARE(text(u"hostHealth"_s), u"● Going well"_s);
        now += 5s;
        dashboard.setStatus(status);
        QVERIFY(text(u"hostHealth"_s).startsWith(u"● The computer is too slow for this quality."_s));
    }

    void theMiddleDelay()
    {
        using net::ClientRole;
        QVERIFY(!middleDelay({client(1, ClientRole::Publisher)}));
        QVERIFY(middleDelay({client(1, ClientRole::Viewer, 900), client(2, ClientRole::Viewer, 300),
                             client(3, ClientRole::Viewer), client(4, ClientRole::Viewer, 400)}) == 400);
    }
};

QTEST_MAIN(DashboardTest)
#include "dashboard_test.moc"
