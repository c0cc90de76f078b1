// What ps(1) shows of a relay that was started with secrets.
#include "relay/hidden_arguments.h"

#include <QTest>

#include <vector>

using namespace lancast::net;

class HiddenArgumentsTest final : public QObject
{
    Q_OBJECT

private slots:
    void hidesNothingButSecrets_data();
    void hidesNothingButSecrets();
};

void HiddenArgumentsTest::hidesNothingButSecrets_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArrayList>("shown");
    const auto row = [](const char *name, const QByteArrayList &arguments, const QByteArrayList &shown) {
        QTest::newRow(name) << arguments << shown;
    };
    row("apart", {"--icecast", "http://source:hackme@h:8000/m"},
        {"--icecast", "http://source*******@h:8000/m"});
    row("joined", {"--icecast=http://source:hackme@h/m"}, {"--icecast=http://source*******@h/m"});
    row("no user", {"--icecast=http://:pw@h/m"}, {"--icecast=http://***@h/m"});
    row("bare at", {"--icecast=http://s:a@b@h/m"}, {"--icecast=http://s****@h/m"});
    row("no password", {"--icecast=http://h/m", "--port=1"}, {"--icecast=http://h/m", "--port=1"});
    row("no value", {"--icecast"}, {"--icecast"});
    row("passcode", {"--passcode", "open sesame", "--port", "80"},
        {"--passcode", "***********", "--port", "80"});
    row("joined passcode", {"--passcode=open=it"}, {"--passcode=*******"});
    row("publish key", {"--publish-token", "tok-123456", "--publish-token=tok-12345"},
        {"--publish-token", "**********", "--publish-token=*********"});
    row("no passcode", {"--passcode=", "--passcode", "", "--publish-token"},
        {"--passcode=", "--passcode", "", "--publish-token"});
    row("longer names", {"--passcode-x=secret", "--publish-tokens", "secret"},
        {"--passcode-x=secret", "--publish-tokens", "secret"});
    row("others", {"--icecast-listen=http://a:b@h/m", "x://a:b@c"},
        {"--icecast-listen=http://a:b@h/m", "x://a:b@c"});
}

void HiddenArgumentsTest::hidesNothingButSecrets()
{
    QFETCH(QByteArrayList, arguments);
    arguments.prepend("lancast-server");
    std::vector<char *> pointers;
    for (QByteArray &argument : arguments)
        pointers.push_back(argument.data());
    hideSecrets(pointers);
    QTEST(arguments.sliced(1), "shown");
}

QTEST_APPLESS_MAIN(HiddenArgumentsTest)
#include "hidden_arguments_test.moc"
