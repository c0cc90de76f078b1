// An address with all its connections: what the next guest reads, what the host sees, and what ends it.
#include "http/refusal_notices.h"

#include "tests/support/net_viewer.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QString school = QStringLiteral("127.0.0.2");

} // namespace

class CrowdedAddressTest : public QObject
{
    Q_OBJECT

public:
    explicit CrowdedAddressTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void init()
    {
        RelayOptions options = loopbackOptions();
        options.limits.maxConnectionsPerAddress = 6;
        m_relay = std::make_unique<TestRelay>(options);
        for (int i = 0; i < 3; ++i) {
            m_class.push_back(std::make_unique<TestViewer>(*m_relay, "classroom-" + QByteArray::number(i),
                                                           QByteArray(), school));
            QTRY_COMPARE(m_class.back()->state(), QStringLiteral("waiting"));
        }
    }
    void cleanup()
    {
        m_class.clear();
        m_relay.reset();
    }
    void aDefaultLimitFitsAClass();
    void aGuestReadsWhy();
    void theHostSeesIt();
    void aHigherLimitEndsIt();
    void noticesAreFew();
    void aSilentConnectionIsNotHeldForLong();

private:
    [[nodiscard]] lancast::net::ConnectionStatus connections() const
    {
        return m_relay->server().status().connections;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::vector<std::unique_ptr<TestViewer>> m_class;
    TestTime &m_time;
};

/// Two connections a page, and some that load it.
void CrowdedAddressTest::aDefaultLimitFitsAClass()
{
    QVERIFY(RelayLimits().maxConnectionsPerAddress >= 2 * 100);
    QVERIFY(RelayLimits().maxIncompletePerAddress >= 30);
}

void CrowdedAddressTest::aGuestReadsWhy()
{
    const HttpAnswer answer = get(m_relay->port(), "/", {}, school);
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.field("Content-Type").startsWith("text/html"));
    QVERIFY(!answer.field("Retry-After").isEmpty());
    QVERIFY(answer.body.contains("limit of connections per address"));
    for (const char *language : {"en", "de", "es", "fr"})
        QVERIFY(answer.body.contains("lang=\"" + QByteArray(language)));
    QCOMPARE(ask(m_relay->port(), handshake("/watch/blob"), school).status, 503);
    QCOMPARE(get(m_relay->port(), "/").status, 200); // another address
    for (const auto &viewer : m_class)
        QVERIFY(!viewer->blob().isClosed() && !viewer->chunk().isClosed());
}

void CrowdedAddressTest::theHostSeesIt()
{
    QCOMPARE(connections().open, 6);
    QCOMPARE(connections().limitPerAddress, 6);
    QCOMPARE(connections().refusedForAddress, quint64(0));
    QVERIFY(!connections().isAddressFull);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("127\\.0\\.0\\.2 has all the "
                                                           "connections.*max-connections-per-address")));
    for (int i = 0; i < 3; ++i)
        (void)get(m_relay->port(), "/", {}, school); // said once
    QCOMPARE(connections().refusedForAddress, quint64(3));
    QVERIFY(connections().isAddressFull);
    QCOMPARE(connections().fullAddress, school);
}

void CrowdedAddressTest::aHigherLimitEndsIt()
{
    QCOMPARE(get(m_relay->port(), "/", {}, school).status, 503);
    m_relay->server().setConnectionLimits(1024, 8);
    QCOMPARE(get(m_relay->port(), "/", {}, school).status, 200);
    QCOMPARE(connections().limitPerAddress, 8);
}

void CrowdedAddressTest::noticesAreFew()
{
    int told = 0;
    for (int i = 0; i < 60; ++i)
        told += get(m_relay->port(), "/", {}, school).status == 503 ? 1 : 0;
    QCOMPARE(told, int(RefusalNotices::maxBurst));
    m_time.advance(1s);
    for (int i = 0; i < 10; ++i)
        told += get(m_relay->port(), "/", {}, school).status == 503 ? 1 : 0;
    QCOMPARE(told, int(RefusalNotices::maxBurst + RefusalNotices::maxPerSecond));
    QCOMPARE(connections().refusedForAddress, quint64(70));
    QCOMPARE(connections().open, 6);
}

void CrowdedAddressTest::aSilentConnectionIsNotHeldForLong()
{
    std::vector<std::unique_ptr<RawSocket>> silent;
    for (int i = 0; i < 2 * RefusalNotices::maxOpen; ++i)
        silent.push_back(std::make_unique<RawSocket>(m_relay->port(), school));
    const auto held = [&silent] {
        return std::ranges::count_if(silent, [](const auto &socket) { return !socket->isClosed(); });
    };
    m_time.advance(RefusalNotices::maxWait - 1ms);
    QCOMPARE(held(), RefusalNotices::maxOpen);
    m_time.advance(1ms);
    QTRY_COMPARE(held(), 0);
    QCOMPARE(get(m_relay->port(), "/", {}, school).status, 503);
}

int main(int argc, char **argv)
{
    return runInTestTime<CrowdedAddressTest>(argc, argv);
}

#include "crowded_address_test.moc"
