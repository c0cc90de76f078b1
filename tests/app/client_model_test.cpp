#include "dashboard/client_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;
using lancast::net::ClientRole;
using lancast::net::ClientStatus;

namespace {

ClientStatus client(quint64 id, std::chrono::milliseconds connectedFor = 1s, quint64 bytes = 0)
{
    ClientStatus status;
    status.id = id;
    status.address = u"192.168.1.%1"_s.arg(id);
    status.agent = u"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"_s;
    status.connectedFor = connectedFor;
    status.bytes = bytes;
    return status;
}

QString cell(const ClientModel &model, int row, ClientModel::Column column)
{
    return model.index(row, column).data().toString();
}

QList<quint64> ids(const ClientModel &model)
{
    QList<quint64> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.client(row).id);
    return result;
}

} // namespace

class ClientModelTest : public QObject
{
    Q_OBJECT

private slots:
    void clientsComeAndGoWithoutAReset()
    {
        ClientModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setClients({client(1), client(2), client(3)});
        const QPersistentModelIndex third = model.index(2, ClientModel::Who);
        model.setClients({client(3), client(4)});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(third.isValid());
        QCOMPARE(third.data().toString(), u"192.168.1.3"_s);
        QCOMPARE(cell(model, 1, ClientModel::Who), u"192.168.1.4"_s);
        model.setClients({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void everyCellInWords()
    {
        ClientModel model;
        ClientStatus status = client(7, 242s, 75'000'000);
        status.queuedBytes = 210'000;
        status.delayMs = 440;
        status.stalls = 2;
        status.droppedFrames = 17;
        status.droppedChunks = 41;
        status.isLagging = true;
        model.setClients({status});
        QCOMPARE(cell(model, 0, ClientModel::Role), u"Viewer"_s);
        QCOMPARE(cell(model, 0, ClientModel::Browser), u"Firefox, Linux"_s);
        QCOMPARE(cell(model, 0, ClientModel::ConnectedFor), u"4:02"_s);
        QCOMPARE(cell(model, 0, ClientModel::Sent), u"75 MB"_s);
        QCOMPARE(cell(model, 0, ClientModel::Queued), u"210 KB"_s);
        QCOMPARE(cell(model, 0, ClientModel::Delay), u"0.4 s"_s);
        QCOMPARE(cell(model, 0, ClientModel::Stalls), u"2"_s);
        QCOMPARE(cell(model, 0, ClientModel::FramesLost), u"17"_s);
        QCOMPARE(cell(model, 0, ClientModel::Dropped), u"41, lagging"_s);
    }

    void whoWatchesThePastIsSeenToDoSo()
    {
        ClientModel model;
        ClientStatus back = client(1, 242s, 75'000'000);
        back.behindMs = 200'400;
        ClientStatus far = client(2, 242s, 75'000'000);
        far.behindMs = 3'723'000;
        ClientStatus live = client(3, 242s, 75'000'000);
        live.delayMs = 900;
        model.setClients({back, far, live});
        QCOMPARE(cell(model, 0, ClientModel::Delay), u"3:20 back"_s);
        QCOMPARE(cell(model, 1, ClientModel::Delay), u"1:02:03 back"_s);
        QCOMPARE(cell(model, 2, ClientModel::Delay), u"0.9 s"_s);
        model.sort(ClientModel::Delay, Qt::AscendingOrder);
        QCOMPARE(ids(model), (QList<quint64>{3, 1, 2}));
        back.behindMs.reset();
        back.delayMs = 400;
        model.setClients({back, far, live});
        QCOMPARE(ids(model), (QList<quint64>{1, 3, 2}));
        QCOMPARE(cell(model, 0, ClientModel::Delay), u"0.4 s"_s);
    }

    void everyColumnHasATitleOfItsOwn()
    {
        const ClientModel model;
        QSet<QString> titles;
        for (int column = 0; column < model.columnCount(); ++column)
            titles.insert(model.headerData(column, Qt::Horizontal).toString());
        QCOMPARE(titles.size(), model.columnCount());
        QVERIFY(!titles.contains(QString()));
        // What is lost on the way, and what is lost at the viewer's: only the words beside them tell which.
        for (const int column :
             {ClientModel::Delay, ClientModel::Stalls, ClientModel::FramesLost, ClientModel::Dropped})
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }

    void whatIsNotReportedIsADash_data()
    {
        QTest::addColumn<ClientRole>("role");
        QTest::addColumn<bool>("hasReported");
        QTest::addColumn<QStringList>("cells"); // delay, stalls, frames lost, dropped
        QTest::newRow("silent viewer")
            << ClientRole::Viewer << false << QStringList{u"–"_s, u"–"_s, u"–"_s, u"0"_s};
        QTest::newRow("viewer") << ClientRole::Viewer << true
                                << QStringList{u"0.0 s"_s, u"0"_s, u"0"_s, u"0"_s};
        QTest::newRow("player") << ClientRole::Player << false << QStringList{u"–"_s, u"–"_s, u"–"_s, u"0"_s};
        QTest::newRow("host") << ClientRole::Publisher << true << QStringList{u"–"_s, u"–"_s, u"–"_s, u"–"_s};
    }

    void whatIsNotReportedIsADash()
    {
        QFETCH(const ClientRole, role);
        QFETCH(const bool, hasReported);
        ClientModel model;
        ClientStatus status = client(1);
        status.role = role;
        if (hasReported)
            status.delayMs = status.stalls = status.droppedFrames = 0;
        model.setClients({status});
        QTEST((QStringList{cell(model, 0, ClientModel::Delay), cell(model, 0, ClientModel::Stalls),
                           cell(model, 0, ClientModel::FramesLost), cell(model, 0, ClientModel::Dropped)}),
              "cells");
    }

    void thisComputerIsCalledSo()
    {
        ClientModel model;
        ClientStatus ownWindow = client(1);
        ownWindow.address = u"127.0.0.1"_s;
        model.setClients({ownWindow});
        QCOMPARE(cell(model, 0, ClientModel::Who), u"This computer"_s);
    }

    /// Where the window has no room for the role: its first column is always there.
    void theHostIsKnownByItsFirstCell()
    {
        ClientModel model;
        ClientStatus host = client(1);
        host.address = u"127.0.0.1"_s;
        host.role = ClientRole::Publisher;
        model.setClients({host});
        QCOMPARE(cell(model, 0, ClientModel::Who), u"Host"_s);
        QCOMPARE(cell(model, 0, ClientModel::Role), u"Host"_s);
        host.id = 2;
        host.address = u"192.168.1.50"_s;
        model.setClients({host});
        QCOMPARE(cell(model, 0, ClientModel::Who), u"Host, 192.168.1.50"_s);
    }

    void theHostIsTheFirstInEveryOrder()
    {
        ClientModel model;
        ClientStatus host = client(2, 2s, 20);
        host.role = ClientRole::Publisher;
        model.setClients({client(1, 3s, 10), host, client(3, 1s, 30)});
        for (int column = 0; column < ClientModel::ColumnCount; ++column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, order);
                QCOMPARE(model.client(0).id, host.id);
            }
        }
    }

    void theRateComesFromTwoSnapshots()
    {
        ClientModel model;
        model.setClients({client(1, 1s, 0)});
        QCOMPARE(cell(model, 0, ClientModel::Rate), u"0.0 Mbit/s"_s);
        model.setClients({client(1, 2s, 300'000)});
        QCOMPARE(cell(model, 0, ClientModel::Rate), u"2.4 Mbit/s"_s);
        model.setClients({client(1, 2s, 300'000)}); // no time has passed: nothing to divide by
        QCOMPARE(cell(model, 0, ClientModel::Rate), u"2.4 Mbit/s"_s);
        model.setClients({client(1, 3s, 300'000)});
        QCOMPARE(cell(model, 0, ClientModel::Rate), u"1.2 Mbit/s"_s);
    }

    void numbersSortAsNumbers()
    {
        ClientModel model;
        ClientStatus third = client(3);
        third.delayMs = third.stalls = third.droppedFrames = 10;
        ClientStatus second = client(2, 10s, 10'000'000);
        second.delayMs = second.stalls = second.droppedFrames = 9;
        model.setClients({third, client(1, 9s, 9'000'000), second});
        model.sort(ClientModel::Sent, Qt::DescendingOrder);
        QCOMPARE(ids(model), (QList<quint64>{2, 1, 3}));
        model.sort(ClientModel::ConnectedFor, Qt::AscendingOrder);
        QCOMPARE(ids(model), (QList<quint64>{3, 1, 2}));
        for (const auto column : {ClientModel::Delay, ClientModel::Stalls, ClientModel::FramesLost}) {
            model.sort(column, Qt::AscendingOrder);
            QCOMPARE(ids(model), (QList<quint64>{1, 2, 3})); // the silent ones come first
        }
    }

    void addressesSortByTheirParts()
    {
        ClientModel model;
        ClientStatus own = client(5);
        own.address = u"127.0.0.1"_s;
        ClientStatus far = client(6);
        far.address = u"2001:db8::1"_s;
        model.setClients({far, client(10), client(9), own, client(100)});
        model.sort(ClientModel::Who, Qt::AscendingOrder);
        QCOMPARE(ids(model), (QList<quint64>{5, 9, 10, 100, 6}));
    }

    void theOrderIsKeptAsClientsChangeAndCome()
    {
        ClientModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(ClientModel::Sent, Qt::DescendingOrder);
        model.setClients({client(1, 1s, 100), client(2, 1s, 200)});
        QCOMPARE(ids(model), (QList<quint64>{2, 1}));
        const QPersistentModelIndex first = model.index(1, ClientModel::Who); // of client 1
        model.setClients({client(1, 2s, 900), client(2, 2s, 300), client(3, 1s, 500)});
        QCOMPARE(ids(model), (QList<quint64>{1, 3, 2}));
        QCOMPARE(first.row(), 0);
        QCOMPARE(first.data().toString(), u"192.168.1.1"_s);
    }

    void equalOnesStayWhereTheyAre()
    {
        ClientModel model;
        model.sort(ClientModel::Queued, Qt::DescendingOrder);
        model.setClients({client(3), client(1), client(2)});
        const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        model.setClients({client(2), client(3), client(1)});
        QCOMPARE(ids(model), (QList<quint64>{1, 2, 3}));
        QCOMPARE(layouts.size(), 0);
    }

    void aHundredThatLeaveGoTogether()
    {
        ClientModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<ClientStatus> clients;
        for (quint64 id = 0; id < 200; ++id)
            clients.append(client(id));
        model.setClients(clients);
        const QPersistentModelIndex staying = model.index(151, ClientModel::Who);
        const QPersistentModelIndex leaving = model.index(150, ClientModel::Who);
        const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        clients.removeIf([](const ClientStatus &one) { return one.id % 2 == 0; });
        model.setClients(clients);
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(removals.size(), 1);
        QVERIFY(!leaving.isValid());
        QCOMPARE(staying.data().toString(), u"192.168.1.151"_s);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.client(row - 1).id < model.client(row).id);
    }

    void aThousandClientsAreToldAtOnce()
    {
        ClientModel model;
        QList<ClientStatus> clients;
        for (quint64 id = 0; id < 1000; ++id)
            clients.append(client(id));
        model.setClients(clients);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        model.setClients(clients);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(layouts.size(), 0);
    }
};

QTEST_GUILESS_MAIN(ClientModelTest)
#include "client_model_test.moc"
