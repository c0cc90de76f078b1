#include "share/dns_sd.h"

#include "support/fake_avahi.h"
#include "support/private_bus.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace lancast::tests;

namespace {

constexpr int patience = 10'000; // milliseconds
constexpr Announcement onPort8080{8080, false, -1};

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class DnsSdTest : public QObject
{
    Q_OBJECT

private slots:
    void theStreamIsAnnounced()
    {
        PrivateBus bus;
        const FakeAvahi avahi(bus.connection());
        DnsSd dnsSd(bus.connection());
        const QSignalSpy changes(&dnsSd, &DnsSd::localNameChanged);
        QCOMPARE(dnsSd.localName(), QString());
        dnsSd.announce(onPort8080);
        WAIT_FOR(!dnsSd.localName().isEmpty());
        QCOMPARE(dnsSd.localName(), u"studio.local"_s);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(avahi.announced().size(), 1);
        const FakeService service = avahi.announced().constFirst();
        QCOMPARE(service.name, u"LanCast on studio"_s);
        QCOMPARE(service.type, u"_http._tcp"_s);
        QCOMPARE(service.subtype, u"_lancast._sub._http._tcp"_s);
        QCOMPARE(service.port, quint16(8080));
        QCOMPARE(service.interfaceIndex, -1);
        QCOMPARE(service.text, QList<QByteArray>{"path=/"});
    }

    void httpsAndAnotherPortReplaceIt()
    {
        PrivateBus bus;
        const FakeAvahi avahi(bus.connection());
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        WAIT_FOR(!dnsSd.localName().isEmpty());
        dnsSd.announce(Announcement{8443, true, 3});
        QCOMPARE(dnsSd.localName(), QString());
        WAIT_FOR(!dnsSd.localName().isEmpty());
        QCOMPARE(avahi.announced().size(), 1);
        const FakeService service = avahi.announced().constFirst();
        QCOMPARE(service.type, u"_https._tcp"_s);
        QCOMPARE(service.subtype, u"_lancast._sub._https._tcp"_s);
        QCOMPARE(service.port, quint16(8443));
        QCOMPARE(service.interfaceIndex, 3);
    }

    void whatIsReplacedOnItsWayIsGivenBack()
    {
        PrivateBus bus;
        const FakeAvahi avahi(bus.connection());
        DnsSd dnsSd(bus.connection());
        for (quint16 port = 8080; port < 8090; ++port) {
            dnsSd.announce(Announcement{port, false, -1});
            QCoreApplication::processEvents();
        }
        WAIT_FOR(!dnsSd.localName().isEmpty() && avahi.heldGroups() == 1);
        QCOMPARE(avahi.announced().size(), 1);
        QCOMPARE(avahi.announced().constFirst().port, quint16(8089));
    }

    void itIsWithdrawn()
    {
        PrivateBus bus;
        const FakeAvahi avahi(bus.connection());
        auto dnsSd = std::make_unique<DnsSd>(bus.connection());
        dnsSd->announce(onPort8080);
        WAIT_FOR(avahi.announced().size() == 1);
        dnsSd->announce({});
        QCOMPARE(dnsSd->localName(), QString());
        WAIT_FOR(avahi.announced().isEmpty());
        dnsSd->announce(onPort8080);
        WAIT_FOR(avahi.announced().size() == 1);
        dnsSd.reset();
        WAIT_FOR(avahi.announced().isEmpty());
    }

    void aTakenNameGetsANumber_data()
    {
        QTest::addColumn<bool>("late");
        QTest::newRow("known at once") << false;
        QTest::newRow("found in the network") << true;
    }

    void aTakenNameGetsANumber()
    {
        QFETCH(const bool, late);
        PrivateBus bus;
        FakeAvahi avahi(bus.connection());
        avahi.takenNames = QStringList{u"LanCast on studio"_s, u"LanCast on studio #2"_s};
        avahi.findsCollisionsLate = late;
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        WAIT_FOR(!dnsSd.localName().isEmpty());
        QCOMPARE(avahi.announced().size(), 1);
        QCOMPARE(avahi.announced().constFirst().name, u"LanCast on studio #3"_s);
        QCOMPARE(avahi.announced().constFirst().subtype, u"_lancast._sub._http._tcp"_s);
    }

    void aTakenHostNameIsFollowed()
    {
        PrivateBus bus;
        FakeAvahi avahi(bus.connection());
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        WAIT_FOR(!dnsSd.localName().isEmpty());
        avahi.setState(3); // collision
        WAIT_FOR(dnsSd.localName().isEmpty());
        avahi.hostName = u"studio-2.local"_s;
        avahi.setState(1); // registering
        avahi.setState(2); // running
        WAIT_FOR(dnsSd.localName() == u"studio-2.local"_s);
        QCOMPARE(avahi.announced().size(), 1);
        QCOMPARE(avahi.announced().constFirst().name, u"LanCast on studio-2"_s);
    }

    void aDaemonThatComesLaterOrAgainIsTold()
    {
        PrivateBus bus;
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        for (int i = 0; i < 2; ++i) {
            auto avahi = std::make_unique<FakeAvahi>(bus.connection());
            WAIT_FOR(!dnsSd.localName().isEmpty());
            QCOMPARE(avahi->announced().size(), 1);
            avahi.reset();
            WAIT_FOR(dnsSd.localName().isEmpty());
        }
    }

    void aDaemonThatIsNotReadyIsWaitedFor()
    {
        PrivateBus bus;
        FakeAvahi avahi(bus.connection());
        avahi.setState(1); // registering its host name
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        // Behind the answer to DnsSd's question for the owner come its others.
        DnsSd another(bus.connection());
        another.announce(onPort8080);
        avahi.setState(2);
        WAIT_FOR(!dnsSd.localName().isEmpty() && !another.localName().isEmpty());
        QCOMPARE(avahi.announced().size(), 2);
    }

    void aDaemonThatDoesNotAnswerHoldsNobodyUp()
    {
        PrivateBus bus;
        FakeAvahi avahi(bus.connection());
        avahi.isSilent = true;
        QElapsedTimer timer;
        timer.start();
        DnsSd dnsSd(bus.connection());
        dnsSd.announce(onPort8080);
        dnsSd.announce({});
        dnsSd.announce(onPort8080);
        QVERIFY(timer.elapsed() < 1'000);
        avahi.isSilent = false;
        avahi.setState(2); // its next word is heard
        WAIT_FOR(!dnsSd.localName().isEmpty());
    }

    void withoutABusNothingHappens()
    {
        DnsSd dnsSd(QDBusConnection(u"no such connection"_s));
        dnsSd.announce(onPort8080);
        dnsSd.announce({});
        QCOMPARE(dnsSd.localName(), QString());
    }
};

QTEST_GUILESS_MAIN(DnsSdTest)
#include "dns_sd_test.moc"
