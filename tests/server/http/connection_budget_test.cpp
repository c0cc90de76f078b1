// Who gets a seat, and when it is free again.
#include "http/connection_budget.h"

#include <QTest>

#include <memory>
#include <sys/resource.h>
#include <vector>

using namespace lancast::net;
using Verdict = ConnectionBudget::Verdict;

namespace {

const QHostAddress guest(QStringLiteral("192.168.1.31"));
const QHostAddress other(QStringLiteral("fd00::31"));

using Tickets = std::vector<std::unique_ptr<ConnectionBudget::Ticket>>;

void enter(Tickets &tickets, const std::shared_ptr<ConnectionBudget> &budget, const QHostAddress &address)
{
    tickets.push_back(std::make_unique<ConnectionBudget::Ticket>(budget, address));
}

} // namespace

class ConnectionBudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void anAddressHasSoManyAndSoManyUnupgraded()
    {
        const auto budget = std::make_shared<ConnectionBudget>(1024, 64, 8);
        Tickets tickets;
        for (int i = 0; i < 64; ++i) {
            QCOMPARE(budget->judge(guest), Verdict::Welcome);
            enter(tickets, budget, guest);
            if (i >= 7) { // seven of them go on speaking HTTP
                QCOMPARE(budget->judge(guest), Verdict::AddressIsFull);
                tickets.back()->upgrade();
                tickets.back()->upgrade(); // once is enough
            }
        }
        QCOMPARE(budget->judge(guest), Verdict::AddressIsFull);
        QCOMPARE(budget->judge(other), Verdict::Welcome);
        tickets.pop_back();
        QCOMPARE(budget->judge(guest), Verdict::Welcome);
        tickets.clear();
        QCOMPARE(budget->connections(), 0);
    }

    void allTogetherHaveALimitAndThisMachineSomeRoomOverIt()
    {
        const auto budget = std::make_shared<ConnectionBudget>(100, 64, 64);
        Tickets tickets;
        for (int i = 0; i < 100; ++i)
            enter(tickets, budget, QHostAddress(quint32(0x0A000000 + i)));
        QCOMPARE(budget->judge(guest), Verdict::Full);
        QCOMPARE(budget->judge(QHostAddress(QHostAddress::LocalHost)), Verdict::Welcome);
        for (int i = 0; i < 16; ++i)
            enter(tickets, budget, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(budget->judge(QHostAddress(QHostAddress::LocalHost)), Verdict::Full);
        tickets.erase(tickets.begin(), tickets.begin() + 17);
        QCOMPARE(budget->judge(guest), Verdict::Welcome);
    }

    void aProxysConnectionsCountForThoseWhomItServes()
    {
        const auto budget = std::make_shared<ConnectionBudget>(8, 2, 1);
        Tickets tickets;
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(budget->judgeProxy(other), Verdict::Welcome);
            enter(tickets, budget, other);
            tickets.back()->setAddress(i < 3 ? guest : QHostAddress(quint32(0x0A000000 + i)));
            QCOMPARE(budget->isExceededBy(guest), i >= 2);
        }
        QCOMPARE(budget->judgeProxy(other), Verdict::Full);
        QVERIFY(!budget->isOwnRoomUsed());
        QVERIFY(!budget->hasAll(other));
        enter(tickets, budget, QHostAddress(QHostAddress::LocalHost));
        QVERIFY(budget->isOwnRoomUsed());
        tickets.back()->upgrade();
        tickets.back()->setAddress(other);
        QCOMPARE(budget->judge(other), Verdict::Full); // and none that speaks HTTP
        tickets.clear();
        QCOMPARE(budget->connections(), 0);
        QCOMPARE(budget->judge(guest), Verdict::Welcome);
        QCOMPARE(budget->judge(other), Verdict::Welcome);
    }

    void aProxyOnThisMachineMayBeTheHost()
    {
        const QHostAddress local(QHostAddress::LocalHost);
        const auto budget = std::make_shared<ConnectionBudget>(8, 2, 1);
        Tickets tickets;
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(budget->judgeProxy(local), Verdict::Welcome);
            enter(tickets, budget, other);
        }
        for (int i = 0; i < 16; ++i) {
            QCOMPARE(budget->judgeProxy(local), Verdict::OwnRoomOnly);
            QCOMPARE(budget->judgeProxy(other), Verdict::Full);
            enter(tickets, budget, local);
        }
        QCOMPARE(budget->judgeProxy(local), Verdict::Full);
    }

    void thisMachineMaySpeakHttpOnMore()
    {
        const auto budget = std::make_shared<ConnectionBudget>(1024, 64, 8);
        Tickets tickets;
        for (int i = 0; i < 64; ++i) {
            QCOMPARE(budget->judge(QHostAddress(QHostAddress::LocalHostIPv6)), Verdict::Welcome);
            enter(tickets, budget, QHostAddress(QHostAddress::LocalHostIPv6));
        }
        QCOMPARE(budget->judge(QHostAddress(QHostAddress::LocalHostIPv6)), Verdict::AddressIsFull);
    }

    void ticketsMayOutliveTheirReception()
    {
        auto budget = std::make_shared<ConnectionBudget>(10, 10, 10);
        Tickets tickets;
        enter(tickets, budget, guest);
        budget.reset();
        tickets.clear(); // and nothing has crashed
    }

    void staysBelowTheDescriptorLimit()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit low{256, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        QCOMPARE(usableConnections(100), 100);
        QCOMPARE(usableConnections(1024), 1024); // by raising the soft limit
        rlimit raised{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &raised), 0);
        QVERIFY(raised.rlim_cur > 1024);
        const rlimit fixed{256, 256};
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &fixed), 0);
        const int usable = usableConnections(1024);
        QVERIFY2(usable > 100 && usable < 240, qPrintable(QString::number(usable)));
    }
};

Q_DECLARE_METATYPE(ConnectionBudget::Verdict)
QTEST_APPLESS_MAIN(ConnectionBudgetTest)
#include "connection_budget_test.moc"
