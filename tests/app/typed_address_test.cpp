#include "share/typed_address.h"

#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class TypedAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void makesSense_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("shown");
        const auto row = [](const QString &text, const QString &host, int port, const QString &shown) {
            QTest::newRow(qPrintable(text)) << text << host << port << shown;
        };
        row(u"home.example"_s, u"home.example"_s, 0, u"home.example"_s);
        row(u"  Home.Example.  "_s, u"home.example"_s, 0, u"home.example"_s);
        row(u"home.example:9000"_s, u"home.example"_s, 9000, u"home.example:9000"_s);
        row(u"http://home.example:9000/watch?a#b"_s, u"home.example"_s, 9000, u"home.example:9000"_s);
        row(u"HTTPS://home.example"_s, u"home.example"_s, 0, u"home.example"_s);
        row(u"studio"_s, u"studio"_s, 0, u"studio"_s);
        row(u"my_pc.lan"_s, u"my_pc.lan"_s, 0, u"my_pc.lan"_s);
        row(u"203.0.113.9"_s, u"203.0.113.9"_s, 0, u"203.0.113.9"_s);
        row(u"203.0.113.9:81"_s, u"203.0.113.9"_s, 81, u"203.0.113.9:81"_s);
        row(u"2001:db8::1"_s, u"2001:db8::1"_s, 0, u"[2001:db8::1]"_s);
        row(u"[2001:db8::1]"_s, u"2001:db8::1"_s, 0, u"[2001:db8::1]"_s);
        row(u"[2001:db8::1]:9000"_s, u"2001:db8::1"_s, 9000, u"[2001:db8::1]:9000"_s);
        row(QString(63, u'a') + u".example"_s, QString(63, u'a') + u".example"_s, 0,
            QString(63, u'a') + u".example"_s);
    }

    void makesSense()
    {
        QFETCH(const QString, text);
        const TypedAddressResult result = readTypedAddress(text);
        QCOMPARE(result.error, QString());
        QTEST(result.address.host, "host");
        QTEST(int(result.address.port), "port");
        QTEST(result.address.toString(), "shown");
        QCOMPARE(readTypedAddress(result.address.toString()).address, result.address);
    }

    void lettersBeyondAsciiHaveTheirAsciiForm()
    {
        for (const QString &text :
             {u"b\u00fccher.example"_s, u"xn--bcher-kva.example"_s, u"B\u00dcCHER.example"_s})
            QCOMPARE(QUrl::toAce(readTypedAddress(text).address.host), "xn--bcher-kva.example");
    }

    void makesNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("partOfError");
        const auto row = [](const QString &text, const QString &error) {
            QTest::newRow(qPrintable(text)) << text << error;
        };
        const QString nothing = u"no name or address"_s;
        for (const QString &text : {u"two words"_s,
                                    u"user@home.example"_s,
                                    u"ftp://home.example"_s,
                                    u"home.example:0"_s,
                                    u"home.example:99999"_s,
                                    u"home.example:port"_s,
                                    u"-a.example"_s,
                                    u"a-.example"_s,
                                    u"a..b"_s,
                                    u"192.168.1"_s,
                                    u"192.168.1.256"_s,
                                    u"1234567"_s,
                                    u"0x7f.1"_s,
                                    u"224.0.0.1"_s,
                                    u"255.255.255.255"_s,
                                    u"[::1"_s,
                                    u"fe80::1%eth0"_s,
                                    u"<b>"_s,
                                    u"http://"_s,
                                    QString(64, u'a') + u".example"_s,
                                    u"a.example"_s.repeated(40)})
            row(text, nothing);
        const QString onlyHere = u"every device to itself"_s;
        for (const QString &text : {u"localhost"_s, u"LOCALHOST:8080"_s, u"a.localhost"_s, u"127.0.0.1"_s,
                                    u"127.1.2.3"_s, u"::1"_s, u"[::1]:8080"_s, u"0.0.0.0"_s, u"::"_s})
            row(text, onlyHere);
    }

    void makesNone()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, partOfError);
        const TypedAddressResult result = readTypedAddress(text);
        QVERIFY2(result.error.contains(partOfError), qPrintable(result.error));
        QVERIFY(result.address.isEmpty());
    }

    void nothingIsNoMistake()
    {
        QCOMPARE(readTypedAddress(u"  "_s).error, QString());
        QVERIFY(readTypedAddress(u"  "_s).address.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TypedAddressTest)
#include "typed_address_test.moc"
