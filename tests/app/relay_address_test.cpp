#include "host/relay_address.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

RelayAddress plainRelay()
{
    RelayAddress relay;
    relay.port = 8080;
    relay.publishToken = "to-ken";
    return relay;
}

RelayAddress secureRelay()
{
    RelayAddress relay = plainRelay();
    relay.fingerprint = u"01:23:45:67:89:AB:CD:EF:FF:FF"_s;
    return relay;
}

const QHostAddress here(u"192.168.1.20"_s);

} // namespace

class RelayAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void guestsType()
    {
        QCOMPARE(guestUrl(here, plainRelay()).toString(), u"http://192.168.1.20:8080/"_s);
        QCOMPARE(guestUrl(here, secureRelay()).toString(), u"https://192.168.1.20:8080/"_s);
        QCOMPARE(guestUrl(QHostAddress(u"fd00::5%eth0"_s), plainRelay()).toString(),
                 u"http://[fd00::5]:8080/"_s);
    }

    void theKeyIsInTheFragmentAlone()
    {
        RelayAddress relay = plainRelay();
        const QUrl url = guestUrl(here, relay);
        QCOMPARE(withViewKey(url, relay), url);
        relay.viewKey = "a_Key-1";
        QCOMPARE(withViewKey(url, relay).toString(), u"http://192.168.1.20:8080/#key=a_Key-1"_s);
        relay.viewKey.clear();
        QCOMPARE(withViewKey(url, relay).toString(), u"http://192.168.1.20:8080/"_s);
    }

    void publishersGetTheTokenAndNoKey()
    {
        RelayAddress relay = secureRelay();
        relay.viewKey = "a_Key-1";
        QCOMPARE(publishUrl(guestUrl(here, relay), relay).toString(),
                 u"https://192.168.1.20:8080/publish#token=to-ken"_s);
    }

    void fingerprintsAreCutToWhatOneCompares()
    {
        QCOMPARE(shortFingerprint(secureRelay().fingerprint), u"01:23:45:67:89:AB:CD:EF"_s);
        QCOMPARE(shortFingerprint({}), QString());
    }

    void everythingCountsAsAChange()
    {
        RelayAddress changed = plainRelay();
        QCOMPARE(changed, plainRelay());
        changed.networkUrls = {QUrl(u"http://192.168.1.20:8080/"_s)};
        QVERIFY(changed != plainRelay());
        changed = plainRelay();
        changed.viewKey = "k";
        QVERIFY(changed != plainRelay());
    }
};

QTEST_APPLESS_MAIN(RelayAddressTest)
#include "relay_address_test.moc"
