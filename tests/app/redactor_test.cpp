#include "diagnostics/redactor.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class RedactorTest : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreStruckOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        row(u"at http://10.0.0.1:8080/#key=AbC_d-9 now"_s, u"at http://10.0.0.1:8080/#key=[removed] now"_s);
        row(u"\"https://[fe80::1]:8443/publish#token=x%2By\""_s,
            u"\"https://[fe80::1]:8443/publish#token=[removed]\""_s);
        row(u"/?session=7&Token=abc&x=1"_s, u"/?session=7&Token=[removed]&x=1"_s);
        row(u"lancast.v1, token.0123456789abcdef, key.ABCDEFGHIJKL=="_s,
            u"lancast.v1, token.[removed], key.[removed]"_s);
        row(u"passcode.MTIzNA=="_s, u"passcode.[removed]"_s);
        row(u"Authorization: bearer a.b-c/d+e=="_s, u"Authorization: bearer [removed]"_s);
        row(u"lancast --passcode=1234 --publish-token abc --port 1"_s,
            u"lancast --passcode=[removed] --publish-token [removed] --port 1"_s);
        row(u"--icecast=http://source:hack@me@h:8000/live.webm ok"_s,
            u"--icecast=http://source:[removed]@h:8000/live.webm ok"_s);
        row(u"http://h:8000/live.webm and a@b"_s, u"http://h:8000/live.webm and a@b"_s);
        row(u"--passcode 'two words' --tls"_s, u"--passcode [removed] --tls"_s);
        // Not as raw strings: moc does not see the class behind those.
        row(u"{\"pid\":1,\"publishToken\": \"a\\\"b\",\"viewKey\":\"c\",\"port\":2}"_s,
            u"{\"pid\":1,\"publishToken\": [removed],\"viewKey\":[removed],\"port\":2}"_s);
        // And nothing else.
        row(u"cannot read /etc/lancast/key.pem and token.txt"_s,
            u"cannot read /etc/lancast/key.pem and token.txt"_s);
        row(u"asks for a passcode: yes"_s, u"asks for a passcode: yes"_s);
        row(u""_s, u""_s);
    }

    void secretsAreStruckOut()
    {
        QFETCH(QString, text);
        QTEST(redacted(text), "expected");
        QCOMPARE(redacted(redacted(text)), redacted(text));
    }

    void knownSecretsAreStruckOutAsWords()
    {
        const QStringList secrets{u"1"_s, u"Käse (7)"_s, u"tok+en"_s, QString(), u" "_s};
        QCOMPARE(redacted(u"with 1, not 1280x720 or v1"_s, secrets), u"with [removed], not 1280x720 or v1"_s);
        QCOMPARE(redacted(u"says \"Käse (7)\"."_s, secrets), u"says \"[removed]\"."_s);
        QCOMPARE(redacted(u"tok+en tokken"_s, secrets), u"[removed] tokken"_s);
    }
};

QTEST_GUILESS_MAIN(RedactorTest)
#include "redactor_test.moc"
