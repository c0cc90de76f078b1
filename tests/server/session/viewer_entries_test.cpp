// Who is in, and who takes a place: kept right whatever comes and goes.
#include "session/viewer_entries.h"

#include "session/dvr_client.h"
#include "stream/feed.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace lancast::net;

namespace {

using Phase = ViewerEntry::Phase;

ClientIdentity at(const char *address)
{
    ClientIdentity identity;
    identity.peer = QHostAddress(QString::fromLatin1(address));
    return identity;
}

} // namespace

class ViewerEntriesTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsAPageByItsSession();
    void givesASessionToTheNextPage();
    void countsOnlyThoseThatTakeAPlace();
    void knowsWhoWaitsInTheOrderOfTheirComing();
    void findsWhoReadsThePast();
    void staysRightWhateverComesAndGoes();
};

void ViewerEntriesTest::findsAPageByItsSession()
{
    ViewerEntries entries;
    QVERIFY(!entries.pageOf("page-0001"));
    entries.add({.id = 7, .session = "page-0001"});
    QCOMPARE(entries.pageOf("page-0001")->id, quint64(7));
    QVERIFY(!entries.pageOf("page-0002"));
    QVERIFY(!entries.pageOf({})); // of one without a session
    entries.remove(7);
    QVERIFY(!entries.pageOf("page-0001"));
    QVERIFY(entries.isEmpty());
}

/// The one before is still closing, and its end takes nothing from the next one.
void ViewerEntriesTest::givesASessionToTheNextPage()
{
    ViewerEntries entries;
    ViewerEntry &before = entries.add({.id = 1, .session = "page-0001"});
    entries.setPhase(before, Phase::Leaving);
    entries.releaseSession(before);
    QVERIFY(!entries.pageOf("page-0001"));
    entries.add({.id = 2, .session = "page-0001"});
    entries.releaseSession(before);
    entries.remove(1);
    QCOMPARE(entries.pageOf("page-0001")->id, quint64(2));
}

void ViewerEntriesTest::countsOnlyThoseThatTakeAPlace()
{
    ViewerEntries entries;
    ViewerEntry &waiting = entries.add({.id = 1, .phase = Phase::Incomplete});
    entries.add({.id = 2, .isCounted = true});
    QCOMPARE(entries.count(), 1);
    entries.setCounted(waiting, true);
    entries.setCounted(waiting, true);
    QCOMPARE(entries.count(), 2);
    entries.remove(1);
    entries.remove(1);
    QCOMPARE(entries.count(), 1);
}

void ViewerEntriesTest::knowsWhoWaitsInTheOrderOfTheirComing()
{
    // Only their addresses are compared.
    std::array<char, 3> places{};
    const auto page = [&](size_t i) { return reinterpret_cast<ViewerSession *>(&places[i]); };
    ViewerEntries entries;
    const ClientIdentity here = at("192.0.2.1");
    for (quint64 id : {1, 2, 3}) {
        entries.add({.id = id, .identity = here, .phase = Phase::Incomplete, .page = page(id - 1)});
    }
    QCOMPARE(entries.incompleteOf(here.peer), (std::vector{page(0), page(1), page(2)}));
    QVERIFY(entries.incompleteOf(QHostAddress(QStringLiteral("192.0.2.2"))).empty());
    entries.setPhase(*entries.find(1), Phase::Watching);
    entries.remove(2);
    QCOMPARE(entries.incompleteOf(here.peer), std::vector{page(2)});
}

void ViewerEntriesTest::findsWhoReadsThePast()
{
    const RelayClock clock;
    const RelayLimits limits;
    DvrClient client(5, {clock, limits});
    RequestHead head;
    head.query = "session=page-0001";
    client.countRequest(head, 100, {});
    ViewerEntries entries;
    entries.add({.id = 4, .session = "page-0001"});
    entries.add({.id = 5, .identity = at("192.0.2.1"), .reader = &client});
    QCOMPARE(entries.readerAt(QHostAddress(QStringLiteral("192.0.2.1")))->id, quint64(5));
    QVERIFY(!entries.readerAt(QHostAddress(QStringLiteral("192.0.2.2"))));
    QCOMPARE(entries.visitsOf("page-0001"), (std::vector<quint64>{4, 5}));
    QCOMPARE(entries.visitsOf("page-0002"), std::vector<quint64>());
    entries.remove(5);
    QVERIFY(!entries.readerAt(QHostAddress(QStringLiteral("192.0.2.1"))));
    QCOMPARE(entries.readers(), 0);
}

/// Against sets that are kept beside it.
void ViewerEntriesTest::staysRightWhateverComesAndGoes()
{
    QRandomGenerator random(1);
    ViewerEntries entries;
    std::map<quint64, QByteArray> present;
    std::set<quint64> counted;
    std::map<QByteArray, quint64> holders; ///< of each session
    for (quint64 id = 1; id <= 2'000; ++id) {
        const QByteArray session = "page-" + QByteArray::number(random.bounded(40));
        if (const ViewerEntry *holder = entries.pageOf(session)) {
            QCOMPARE(holder->id, holders.at(session));
            entries.releaseSession(*holder);
        }
        entries.add({.id = id, .isCounted = random.bounded(2) == 0, .session = session});
        holders[session] = id;
        present[id] = session;
        if (entries.find(id)->isCounted)
            counted.insert(id);
        while (present.size() > 30) {
            const auto gone = std::next(present.begin(), random.bounded(int(present.size())));
            entries.remove(gone->first);
            counted.erase(gone->first);
            if (const auto held = holders.find(gone->second);
                held != holders.end() && held->second == gone->first)
                holders.erase(held);
            present.erase(gone);
        }
        QCOMPARE(entries.count(), int(counted.size()));
        QCOMPARE(entries.all().size(), present.size());
        for (const auto &[held, holder] : holders)
            QCOMPARE(entries.pageOf(held)->id, holder);
    }
}

QTEST_GUILESS_MAIN(ViewerEntriesTest)
#include "viewer_entries_test.moc"
