// Which requests are meant for this machine and come from a page of ours.
#include "http/origin_policy.h"

#include <QTest>

using namespace lancast::net;

class OriginPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void followsTheAddresses();
    void sharedHostsCountUntilOthersAre();
    void theAuthorityOfAnAbsoluteTargetCountsToo();
};

namespace {

OriginPolicy check()
{
    OriginPolicy result(QStringLiteral("Studio.lan"),
                        {QStringLiteral("Stream.example"), QStringLiteral("203.0.113.9")});
    result.setAddresses({QHostAddress(QStringLiteral("192.168.1.20")),
                         QHostAddress(QStringLiteral("fe80::1%eth0")),
                         QHostAddress(QStringLiteral("fd00::2"))});
    return result;
}

int statusOf(const OriginPolicy &judge, const QByteArray &fields, const QByteArray &target = "/")
{
    const HeadResult result = readRequestHead("GET " + target + " HTTP/1.1\r\n" + fields + "\r\n", {});
    if (result.status != HeadStatus::Complete)
        return -1;
    const auto refusal = judge.refusal(result.head);
    return refusal ? refusal->status : 200;
}

} // namespace

void OriginPolicyTest::judges_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray &fields, int status) {
        QTest::newRow(fields.constData()) << fields.simplified().replace(" | ", "\r\n") + "\r\n" << status;
    };
    row("Host: 192.168.1.20", 200);
    row("Host: 192.168.1.20:8080", 200);
    row("Host: 127.0.0.1:8080", 200);
    row("Host: [::1]:8080", 200);
    row("Host: [fd00::2]", 200);
    row("Host: [FD00:0:0::2]:8080", 200);
    row("Host: [fe80::1]:8080", 200); // browsers leave the zone out
    row("Host: localhost:1", 200);
    row("Host: LOCALHOST", 200);
    row("Host: studio.lan", 200);
    row("Host: studio:8080", 200); // its first label
    row("Host: studio.example", 421);
    row("Host: studio.local.:8080", 200); // as fully qualified
    row("Host: stream.example", 200);
    row("Host: 203.0.113.9", 200);
    row("Host: 192.168.1.21", 421);
    row("Host: evil.example:8080", 421);
    row("Host: localhost.evil.example", 421);
    row("Host: stud", 421);
    row("Host: [fd00::3]", 421);
    row("Host: 192.168.1.20.evil.example", 421);
    row("X: y", 400);
    row("Host:", 400);
    row("Host: localhost | Host: localhost", 400);
    row("Host: localhost | Host: evil.example", 400);
    row("Host: user@localhost", 400);
    row("Host: localhost/x", 400);
    row("Host: localhost:port", 400);
    row("Host: localhost:99999", 400);
    row("Host: [::1", 400);
    row("Host: localhost:8080 | Origin: http://localhost:8080", 200);
    row("Host: LocalHost:8080 | Origin: http://localhost:8080", 200);
    row("Host: localhost | Origin: http://localhost:80", 200);
    row("Host: localhost | Origin: https://localhost:443", 200);
    row("Host: [::1]:8080 | Origin: http://[::1]:8080", 200);
    row("Host: localhost:8080 | Origin: http://localhost", 403);
    row("Host: localhost:8080 | Origin: http://localhost:8081", 403);
    row("Host: localhost:8080 | Origin: http://127.0.0.1:8080", 403);
    row("Host: localhost:8080 | Origin: http://evil.example:8080", 403);
    row("Host: localhost | Origin: null", 403);
    row("Host: localhost | Origin: file://", 403);
    row("Host: localhost | Origin: chrome-extension://localhost", 403);
    row("Host: localhost | Origin: http://localhost | Origin: http://localhost", 400);
}

void OriginPolicyTest::judges()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    QCOMPARE(statusOf(check(), fields), status);
}

void OriginPolicyTest::followsTheAddresses()
{
    OriginPolicy judge = check();
    judge.setAddresses({QHostAddress(QStringLiteral("10.0.0.7"))});
    QCOMPARE(statusOf(judge, "Host: 10.0.0.7\r\n"), 200);
    QCOMPARE(statusOf(judge, "Host: 192.168.1.20\r\n"), 421);
    QCOMPARE(statusOf(judge, "Host: 203.0.113.9\r\n"), 200); // allowed by name, whatever the interfaces say
}

void OriginPolicyTest::sharedHostsCountUntilOthersAre()
{
    OriginPolicy judge = check();
    judge.setSharedHosts({QStringLiteral("Home.Example"), QStringLiteral("198.51.100.7"),
                          QStringLiteral("b\u00fccher.example")});
    QCOMPARE(statusOf(judge, "Host: home.example:9000\r\n"), 200);
    QCOMPARE(statusOf(judge, "Host: 198.51.100.7\r\n"), 200);
    QCOMPARE(statusOf(judge, "Host: xn--bcher-kva.example\r\n"), 200); // as browsers send it
    QCOMPARE(statusOf(judge, "Host: other.example\r\n"), 421);
    judge.setAddresses({});
    QCOMPARE(statusOf(judge, "Host: 198.51.100.7\r\n"), 200);
    judge.setSharedHosts({QStringLiteral("other.example")});
    QCOMPARE(statusOf(judge, "Host: other.example\r\n"), 200);
    QCOMPARE(statusOf(judge, "Host: home.example\r\n"), 421);
    QCOMPARE(statusOf(judge, "Host: 198.51.100.7\r\n"), 421);
    QCOMPARE(statusOf(judge, "Host: stream.example\r\n"), 200); // --allow-host stays
}

void OriginPolicyTest::theAuthorityOfAnAbsoluteTargetCountsToo()
{
    QCOMPARE(statusOf(check(), "Host: localhost\r\n", "http://localhost/"), 200);
    QCOMPARE(statusOf(check(), "Host: localhost\r\n", "http://evil.example/"), 421);
    QCOMPARE(statusOf(check(), "Host: evil.example\r\n", "http://localhost/"), 421);
}

QTEST_APPLESS_MAIN(OriginPolicyTest)
#include "origin_policy_test.moc"
