#include "window/responsive_body.h"

#include "dashboard/dashboard.h"
#include "dashboard/status_strip.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;
using Form = ResponsiveBody::Form;

namespace {

struct Desk
{
    Desk()
    {
        body.resize(1088, 640);
        body.show();
    }

    QWidget *stage = new QWidget;
    QWidget *share = new QWidget;
    Dashboard *dashboard = new Dashboard;
    ResponsiveBody body{stage, share, dashboard};
    QPushButton *details = dashboard->strip().findChild<QPushButton *>(u"details"_s);
};

} // namespace

class ResponsiveBodyTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingAtOnce()
    {
        Desk desk;
        QCOMPARE(desk.body.form(), Form::Full);
        QVERIFY(desk.share->isVisible() && desk.dashboard->isVisible());
        QVERIFY(!desk.dashboard->strip().isVisible());
    }

    void theDashboardHasItsShareUntilSomebodyMovesTheHandle()
    {
        Desk desk;
        QTRY_VERIFY(desk.dashboard->height() > 240 && desk.dashboard->height() < 260); // two fifths of 640
        desk.body.resize(1600, 1000);
        QTRY_COMPARE(desk.body.height(), 1000);
        QTRY_VERIFY(desk.dashboard->height() > 270 && desk.dashboard->height() < 300);
        auto *splitter = desk.body.findChild<QSplitter *>();
        splitter->setSizes({500, 480, 0});
        emit splitter->splitterMoved(500, 1);
        const int chosen = desk.dashboard->height();
        QVERIFY(chosen > 450);
        desk.body.resize(1700, 1000);
        QTRY_COMPARE(desk.body.width(), 1700);
        QCOMPARE(desk.dashboard->height(), chosen);
    }

    void aNarrowOneHasTabsAndTheLine()
    {
        Desk desk;
        desk.body.resize(768, 640);
        QTRY_COMPARE(desk.body.form(), Form::Tabs);
        QVERIFY(desk.dashboard->isVisible() && !desk.share->isVisible());
        QVERIFY(desk.dashboard->strip().isVisible());
        desk.body.findChild<QTabWidget *>()->setCurrentWidget(desk.share);
        QVERIFY(!desk.dashboard->isVisible());
        desk.details->click();
        QVERIFY(desk.dashboard->isVisible() && !desk.share->isVisible());
    }

    void aLowOneHasAWindowForTheRest()
    {
        Desk desk;
        desk.body.resize(1088, 500);
        QTRY_COMPARE(desk.body.form(), Form::Low);
        QVERIFY(desk.share->isVisible() && !desk.dashboard->isVisible());
        QVERIFY(desk.dashboard->strip().isVisible());
        net::StatusSnapshot status;
        status.viewers = 5;
        desk.dashboard->setStatus(status);
        QVERIFY(desk.dashboard->strip().findChild<QLabel *>(u"statusLine"_s)->text().startsWith(u"5 "_s));
        desk.details->click();
        QVERIFY(desk.dashboard->isVisible());
        QCOMPARE(desk.dashboard->findChild<QLabel *>(u"viewerCount"_s)->text(), u"5"_s);
        desk.dashboard->window()->close();
        QVERIFY(!desk.dashboard->isVisible());
    }

    void itGoesFromEachFormToEach()
    {
        Desk desk;
        const std::pair<Form, QSize> forms[] = {
            {Form::Full, {1088, 640}}, {Form::Tabs, {768, 640}}, {Form::Low, {1088, 500}}};
        for (const auto &[from, size] : forms) {
            for (const auto &[to, newSize] : forms) {
                desk.body.resize(size);
                QTRY_COMPARE(desk.body.form(), from);
                desk.body.resize(newSize);
                QTRY_COMPARE(desk.body.form(), to);
                QCOMPARE(desk.dashboard->isVisible(), to != Form::Low);
                QCOMPARE(desk.share->isVisible(), to != Form::Tabs);
                QCOMPARE(desk.dashboard->strip().isVisible(), to != Form::Full);
            }
        }
    }

    void aGrownWindowTakesTheDetailsBack()
    {
        Desk desk;
        desk.body.resize(1088, 500);
        QTRY_COMPARE(desk.body.form(), Form::Low);
        desk.details->click();
        auto *window = desk.body.findChild<QDialog *>();
        QVERIFY(window->isVisible());
        desk.body.resize(1088, 640);
        QTRY_VERIFY(!window->isVisible());
        QVERIFY(desk.dashboard->isVisible());
        QCOMPARE(desk.dashboard->window(), desk.body.window());
    }
};

QTEST_MAIN(ResponsiveBodyTest)
#include "responsive_body_test.moc"
