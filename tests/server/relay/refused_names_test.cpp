// By which names of the network a relay answers, and what a person reads who uses another one.
#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"

#include <QFile>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

HttpAnswer askFor(const TestRelay &relay, const QByteArray &host, const QByteArray &fields = {})
{
    return ask(relay.port(), "GET / HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n");
}

const QByteArray browser = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n";

} // namespace

class RefusedNamesTest : public QObject
{
    Q_OBJECT

public:
    explicit RefusedNamesTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void namesOfTheNetworkCountAsItGivesThem();
    void aPersonReadsWhyInTheirLanguage_data();
    void aPersonReadsWhyInTheirLanguage();
    void programsGetASentence();
    void theHostIsToldOnceAMinute();
    void aFloodOfNamesIsNotToldAll();
    void aNameThatIsAllowedCountsAtOnceAndStays();

private:
    TestTime &m_time;
};

void RefusedNamesTest::namesOfTheNetworkCountAsItGivesThem()
{
    const QTemporaryDir folder;
    const QString resolver = folder.filePath(QStringLiteral("resolv.conf"));
    RelayOptions options = loopbackOptions();
    options.resolverFile = resolver;
    TestRelay relay(options);
    const QByteArray name = QSysInfo::machineHostName().section(QLatin1Char('.'), 0, 0).toLatin1();
    QCOMPARE(askFor(relay, name + ".fritz.box:8080").status, 421);
    write(resolver, "search fritz.box home.arpa\n");
    m_time.advance(3s);
    QCOMPARE(askFor(relay, name + ".fritz.box:8080").status, 200);
    QCOMPARE(askFor(relay, name.toUpper() + ".home.arpa.").status, 200);
    QCOMPARE(askFor(relay, name).status, 200);
    QCOMPARE(askFor(relay, "other.fritz.box").status, 421);
    QCOMPARE(askFor(relay, "fritz.box").status, 421);
    write(resolver, "search lan\n"); // another network
    m_time.advance(3s);
    QCOMPARE(askFor(relay, name + ".lan").status, 200);
    QCOMPARE(askFor(relay, name + ".fritz.box").status, 421);
}

void RefusedNamesTest::aPersonReadsWhyInTheirLanguage_data()
{
    QTest::addColumn<QByteArray>("preference");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("none") << QByteArray() << QByteArray("en")
                          << QByteArray("does not go by the name “pc.work.example”");
    QTest::newRow("German") << QByteArray("de-AT,de;q=0.9,en;q=0.8") << QByteArray("de")
                            << QByteArray("nicht auf den Namen „pc.work.example“");
    QTest::newRow("French first") << QByteArray("en;q=0.5, fr-CA") << QByteArray("fr")
                                  << QByteArray("au nom « pc.work.example »");
    QTest::newRow("Spanish of those that there are") << QByteArray("eu,es;q=0.7,fr;q=0.3") << QByteArray("es")
                                                     << QByteArray("al nombre «pc.work.example»");
    QTest::newRow("refused") << QByteArray("de;q=0, xx") << QByteArray("en") << QByteArray("does not go by");
    QTest::newRow("nonsense") << QByteArray(";;q=,-,de;q=x") << QByteArray("en")
                              << QByteArray("does not go by");
}

void RefusedNamesTest::aPersonReadsWhyInTheirLanguage()
{
    QFETCH(QByteArray, preference);
    QFETCH(QByteArray, language);
    QFETCH(QByteArray, words);
    TestRelay relay;
    const HttpAnswer answer =
        askFor(relay, "PC.work.example:8080", browser + "Accept-Language: " + preference + "\r\n");
    QCOMPARE(answer.status, 421);
    QVERIFY(answer.field("Content-Type").startsWith("text/html"));
    QVERIFY(answer.body.contains("<html lang=\"" + language + "\">"));
    QVERIFY(answer.body.contains(words));
    QVERIFY(answer.body.contains("--allow-host"));
}

void RefusedNamesTest::programsGetASentence()
{
    TestRelay relay;
    QSignalSpy told(&relay.server(), &RelayServer::nameRefused);
    const HttpAnswer answer = askFor(relay, "pc.work.example");
    QVERIFY(answer.field("Content-Type").startsWith("text/plain"));
    QCOMPARE(told.size(), 0);
}

void RefusedNamesTest::theHostIsToldOnceAMinute()
{
    TestRelay relay;
    QSignalSpy told(&relay.server(), &RelayServer::nameRefused);
    for (int i = 0; i < 5; ++i)
        (void)askFor(relay, "PC.work.example:8080", browser);
    (void)askFor(relay, "203.0.113.9", browser);
    (void)askFor(relay, "a/b", browser);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(0).at(0).toString(), QStringLiteral("pc.work.example"));
    QCOMPARE(told.at(1).at(0).toString(), QStringLiteral("203.0.113.9"));
    m_time.advance(61s);
    (void)askFor(relay, "pc.work.example", browser);
    QCOMPARE(told.size(), 3);
}

void RefusedNamesTest::aFloodOfNamesIsNotToldAll()
{
    TestRelay relay;
    QSignalSpy told(&relay.server(), &RelayServer::nameRefused);
    for (int i = 0; i < 50; ++i)
        (void)askFor(relay, "pc" + QByteArray::number(i) + ".example", browser);
    QCOMPARE(told.size(), 8);
}

void RefusedNamesTest::aNameThatIsAllowedCountsAtOnceAndStays()
{
    TestRelay relay;
    QCOMPARE(askFor(relay, "pc.work.example").status, 421);
    relay.server().allowHost(QStringLiteral("pc.work.example"));
    QCOMPARE(askFor(relay, "pc.work.example:80").status, 200);
    relay.server().setSharedHosts({QStringLiteral("other.example")});
    m_time.advance(3s);
    QCOMPARE(askFor(relay, "pc.work.example").status, 200);
}

int main(int argc, char **argv)
{
    return runInTestTime<RefusedNamesTest>(argc, argv);
}

#include "refused_names_test.moc"
