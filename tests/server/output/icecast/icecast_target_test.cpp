// What is an address of Icecast, and that no sentence about one contains its password.
#include "output/icecast/icecast_target.h"

#include <QTest>

using namespace lancast::icecast;

class IcecastTargetTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTargets_data();
    void readsTargets();
    void prefersThePasswordBesideTheUrl();
    void refusesTargets_data();
    void refusesTargets();
    void readsListenerAddresses();
};

void IcecastTargetTest::readsTargets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("mount");
    QTest::addColumn<QString>("address");
    QTest::newRow("whole") << "http://source:hackme@radio.example:8010/live.webm"
                           << "radio.example" << 8010 << "source"
                           << "hackme" << QByteArray("/live.webm") << "http://radio.example:8010/live.webm";
    QTest::newRow("usual port, no user")
        << "http://:hackme@10.0.0.7/a/b.webm"
        << "10.0.0.7" << 8000 << "source"
        << "hackme" << QByteArray("/a/b.webm") << "http://10.0.0.7:8000/a/b.webm";
    QTest::newRow("encrypted") << "https://me:p%40ss%2Fw@radio.example/live%20one.webm"
                               << "radio.example" << 443 << "me"
                               << "p@ss/w" << QByteArray("/live%20one.webm")
                               << "https://radio.example/live%20one.webm";
    QTest::newRow("IPv6") << "http://source:x@[fd00::7]:8000/l.webm"
                          << "fd00::7" << 8000 << "source"
                          << "x" << QByteArray("/l.webm") << "http://[fd00::7]:8000/l.webm";
}

void IcecastTargetTest::readsTargets()
{
    QFETCH(const QString, url);
    const auto [error, target] = readTarget(url);
    QCOMPARE(error, QString());
    QTEST(target.host, "host");
    QTEST(int(target.port), "port");
    QTEST(target.user, "user");
    QTEST(target.password, "password");
    QTEST(target.mount, "mount");
    QTEST(target.address().toString(QUrl::FullyEncoded), "address");
    QCOMPARE(target.isEncrypted, url.startsWith(QStringLiteral("https")));
}

void IcecastTargetTest::prefersThePasswordBesideTheUrl()
{
    const QString url = QStringLiteral("http://source@h:8000/m");
    QVERIFY(!readTarget(url).error.isEmpty());
    QCOMPARE(readTarget(url, QStringLiteral("from a file")).target.password, QStringLiteral("from a file"));
}

void IcecastTargetTest::refusesTargets_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("nothing") << "";
    QTest::newRow("no scheme") << "source:hackme@radio.example:8000/live.webm";
    QTest::newRow("other scheme") << "icecast://source:hackme@radio.example:8000/live.webm";
    QTest::newRow("no host") << "http://source:hackme@/live.webm";
    QTest::newRow("no mount") << "http://source:hackme@radio.example:8000/";
    QTest::newRow("query") << "http://source:hackme@radio.example:8000/live.webm?hackme";
    QTest::newRow("bare at") << "http://source:hack@me@radio.example:8000/live.webm";
    QTest::newRow("line break") << "http://source:hackme%0D%0AX: y@radio.example:8000/live.webm";
    QTest::newRow("colon in user") << "http://so%3Aurce:hackme@radio.example:8000/live.webm";
    QTest::newRow("no password") << "http://source@radio.example:8000/live.webm";
    QTest::newRow("port") << "http://source:hackme@radio.example:80000/live.webm";
    QTest::newRow("port 0") << "http://source:hackme@radio.example:0/live.webm";
}

void IcecastTargetTest::refusesTargets()
{
    QFETCH(const QString, url);
    const QString error = readTarget(url).error;
    QVERIFY(!error.isEmpty());
    QVERIFY2(!error.contains(QStringLiteral("hackme")), qPrintable(error));
}

void IcecastTargetTest::readsListenerAddresses()
{
    QCOMPARE(readListenerAddress(QStringLiteral("http://a.example:8000/live.webm")).address,
             QUrl(QStringLiteral("http://a.example:8000/live.webm")));
    for (const char *wrong : {"http://source:hackme@a.example:8000/live.webm", "ftp://a/live.webm",
                              "http://a/", "http://a:0/live.webm", ""})
        QVERIFY2(!readListenerAddress(QString::fromLatin1(wrong)).error.isEmpty(), wrong);
}

QTEST_APPLESS_MAIN(IcecastTargetTest)
#include "icecast_target_test.moc"
