// Whom a request is from, by the word of trusted proxies, and whatever else the fields may hold.
#include "http/forwarding.h"

#include <QTest>

using namespace lancast::net;

namespace {

const QHostAddress proxy(QStringLiteral("127.0.0.1"));

TrustedProxies trusted()
{
    TrustedProxies proxies;
    for (const char *one : {"127.0.0.1", "10.0.0.0/8", "fd00:1::/32"})
        (void)proxies.add(QString::fromLatin1(one));
    return proxies;
}

std::optional<Visitor> visitor(const QByteArray &fields, const QHostAddress &peer = proxy)
{
    const HeadResult result = readRequestHead("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n", {});
    Q_ASSERT(result.status == HeadStatus::Complete);
    return visitorOf(result.head, peer, trusted());
}

} // namespace

class ForwardingTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheVisitor_data();
    void findsTheVisitor();
    void readsSchemeAndHost_data();
    void readsSchemeAndHost();
    void believesNobodyElse();
    void withoutFieldsItIsTheOneWhoConnected();
    void thousandsOfEntries();
    void trustsAddressesAndNetworks();
    void refusesNetworks_data();
    void refusesNetworks();
};

void ForwardingTest::findsTheVisitor_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("address"); // empty: refused
    const auto row = [](const QByteArray &fields, const char *address) {
        QTest::newRow(fields.constData()) << fields.split('|').join("\r\n") + "\r\n"
                                          << QString::fromLatin1(address);
    };
    // The last one that is no proxy's.
    row("X-Forwarded-For: 203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 198.51.100.1, 203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 127.0.0.1, 203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.2.3.4, 127.0.0.1", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9,10.1.1.1", "203.0.113.9");
    row("X-Forwarded-For: 198.51.100.1|X-Forwarded-For: 203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9|X-Forwarded-For: fd00:1::7", "203.0.113.9");
    row("x-forwarded-for:203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: ,, 203.0.113.9 ,,", "203.0.113.9");
    // Nobody but proxies: the first of them asked.
    row("X-Forwarded-For: 10.0.0.5, 10.0.0.6", "10.0.0.5");
    row("X-Forwarded-For: 127.0.0.1", "127.0.0.1");
    // Ports and brackets.
    row("X-Forwarded-For: 203.0.113.9:4711", "203.0.113.9");
    row("X-Forwarded-For: 2001:db8::9", "2001:db8::9");
    row("X-Forwarded-For: [2001:db8::9]", "2001:db8::9");
    row("X-Forwarded-For: [2001:DB8::9]:4711", "2001:db8::9");
    row("X-Forwarded-For: ::ffff:203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9, ::ffff:10.0.0.1", "203.0.113.9");
    // No address: it is only known which proxy says so.
    for (const char *nonsense : {"unknown",
                                 "_abc",
                                 "garbage",
                                 "203.0.113",
                                 "203.0.113.9.1",
                                 "203.0.113.999",
                                 "1",
                                 "0x7f.1",
                                 "[::1",
                                 "[]",
                                 "[203.0.113.9]",
                                 "[::1]x",
                                 "fe80::1%eth0",
                                 "0.0.0.0",
                                 "::",
                                 "255.255.255.255",
                                 "224.0.0.1",
                                 "ff02::1",
                                 "\"203.0.113.9\"",
                                 "203.0.113.9 198.51.100.1",
                                 "203.0.113.9;x",
                                 ":",
                                 "[:]:",
                                 "%s%n"})
        row(QByteArray("X-Forwarded-For: 198.51.100.1, ") + nonsense, "127.0.0.1");
    row("X-Forwarded-For: 198.51.100.1, unknown, 10.2.3.4", "10.2.3.4");
    row("X-Forwarded-For:", "127.0.0.1");
    row("X-Forwarded-For: ,", "127.0.0.1");
    row("Via: 1.1 proxy", "127.0.0.1");
    row("X-Real-IP: 203.0.113.9", "127.0.0.1");
    // RFC 7239.
    row("Forwarded: for=203.0.113.9", "203.0.113.9");
    row("Forwarded: For=203.0.113.9;Proto=https;by=127.0.0.1", "203.0.113.9");
    row("Forwarded: for=198.51.100.1, for=203.0.113.9 , for=10.0.0.1", "203.0.113.9");
    row("Forwarded: for=\"[2001:db8::9]:4711\"", "2001:db8::9");
    row("Forwarded: for=\"203.0.113.9:4711\";by=\"a,b;for=1.2.3.4\"", "203.0.113.9");
    row("Forwarded: for=\"\\203.0.113.9\"", "203.0.113.9");
    row("Forwarded: for=198.51.100.1|Forwarded: for=203.0.113.9", "203.0.113.9");
    row("Forwarded: for=\"oh|Forwarded: for=203.0.113.9", "203.0.113.9");
    for (const char *nonsense :
         {"for=unknown", "for=_abc", "for=\"_abc:_port\"", "for=\"", "for=\"203.0.113.9", "for", "=", ";",
          "for=a b", "for=203.0.113.9;for=198.51.100.1", "for=\"x\"203.0.113.9", "for=\"203.0.113.9\\",
          "for=\"\""})
        row(QByteArray("Forwarded: ") + nonsense, "127.0.0.1");
    row("Forwarded: for=\", for=203.0.113.9", "127.0.0.1");
    row("Forwarded: for=\", for=\"[2001:db8::9]\"", "127.0.0.1");
    row("Forwarded: proto=https", "127.0.0.1");
    // Both.
    row("X-Forwarded-For: 203.0.113.9|Forwarded: for=203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9|Forwarded: for=198.51.100.1, for=\"203.0.113.9:1\"", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9|Forwarded: proto=https", "203.0.113.9");
    row("X-Forwarded-Proto: https|Forwarded: for=203.0.113.9", "203.0.113.9");
    row("X-Forwarded-For: 203.0.113.9|Forwarded: for=198.51.100.1", "");
    row("X-Forwarded-For: 203.0.113.9|Forwarded: for=127.0.0.1", "");
    row("X-Forwarded-For: 203.0.113.9|Forwarded: for=unknown", "");
    row("X-Forwarded-For: unknown|Forwarded: for=203.0.113.9", "");
}

void ForwardingTest::findsTheVisitor()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, address);
    const auto found = visitor(fields);
    QCOMPARE(found ? found->address.toString() : QString(), address);
    if (found) {
        QVERIFY(found->isForwarded);
        QVERIFY(!found->isLocal());
    }
}

void ForwardingTest::readsSchemeAndHost_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const QByteArray &fields, const QByteArray &scheme, const QByteArray &host) {
        QTest::newRow(fields.constData()) << fields.split('|').join("\r\n") + "\r\n" << scheme << host;
    };
    const QByteArray from = "X-Forwarded-For: 203.0.113.9|";
    row(from + "X-Forwarded-Proto: https", "https", "");
    row(from + "X-Forwarded-Proto: HTTPS", "https", "");
    row(from + "X-Forwarded-Proto: wss", "https", "");
    row(from + "X-Forwarded-Proto: http", "http", "");
    row(from + "X-Forwarded-Proto: https, http", "http", "");
    row(from + "X-Forwarded-Proto: https|X-Forwarded-Proto: http", "http", "");
    row(from + "X-Forwarded-Proto: https, https", "https", "");
    row(from + "X-Forwarded-Proto: gopher", "http", "");
    row(from + "X-Forwarded-Host: live.example:8443", "", "live.example:8443");
    row(from + "X-Forwarded-Host: evil.example, live.example", "", "live.example");
    row(from + "Forwarded: proto=https;host=evil.example", "", "");
    row("X-Forwarded-Proto: https|X-Forwarded-Host: live.example", "https", "live.example");
    row("Forwarded: for=203.0.113.9;proto=https;host=\"live.example:8443\"", "https", "live.example:8443");
    row("Forwarded: for=198.51.100.1;proto=https;host=evil.example, "
        "for=203.0.113.9;proto=http;host=live.example",
        "http", "live.example");
    row("Forwarded: for=203.0.113.9;proto=https, for=10.0.0.1;proto=http", "https", "");
    row("Forwarded: for=203.0.113.9|X-Forwarded-Proto: https", "", "");
}

void ForwardingTest::readsSchemeAndHost()
{
    QFETCH(QByteArray, fields);
    const auto found = visitor(fields);
    QVERIFY(found);
    QTEST(found->forwardedScheme, "scheme");
    QTEST(found->forwardedHost, "host");
    QCOMPARE(found->isEncrypted, found->forwardedScheme == "https");
}

void ForwardingTest::believesNobodyElse()
{
    const QHostAddress stranger(QStringLiteral("192.168.1.31"));
    const auto found =
        visitor("X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: b\r\n"
                "Forwarded: for=10.0.0.1\r\n",
                stranger);
    QVERIFY(found);
    QCOMPARE(found->address, stranger);
    QVERIFY(!found->isEncrypted);
    QVERIFY(found->forwardedHost.isEmpty() && found->forwardedScheme.isEmpty());
}

void ForwardingTest::withoutFieldsItIsTheOneWhoConnected()
{
    QVERIFY(visitor({})->isLocal());
    const QHostAddress other(QStringLiteral("10.0.0.1"));
    QCOMPARE(visitor({}, other)->address, other);
}

void ForwardingTest::thousandsOfEntries()
{
    QByteArray proxies;
    while (proxies.size() < 8000)
        proxies += "10.0.0.1, ";
    QCOMPARE(visitor("X-Forwarded-For: 203.0.113.9, " + proxies + "\r\n")->address.toString(),
             QStringLiteral("203.0.113.9"));
    QCOMPARE(visitor("X-Forwarded-For: " + QByteArray(8000, ',') + "\r\n")->address, proxy);
    QCOMPARE(visitor("X-Forwarded-For: " + QByteArray(8000, 'f') + "\r\n")->address, proxy);
    QCOMPARE(visitor("Forwarded: for=\"" + QByteArray(8000, '\\') + "\r\n")->address, proxy);
}

void ForwardingTest::trustsAddressesAndNetworks()
{
    TrustedProxies proxies;
    QVERIFY(!proxies.contains(proxy));
    QVERIFY(proxies.add(QStringLiteral("192.168.1.0/24")));
    QVERIFY(proxies.add(QStringLiteral("::1")));
    QVERIFY(proxies.add(QStringLiteral("2001:db8:1::/48")));
    const auto contains = [&proxies](const char *address) {
        return proxies.contains(QHostAddress(QString::fromLatin1(address)));
    };
    QVERIFY(proxies.add(QStringLiteral("::ffff:198.51.100.7")));
    QVERIFY(contains("198.51.100.7") && !contains("198.51.100.8"));
    QVERIFY(contains("192.168.1.255") && contains("::1") && contains("2001:db8:1:ffff::1"));
    QVERIFY(!contains("192.168.2.0") && !contains("::2") && !contains("2001:db8:2::1"));
}

void ForwardingTest::refusesNetworks_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "localhost",
                             "10",
                             "10.0.0.0/0",
                             "::/0",
                             "10.0.0.0/33",
                             "fd00::/129",
                             "10.0.0.0/",
                             "10.0.0.0/8/8",
                             "10.0.0.0/-1",
                             "10.0.0.0/a",
                             "10.0.0.0-10.0.0.9",
                             " 10.0.0.1",
                             "10.0.0.1:80",
                             "[::1]",
                             "fe80::1%eth0",
                             "10.0.0.0/ 8",
                             "10.0.0.0/+8",
                             "10.0.0.0/08",
                             "10.0.0.0/8 ",
                             "10.0.0.1\n",
                             "::ffff:10.0.0.0/8",
                             "::ffff:10.0.0.0/104",
                             "0.0.0.0",
                             "0.0.0.0/8",
                             "::",
                             "::/8",
                             "::ffff:0.0.0.0",
                             "224.0.0.1",
                             "ff02::1",
                             "255.255.255.255"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void ForwardingTest::refusesNetworks()
{
    QFETCH(QString, text);
    TrustedProxies proxies;
    QVERIFY(!proxies.add(text));
}

QTEST_GUILESS_MAIN(ForwardingTest)
#include "forwarding_test.moc"
