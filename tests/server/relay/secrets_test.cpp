// Secrets stay secret: drawn at random, compared in constant time, in no log line and no URL.
#include "base/logging.h"
#include "base/random_secret.h"

#include "tests/support/net_publisher.h"
#include "tests/support/net_viewer.h"

#include <QSet>
#include <QTest>

#include <cstring>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

QList<size_t> comparedSizes;
QStringList logLines;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logLines.append(line);
}

} // namespace

// The linker puts this in front of OpenSSL's.
extern "C" {
int __real_CRYPTO_memcmp(const void *a, const void *b, size_t size);
int __wrap_CRYPTO_memcmp(const void *a, const void *b, size_t size); // NOLINT(bugprone-reserved-identifier)
int __wrap_CRYPTO_memcmp(const void *a, const void *b, size_t size)  // NOLINT(bugprone-reserved-identifier)
{
    comparedSizes.append(size);
    return __real_CRYPTO_memcmp(a, b, size);
}
}

class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void areDrawnAtRandom();
    void areEqualOrNot();
    void areComparedInConstantTime_data();
    void areComparedInConstantTime();
    void areInNoLogLineAndNoUrl();
};

void SecretsTest::areDrawnAtRandom()
{
    QSet<QByteArray> drawn;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray secret = randomSecret();
        QCOMPARE(QByteArray::fromBase64(secret, QByteArray::Base64UrlEncoding).size(), 32);
        drawn.insert(secret);
    }
    QCOMPARE(drawn.size(), 1'000);
}

void SecretsTest::areEqualOrNot()
{
    QVERIFY(equalSecrets("abc", "abc"));
    QVERIFY(!equalSecrets("abc", "abd"));
    QVERIFY(!equalSecrets("abc", "ab"));
    QVERIFY(!equalSecrets("", "a"));
}

void SecretsTest::areComparedInConstantTime_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("credential");
    QTest::addColumn<size_t>("size"); // of what is compared
    const QByteArray keySized(43, 'x');
    QTest::newRow("token") << QByteArray("/publish/blob") << QByteArray("token.a-token-for-testz")
                           << size_t(17);
    QTest::newRow("view key") << QByteArray("/watch/blob") << "key." + keySized << size_t(43);
    QTest::newRow("passcode") << QByteArray("/watch/blob") << QByteArray("passcode.c2VzYW4") << size_t(32);
}

void SecretsTest::areComparedInConstantTime()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, credential);
    QFETCH(const size_t, size);
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("sesam");
    TestRelay relay(options);
    comparedSizes.clear();
    const QByteArray fields = "Sec-WebSocket-Protocol: lancast.v1, " + credential + "\r\n";
    QCOMPARE(ask(relay.port(), handshake(path, fields)).status, 401);
    QCOMPARE(comparedSizes, QList<size_t>{size});
}

void SecretsTest::areInNoLogLineAndNoUrl()
{
    QLoggingCategory::setFilterRules(QStringLiteral("lancast.*=true"));
    const auto previous = qInstallMessageHandler(keepLine);
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("open-sesame");
    QByteArrayList secrets{publishToken, "open-sesame", "b3Blbi1zZXNhbWU"};
    {
        TestRelay relay(options);
        secrets.append(relay.room().access().viewKey());
        qCInfo(relayLog) << "the test listens";
        TestViewer typing(relay, "viewer-01", "passcode.b3Blbi1zZXNhbWU");
        TestViewer keyed(relay, "viewer-02", "key." + relay.room().access().viewKey());
        TestPublisher publisher(relay);
        (void)QTest::qWaitFor([&] { return relay.server().status().viewers == 2; });
        (void)get(relay.port(), "/live.webm",
                  "Authorization: Basic " + QByteArray(":open-sesame").toBase64() + "\r\n");
        (void)ask(relay.port(), handshake("/publish/blob", "Sec-WebSocket-Protocol: token.wrong\r\n"));
        relay.room().guests().renewViewKey();
        secrets.append(relay.room().access().viewKey());
        relay.room().guests().setPasscode(QStringLiteral("another-one"));
        secrets.append("another-one");
        for (const QUrl &url : QList<QUrl>{relay.server().loopbackUrl()} + relay.server().networkUrls())
            logLines.append(url.toString());
        relay.server().stop();
        (void)QTest::qWaitFor([&] { return typing.blob().isClosed() && keyed.blob().isClosed(); });
    }
    qInstallMessageHandler(previous);
    QVERIFY(logLines.join(QLatin1Char('\n')).contains(QStringLiteral("the test listens")));
    for (const QByteArray &secret : secrets)
        QVERIFY2(!logLines.join(QLatin1Char('\n')).contains(QString::fromLatin1(secret)), secret.constData());
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
