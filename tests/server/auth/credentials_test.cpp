// What a request shows: sub-protocols and the Authorization field.
#include "auth/credentials.h"
#include "http/request_head.h"

#include <QTest>

using namespace lancast::net;

class CredentialsTest : public QObject
{
    Q_OBJECT

private slots:
    void areRead_data();
    void areRead();
    void areNotSoughtInTheUrl();
};

void CredentialsTest::areRead_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("bearer");
    QTest::addColumn<QString>("passcode"); // null: none
    const auto row = [](const char *name, const QByteArray &fields, const QByteArray &token,
                        const QByteArray &key, const QByteArray &bearer, const QString &passcode) {
        QTest::newRow(name) << fields << token << key << bearer << passcode;
    };
    const QByteArray protocol = "Sec-WebSocket-Protocol: ";
    row("none", protocol + "lancast.v1\r\n", {}, {}, {}, {});
    row("token", protocol + "lancast.v1, token.abc\r\n", "abc", {}, {}, {});
    row("key", protocol + "key.abc-_9, lancast.v1\r\n", {}, "abc-_9", {}, {});
    row("the first of each", protocol + "token.a, key.b, token.c, key.d\r\n" + protocol + "token.e\r\n", "a",
        "b", {}, {});
    row("upper case is another word", protocol + "Token.abc, KEY.abc\r\n", {}, {}, {}, {});
    row("passcode", protocol + "lancast.v1, passcode.c2VzYW0\r\n", {}, {}, {}, QStringLiteral("sesam"));
    row("passcode with - and _", protocol + "passcode.fj9-Pn4_\r\n", {}, {}, {}, QStringLiteral("~?~>~?"));
    row("passcode in UTF-8", protocol + "passcode.w7xiZXI\r\n", {}, {}, {}, QStringLiteral("\u00FCber"));
    row("empty passcode", protocol + "passcode.\r\n", {}, {}, {}, QStringLiteral(""));
    row("passcode that is no base64url", protocol + "passcode.a+b/\r\n", {}, {}, {}, {});
    row("bearer", "Authorization: Bearer abc\r\n", {}, {}, "abc", {});
    row("bearer in any case", "authorization: bEARER  abc \r\n", {}, {}, "abc", {});
    row("the first of two", "Authorization: Bearer x\r\nAuthorization: Bearer y\r\n", {}, {}, "x", {});
    row("basic", "Authorization: Basic dmxjOnNlc2Ft\r\n", {}, {}, {}, QStringLiteral("sesam"));
    row("basic without a name", "Authorization: Basic OnNlc2Ft\r\n", {}, {}, {}, QStringLiteral("sesam"));
    row("basic with colons", "Authorization: Basic YTpiOmM=\r\n", {}, {}, {}, QStringLiteral("b:c"));
    row("basic without a colon", "Authorization: Basic c2VzYW0=\r\n", {}, {}, {}, {});
    row("basic that is no base64", "Authorization: Basic !!!!\r\n", {}, {}, {}, {});
    row("basic, empty", "Authorization: Basic \r\n", {}, {}, {}, {});
    row("an unknown scheme", "Authorization: Digest abc\r\n", {}, {}, {}, {});
}

void CredentialsTest::areRead()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QString, passcode);
    const HeadResult result =
        readRequestHead(QByteArray("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n") + fields + "\r\n", {});
    QCOMPARE(result.status, HeadStatus::Complete);
    const Credentials credentials = readCredentials(result.head);
    QTEST(credentials.token, "token");
    QTEST(credentials.viewKey, "key");
    QTEST(credentials.bearer, "bearer");
    QCOMPARE(credentials.passcode.has_value(), !passcode.isNull());
    QCOMPARE(QString::fromUtf8(credentials.passcode.value_or(QByteArray())), passcode);
}

void CredentialsTest::areNotSoughtInTheUrl()
{
    RequestHead head;
    head.path = "/watch/blob/key.abc";
    head.query = "key=abc&token=abc&passcode=abc";
    const Credentials credentials = readCredentials(head);
    QVERIFY(credentials.token.isEmpty() && credentials.viewKey.isEmpty() && credentials.bearer.isEmpty());
    QVERIFY(!credentials.passcode);
}

QTEST_APPLESS_MAIN(CredentialsTest)
#include "credentials_test.moc"
