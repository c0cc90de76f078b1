#include "share/reach_check.h"

#include "host/relay_host.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

using namespace std::chrono_literals;

constexpr int patience = 10'000; // milliseconds

/// Tries \a address to the end.
std::optional<Reach> tried(const QUrl &address, const QString &fingerprint = {},
                           std::chrono::milliseconds deadline = 5s)
{
    ReachCheck check(deadline);
    QSignalSpy finished(&check, &ReachCheck::finished);
    check.start(address, fingerprint);
    if (!finished.wait(patience))
        return std::nullopt;
    return finished[0][0].value<Reach>();
}

/// A relay of this test's own, with or without HTTPS.
struct Relay
{
    explicit Relay(bool isSecure = false)
    {
        net::RelayOptions options;
        options.bind = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.tls.isWanted = isSecure;
        options.tls.dataFolder = folder.path();
        QObject::connect(&host.events(), &RelayWorker::started, &context,
                         [this](const RelayAddress &told) { address = told; });
        host.start(options);
    }

    [[nodiscard]] QUrl url() const { return guestUrl(QHostAddress(QHostAddress::LocalHost), address); }

    QTemporaryDir folder;
    QObject context;
    RelayHost host;
    RelayAddress address;
};

/// Another program: answers every request with \a answer; nothing: keeps silent.
struct Stranger
{
    explicit Stranger(const QByteArray &answer)
    {
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, answer] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->write(answer);
                if (!answer.isEmpty())
                    socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort())); }

    QTcpServer server;
};

} // namespace

class ReachCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void lanCastAnswers()
    {
        Relay relay;
        QTRY_VERIFY_WITH_TIMEOUT(relay.address.port != 0, patience);
        QCOMPARE(tried(relay.url()), Reach::Answers);
    }

    void itAnswersOverHttpsWithItsOwnCertificate()
    {
        Relay relay(true);
        QTRY_VERIFY_WITH_TIMEOUT(relay.address.port != 0, patience);
        QCOMPARE(relay.url().scheme(), u"https"_s);
        QCOMPARE(tried(relay.url(), relay.address.fingerprint), Reach::Answers);
        QCOMPARE(tried(relay.url(), QString(relay.address.fingerprint).replace(u'A', u'B').prepend(u'0')),
                 Reach::OtherProgram);
    }

    void aNameThatTheRelayDoesNotGoBy()
    {
        const Stranger relay("HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(tried(relay.url()), Reach::NameRefused);
    }

    void nobodyListens()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
        server.close();
        QCOMPARE(tried(url), Reach::NoAnswer);
    }

    void silenceEndsAtTheDeadline()
    {
        const Stranger stranger({});
        QCOMPARE(tried(stranger.url(), {}, 50ms), Reach::NoAnswer);
    }

    void anotherProgram_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        QTest::newRow("no page") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("elsewhere") << QByteArray(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("endless") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1'000'000, 'x');
    }

    void anotherProgram()
    {
        QFETCH(const QByteArray, answer);
        const Stranger stranger(answer);
        QCOMPARE(tried(stranger.url()), Reach::OtherProgram);
    }

    void aNewTryEndsTheOneBefore()
    {
        const Stranger silent({});
        const Stranger other("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        ReachCheck check(5s);
        QSignalSpy finished(&check, &ReachCheck::finished);
        check.start(silent.url(), {});
        check.start(other.url(), {});
        QVERIFY(finished.wait(patience));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<Reach>(), Reach::OtherProgram);
    }
};

QTEST_GUILESS_MAIN(ReachCheckTest)
#include "reach_check_test.moc"
