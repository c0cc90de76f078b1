#include "dashboard/client_table.h"

#include "dashboard/client_model.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QNetworkInterface>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

net::ClientStatus client(quint64 id, net::ClientRole role, const QString &address)
{
    net::ClientStatus status;
    status.id = id;
    status.role = role;
    status.address = address;
    status.connectedFor = std::chrono::seconds(1000 - id); // sorted by it, the longest first
    return status;
}

const net::ClientStatus host = client(1, net::ClientRole::Publisher, u"127.0.0.1"_s);
const net::ClientStatus guest = client(2, net::ClientRole::Viewer, u"192.0.2.31"_s);
const net::ClientStatus player = client(3, net::ClientRole::Player, u"192.0.2.32"_s);
const net::ClientStatus ownWindow = client(4, net::ClientRole::Viewer, u"127.0.0.1"_s);

struct Desk
{
    Desk()
    {
        table.setClients({host, guest, player, ownWindow});
        table.resize(1000, 200);
        table.show();
    }

    /// Opens the menu of \a row by the Menu key.
    QMenu *menuOf(int row)
    {
        table.setCurrentIndex(table.model()->index(row, 0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table.viewport(), &event);
        return menu();
    }

    QMenu *menu() const { return table.findChild<QMenu *>({}, Qt::FindDirectChildrenOnly); }

    QAction *sorting(const QString &text) const
    {
        return action(menu()->findChild<QMenu *>(u"sortBy"_s), text);
    }

    QAction *column(const QString &text) const
    {
        return action(menu()->findChild<QMenu *>(u"columns"_s), text);
    }

    static QAction *action(const QMenu *menu, const QString &text)
    {
        const auto actions = menu->actions();
        const auto found = std::ranges::find_if(
            actions, [&text](const QAction *candidate) { return candidate->text().remove(u'&') == text; });
        return found == actions.end() ? nullptr : *found;
    }

    QString whoAt(int row) const { return table.model()->index(row, ClientModel::Who).data().toString(); }

    ClientTable table;
    QSignalSpy kicked{&table, &ClientTable::kickRequested};
    QSignalSpy blocked{&table, &ClientTable::blockRequested};
};

const QString endVisit = u"End this visit"_s;
const QString blockAddress = u"Block this address"_s;
const QString copyAddress = u"Copy address"_s;

} // namespace

class ClientTableTest : public QObject
{
    Q_OBJECT

private slots:
    void whatMayBeDoneToWhom_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<bool>("canEnd");
        QTest::addColumn<bool>("canBlock");
        QTest::newRow("the host") << 0 << false << false;
        QTest::newRow("a guest") << 1 << true << true;
        QTest::newRow("a player") << 2 << true << true;
        QTest::newRow("a window of this computer") << 3 << true << false;
    }

    void whatMayBeDoneToWhom()
    {
        QFETCH(int, row);
        Desk desk;
        const QMenu *menu = desk.menuOf(row);
        QVERIFY(menu);
        QTEST(Desk::action(menu, endVisit)->isEnabled(), "canEnd");
        QTEST(Desk::action(menu, blockAddress)->isEnabled(), "canBlock");
        QVERIFY(Desk::action(menu, copyAddress)->isEnabled());
    }

    void thisComputersOtherAddressesCannotBeBlocked()
    {
        const auto addresses = QNetworkInterface::allAddresses();
        const auto other =
            std::ranges::find_if(addresses, [](const QHostAddress &a) { return !a.isLoopback(); });
        const QString own = other == addresses.end() ? u"127.0.0.2"_s : other->toString();
        Desk desk;
        desk.table.setClients({client(9, net::ClientRole::Viewer, own)});
        QVERIFY(!Desk::action(desk.menuOf(0), blockAddress)->isEnabled());
    }

    void theMenuIsForTheClientItWasOpenedOn()
    {
        Desk desk;
        const QMenu *menu = desk.menuOf(1);
        desk.table.setClients({host, player}); // the guest leaves under the open menu
        Desk::action(menu, endVisit)->trigger();
        QCOMPARE(desk.kicked.size(), 1);
        QCOMPARE(desk.kicked[0][0].toULongLong(), guest.id);
    }

    void blockingAndCopyingNameTheAddress()
    {
        Desk desk;
        const QMenu *menu = desk.menuOf(1);
        Desk::action(menu, copyAddress)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), guest.address);
        Desk::action(menu, blockAddress)->trigger();
        QCOMPARE(desk.blocked[0][0].toULongLong(), guest.id);
        QCOMPARE(desk.blocked[0][1].toString(), guest.address);
        QCOMPARE(desk.kicked.size(), 0);
    }

    void deleteEndsTheSelectedVisit()
    {
        Desk desk;
        QTest::keyClick(&desk.table, Qt::Key_Delete); // nobody is selected
        desk.table.setCurrentIndex(desk.table.model()->index(0, 0));
        QTest::keyClick(&desk.table, Qt::Key_Delete); // the host
        QCOMPARE(desk.kicked.size(), 0);
        desk.table.setCurrentIndex(desk.table.model()->index(2, 0));
        QTest::keyClick(&desk.table, Qt::Key_Delete);
        QCOMPARE(desk.kicked.size(), 1);
        QCOMPARE(desk.kicked[0][0].toULongLong(), player.id);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier, {}, true);
        QApplication::sendEvent(&desk.table, &held);
        QCOMPARE(desk.kicked.size(), 1);
    }

    void anotherOrderIsStillTheRightClient()
    {
        Desk desk;
        desk.table.sortByColumn(ClientModel::ConnectedFor, Qt::AscendingOrder);
        desk.table.setCurrentIndex(desk.table.model()->index(3, 0));
        QTest::keyClick(&desk.table, Qt::Key_Delete);
        QCOMPARE(desk.kicked[0][0].toULongLong(), guest.id);
    }

    void noMenuWithoutAClient()
    {
        Desk desk;
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(10, 190), QPoint(10, 190));
        QApplication::sendEvent(desk.table.viewport(), &event);
        QVERIFY(!desk.menu());
    }

    void theKeyboardSorts()
    {
        Desk desk;
        QSignalSpy chosen(&desk.table, &ClientTable::choicesChanged);
        QVERIFY(desk.menuOf(0));
        QVERIFY(desk.sorting(u"For"_s)->isChecked() && desk.sorting(u"Descending"_s)->isChecked());
        desk.sorting(u"Ascending"_s)->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(desk.table.choices().sortOrder, Qt::AscendingOrder);
        QCOMPARE(desk.whoAt(1), u"This computer"_s); // behind the host: the window that came last
        desk.menu()->close();
        QTRY_VERIFY(!desk.menu());
        QVERIFY(desk.menuOf(0));
        desk.sorting(u"Role"_s)->trigger();
        QCOMPARE(desk.table.choices().sortedBy, ClientModel::Role);
        QCOMPARE(desk.table.horizontalHeader()->sortIndicatorSection(), int(ClientModel::Role));
    }

    void theMenuIsThereWithoutASelection()
    {
        Desk desk;
        desk.table.setCurrentIndex({});
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(desk.table.viewport(), &event);
        QVERIFY(desk.menu() && !Desk::action(desk.menu(), endVisit));
        QVERIFY(desk.sorting(u"Delay"_s));
    }

    void columnsAreHiddenAndShown()
    {
        Desk desk;
        desk.table.resize(1400, 200);
        QTRY_VERIFY(!desk.table.isColumnHidden(ClientModel::Queued));
        QVERIFY(desk.menuOf(0));
        QVERIFY(!desk.column(u"Who"_s)->isEnabled());
        desk.column(u"Queued"_s)->trigger();
        QVERIFY(desk.table.isColumnHidden(ClientModel::Queued));
        QVERIFY(desk.table.choices().isHidden[ClientModel::Queued]);
        desk.menu()->close();
        QTRY_VERIFY(!desk.menu());
        QVERIFY(desk.menuOf(0));
        desk.column(u"Usual columns"_s)->trigger();
        QVERIFY(!desk.table.isColumnHidden(ClientModel::Queued));
    }

    void theHeaderIsRemembered()
    {
        Desk desk;
        desk.table.resize(1400, 200);
        QTRY_VERIFY(!desk.table.isColumnHidden(ClientModel::Queued));
        QSignalSpy chosen(&desk.table, &ClientTable::choicesChanged);
        QHeaderView *header = desk.table.horizontalHeader();
        header->resizeSection(ClientModel::Queued, 150);
        QCOMPARE(desk.table.choices().widths[ClientModel::Queued], 150);
        header->moveSection(header->visualIndex(ClientModel::Delay), 0);
        QCOMPARE(desk.table.choices().order[0], ClientModel::Delay);
        desk.table.sortByColumn(ClientModel::Sent, Qt::AscendingOrder);
        QCOMPARE(desk.table.choices().sortedBy, ClientModel::Sent);
        QVERIFY(chosen.size() >= 3);
        const TableChoices choices = desk.table.choices();
        ClientTable other;
        other.resize(1400, 200);
        other.setChoices(choices);
        QVERIFY(other.choices() == choices);
        QCOMPARE(other.horizontalHeader()->logicalIndex(0), int(ClientModel::Delay));
        QCOMPARE(other.columnWidth(ClientModel::Queued), 150);
        QCOMPARE(other.horizontalHeader()->sortIndicatorSection(), int(ClientModel::Sent));
    }

    void aSmallTableForgetsNothing()
    {
        Desk desk;
        QSignalSpy chosen(&desk.table, &ClientTable::choicesChanged);
        for (const int width : {1400, 700, 1400}) {
            desk.table.resize(width, 200);
            QTRY_COMPARE(desk.table.isColumnHidden(ClientModel::Sent), width == 700);
        }
        QCOMPARE(chosen.size(), 0);
        QVERIFY(desk.table.choices() == TableChoices());
    }

    void selectionAndScrollingStay()
    {
        Desk desk;
        QList<net::ClientStatus> clients;
        for (quint64 id = 1; id <= 100; ++id)
            clients.append(client(id, net::ClientRole::Viewer, u"192.0.2.%1"_s.arg(id)));
        desk.table.setClients(clients);
        desk.table.setCurrentIndex(desk.table.model()->index(60, 0));
        desk.table.scrollTo(desk.table.currentIndex(), QAbstractItemView::PositionAtTop);
        const int place = desk.table.verticalScrollBar()->value();
        QVERIFY(place > 0);
        clients.removeIf([](const net::ClientStatus &one) { return one.id > 80 && one.id % 2 == 0; });
        clients[0].bytes = 1000;
        desk.table.setClients(clients);
        QCOMPARE(desk.table.currentIndex().data().toString(), u"192.0.2.61"_s);
        QVERIFY(desk.table.selectionModel()->isRowSelected(60));
        QCOMPARE(desk.table.verticalScrollBar()->value(), place);
    }
};

QTEST_MAIN(ClientTableTest)
#include "client_table_test.moc"
