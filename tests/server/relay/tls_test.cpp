// HTTPS beside HTTP on one port: whose certificate, for which addresses, and what plain requests get.
#include "relay/relay_server.h"
#include "tls/certificate.h"
#include "tls/tls_identity.h"

#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QHostAddress lan(QStringLiteral("192.168.1.20"));
const QHostAddress otherLan(QStringLiteral("10.0.0.7"));

TlsOptions in(const QTemporaryDir &folder)
{
    TlsOptions options;
    options.isWanted = true;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    return options;
}

RelayOptions secureOptions(const QTemporaryDir &folder)
{
    RelayOptions options = loopbackOptions();
    options.tls = in(folder);
    return options;
}

/// A client that trusts anybody but shows whom it got.
struct SecureClient
{
    QSslSocket socket;

    SecureClient(quint16 port, QSsl::SslProtocol protocol)
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setProtocol(protocol);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    }
};

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

public:
    explicit TlsTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void aCertificateNamesEverything();
    void keepsItsCertificateForAllTheseAddresses();
    void makesAnotherForFurtherAddressesAndDamagedFiles();
    void keepsItsKeyForOtherNames();
    void namesNoMoreThanSoMany();
    void takesTheUsersOwn();
    void refusesWhatIsNoPair();
    void speaksTls_data();
    void speaksTls();
    void relaysEverythingOverTls();
    void refusesOldTls();
    void speaksPlainHttpToThisMachine();
    void aHandshakeHasTheHeadsDeadline();
    void followsTheAddressesWhileRunning();
    void waitsForTheEndOfTheStream();

private:
    TestTime &m_time;
};

void TlsTest::aCertificateNamesEverything()
{
    const PemPair pair =
        makeCertificate({QStringLiteral("studio.local")}, {lan, QHostAddress(QStringLiteral("fd00::2"))});
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pair.certificate);
    QCOMPARE(chain.size(), 1);
    QCOMPARE(chain[0].publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(chain[0].publicKey().length(), 256);
    const auto names = chain[0].subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{QStringLiteral("studio.local")});
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 2);
    QVERIFY(names.values(QSsl::IpAddressEntry).contains(QStringLiteral("192.168.1.20")));
    const qint64 days = chain[0].effectiveDate().daysTo(chain[0].expiryDate());
    QVERIFY2(days > 390 && days <= 398, qPrintable(QString::number(days))); // browsers refuse longer ones
    QVERIFY(isPair(pair));
    QVERIFY(!isPair({pair.certificate, makeCertificate({}, {lan}).key}));
    QVERIFY(makeCertificate({}, {lan}).key != pair.key);
}

void TlsTest::keepsItsCertificateForAllTheseAddresses()
{
    const QTemporaryDir folder;
    TlsIdentity first(in(folder), {QStringLiteral("localhost")});
    QVERIFY2(first.load({lan, otherLan}), qPrintable(first.errorString()));
    QVERIFY(
        QFileInfo(in(folder).dataFolder + QStringLiteral("/key.pem")).permissions() ==
        (QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser));
    TlsIdentity second(in(folder), {QStringLiteral("localhost")});
    QVERIFY(second.load({otherLan}));
    QCOMPARE(second.fingerprint(), first.fingerprint());
    QCOMPARE(second.fingerprint().size(), 32 * 3 - 1);
    QVERIFY(!second.follow({lan}));
    QCOMPARE(second.configuration().protocol(), QSsl::TlsV1_2OrLater);
}

void TlsTest::makesAnotherForFurtherAddressesAndDamagedFiles()
{
    const QTemporaryDir folder;
    TlsIdentity identity(in(folder), {});
    QVERIFY(identity.load({lan}));
    const QString first = identity.fingerprint();
    const QString key = identity.keyFingerprint();
    QCOMPARE(key.size(), 32 * 3 - 1);
    QVERIFY(identity.follow({otherLan})); // names are only added
    QVERIFY(!identity.follow({lan, otherLan}));
    QVERIFY(identity.fingerprint() != first);
    QCOMPARE(identity.keyFingerprint(), key);
    for (const char *name : {"/certificate.pem", "/key.pem"}) {
        QFile file(in(folder).dataFolder + QLatin1String(name));
        QVERIFY(file.resize(file.size() / 2));
        TlsIdentity again(in(folder), {});
        QVERIFY(again.load({lan}));
        QVERIFY(again.fingerprint() != identity.fingerprint());
        const bool isKeyDamaged = QLatin1String(name) == QLatin1String("/key.pem");
        QCOMPARE(again.keyFingerprint() == key, !isKeyDamaged);
    }
}

void TlsTest::keepsItsKeyForOtherNames()
{
    const QTemporaryDir folder;
    TlsIdentity first(in(folder), {QStringLiteral("localhost")});
    QVERIFY(first.load({lan}));
    TlsIdentity second(in(folder), {QStringLiteral("localhost"), QStringLiteral("stream.example")});
    QVERIFY(second.load({lan}));
    QVERIFY(second.fingerprint() != first.fingerprint());
    QCOMPARE(second.keyFingerprint(), first.keyFingerprint());
    // By openssl's own reckoning.
    QProcess openssl;
    openssl.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("openssl x509 -in \"$0\" -noout -pubkey | openssl pkey -pubin "
                                  "-outform DER | sha256sum"),
                   in(folder).dataFolder + QStringLiteral("/certificate.pem")});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(QString(second.keyFingerprint()).remove(QLatin1Char(':')).toLower().toLatin1(),
             openssl.readAllStandardOutput().left(64));
}

void TlsTest::namesNoMoreThanSoMany()
{
    const QTemporaryDir folder;
    TlsIdentity identity(in(folder), {});
    QList<QHostAddress> many;
    for (quint32 i = 0; i < 100; ++i)
        many.append(QHostAddress(0x0A000000 + i));
    QVERIFY(identity.load({lan}));
    QVERIFY(identity.follow(many));
    QVERIFY(!identity.follow(many));
    QCOMPARE(identity.configuration()
                 .localCertificate()
                 .subjectAlternativeNames()
                 .values(QSsl::IpAddressEntry)
                 .size(),
             TlsIdentity::maxAddresses);
}

void TlsTest::takesTheUsersOwn()
{
    const QTemporaryDir folder;
    TlsIdentity made(in(folder), {});
    QVERIFY(made.load({lan}));
    TlsOptions own;
    own.isWanted = true;
    own.certificateFile = in(folder).dataFolder + QStringLiteral("/certificate.pem");
    own.keyFile = in(folder).dataFolder + QStringLiteral("/key.pem");
    TlsIdentity identity(own, {});
    QVERIFY(identity.load({otherLan})); // whatever it names: the user knows
    QVERIFY(!identity.follow({otherLan}));
    QCOMPARE(identity.fingerprint(), made.fingerprint());
}

void TlsTest::refusesWhatIsNoPair()
{
    const QTemporaryDir folder;
    RelayOptions options = secureOptions(folder);
    options.tls.certificateFile = QStringLiteral("/no/such/certificate.pem");
    options.tls.keyFile = QStringLiteral("/no/such/key.pem");
    RelayServer relay(options, clockOfThread());
    QVERIFY(!relay.start());
    QVERIFY(relay.errorString().contains(options.tls.certificateFile));
    QVERIFY(relay.errorString().contains(options.tls.keyFile));
}

void TlsTest::speaksTls_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("1.2") << QSsl::TlsV1_2;
    QTest::newRow("1.3") << QSsl::TlsV1_3;
}

void TlsTest::speaksTls()
{
    QFETCH(const QSsl::SslProtocol, protocol);
    const QTemporaryDir folder;
    TestRelay relay(secureOptions(folder));
    SecureClient client(relay.port(), protocol);
    QTRY_VERIFY(client.socket.isEncrypted());
    QCOMPARE(client.socket.sessionProtocol(), protocol);
    const QByteArray digest = client.socket.peerCertificate().digest(QCryptographicHash::Sha256);
    QCOMPARE(relay.server().certificateFingerprint(), QString::fromLatin1(digest.toHex(':').toUpper()));
    client.socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.socket.bytesAvailable() > 0);
    QVERIFY(client.socket.readAll().startsWith("HTTP/1.1 200 "));
}

/// A burst of many parts, then chunks.
void TlsTest::relaysEverythingOverTls()
{
    const QTemporaryDir folder;
    TestRelay relay(secureOptions(folder));
    TestPublisher publisher(relay);
    NumberedRecording recording(20'000, 1'000);
    publisher.start(1, recording.firstPiece());
    for (int i = 0; i < 100; ++i)
        publisher.send(recording.nextPiece());
    QTRY_VERIFY(relay.server().status().totalBytesIn > 101 * 20'000);
    QWebSocket blob;
    QWebSocket chunk;
    QByteArray media;
    for (QWebSocket *socket : {&blob, &chunk}) {
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(trusting);
        connect(socket, &QWebSocket::binaryMessageReceived, this,
                [&media](const QByteArray &message) { media += message; });
    }
    const QString url = QStringLiteral("wss://127.0.0.1:%1/watch/%2?session=over-tls").arg(relay.port());
    blob.open(QUrl(url.arg(QStringLiteral("blob"))));
    chunk.open(QUrl(url.arg(QStringLiteral("chunk"))));
    QTRY_VERIFY(!media.isEmpty());
    for (int i = 0; i < 100; ++i)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(int(readBack(media).blocks.size()), recording.framesMade());
    QVERIFY(areWholeAndInOrder(readBack(media), recording));
    QTRY_COMPARE(relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInt(), 0);
}

void TlsTest::refusesOldTls()
{
    const QTemporaryDir folder;
    TestRelay relay(secureOptions(folder));
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    SecureClient client(relay.port(), QSsl::TlsV1_1);
    QT_WARNING_POP
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!client.socket.isEncrypted());
    QCOMPARE(get(relay.port(), "/healthz").status, 200);
}

void TlsTest::speaksPlainHttpToThisMachine()
{
    const QTemporaryDir folder;
    TestRelay relay(secureOptions(folder));
    QCOMPARE(get(relay.port(), "/").status, 200);
    QCOMPARE(relay.server().loopbackUrl().scheme(), QStringLiteral("http"));
}

void TlsTest::aHandshakeHasTheHeadsDeadline()
{
    const QTemporaryDir folder;
    RelayOptions options = secureOptions(folder);
    options.limits.headDeadline = std::chrono::milliseconds(200);
    TestRelay relay(options);
    RawSocket half(relay.port());
    half.send(QByteArray::fromHex("16030100"));
    m_time.advance(199ms);
    QVERIFY(!half.isClosed());
    m_time.advance(1ms);
    QTRY_VERIFY(half.isClosed());
    RawSocket garbage(relay.port());
    garbage.send(QByteArray::fromHex("16") + QByteArray(1'000, 'x'));
    QTRY_VERIFY(garbage.isClosed());
}

void TlsTest::followsTheAddressesWhileRunning()
{
    const QTemporaryDir folder;
    RelayOptions options = secureOptions(folder);
    options.bind = QHostAddress(QHostAddress::Any);
    options.readyFile = folder.filePath(QStringLiteral("ready.json"));
    QList<QHostAddress> addresses{lan};
    options.ownAddresses = [&addresses] { return addresses; };
    TestRelay relay(options);
    const QString before = relay.server().certificateFingerprint();
    QCOMPARE(get(relay.port(), "/healthz", "X-Forwarded-Host: 10.0.0.7\r\n").status, 200);
    const auto statusFor = [&relay](const QByteArray &host) {
        return ask(relay.port(), "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status;
    };
    QCOMPARE(statusFor("192.168.1.20"), 200);
    QCOMPARE(statusFor("10.0.0.7"), 421);
    QSignalSpy changed(&relay.server(), &RelayServer::addressesChanged);
    addresses = {otherLan};
    QVERIFY(m_time.advanceUntil([&] { return changed.size() == 1; }, 3s));
    QCOMPARE(statusFor("192.168.1.20"), 421);
    QCOMPARE(statusFor("10.0.0.7"), 200);
    QCOMPARE(relay.server().networkUrls(),
             QList<QUrl>{QUrl(QStringLiteral("https://10.0.0.7:%1/").arg(relay.port()))});
    QVERIFY(fileContent(options.readyFile).contains("https://10.0.0.7:"));
    QVERIFY(relay.server().certificateFingerprint() != before);
    SecureClient client(relay.port(), QSsl::TlsV1_2OrLater);
    QTRY_VERIFY(client.socket.isEncrypted());
    QVERIFY(client.socket.peerCertificate()
                .subjectAlternativeNames()
                .values(QSsl::IpAddressEntry)
                .contains(otherLan.toString()));
}

void TlsTest::waitsForTheEndOfTheStream()
{
    const QTemporaryDir folder;
    RelayOptions options = secureOptions(folder);
    QList<QHostAddress> addresses{lan};
    options.ownAddresses = [&addresses] { return addresses; };
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    const QString before = relay.server().certificateFingerprint();
    const QString key = relay.server().certificateKeyFingerprint();
    QSignalSpy changed(&relay.server(), &RelayServer::addressesChanged);
    addresses = {lan, otherLan};
    QVERIFY(m_time.advanceUntil([&] { return changed.size() == 1; }, 3s));
    QCOMPARE(relay.server().certificateFingerprint(), before);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("state")},
                    {QStringLiteral("state"), QStringLiteral("ended")}});
    QVERIFY(m_time.advanceUntil([&] { return changed.size() == 2; }, 3s));
    QVERIFY(relay.server().certificateFingerprint() != before);
    QCOMPARE(relay.server().certificateKeyFingerprint(), key);
}

int main(int argc, char **argv)
{
    return runInTestTime<TlsTest>(argc, argv);
}

#include "tls_test.moc"
