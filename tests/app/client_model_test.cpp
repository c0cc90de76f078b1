#include "dashboard/client_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;
using lancast::relay::ClientRole;
using lancast::relay::ClientStatus;

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
        const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
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
        QCOMPARE(layouts.size(), 0);
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
        ClientStatus host = client(1);
        host.address = u"127.0.0.1"_s;
        host.role = ClientRole::Publisher;
        model.setClients({host});
        QCOMPARE(cell(model, 0, ClientModel::Who), u"This computer"_s);
        QCOMPARE(cell(model, 0, ClientModel::Role), u"Host"_s);
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
        model.setClients({client(1, 9s, 9'000'000), second, third});
        const auto value = [&model](int row, ClientModel::Column column) {
            return model.index(row, column).data(ClientModel::SortRole).toLongLong();
        };
        QVERIFY(value(0, ClientModel::Sent) < value(1, ClientModel::Sent));
        QVERIFY(value(0, ClientModel::ConnectedFor) < value(1, ClientModel::ConnectedFor));
        for (const auto column : {ClientModel::Delay, ClientModel::Stalls, ClientModel::FramesLost}) {
            QCOMPARE(value(0, column), -1); // the silent ones come first
            QVERIFY(value(1, column) < value(2, column));
        }
    }

    void aThousandClientsAreQuick()
    {
        ClientModel model;
        QList<ClientStatus> clients;
        for (quint64 id = 0; id < 1000; ++id)
            clients.append(client(id));
        model.setClients(clients);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setClients(clients);
        QCOMPARE(changes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(ClientModelTest)
#include "client_model_test.moc"
