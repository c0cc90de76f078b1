// Options that a program does not have in, one sentence out.
#include "relay/command_line.h"
#include "relay/relay_options.h"

#include <QCommandLineParser>
#include <QTest>

using namespace lancast::net;

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void namesWhatComesClosest_data();
    void namesWhatComesClosest();
    void saysWhoseItIs();
    void takesWordsOfAnyLength();
    void saysWhichValueIsMissingOrTooMuch();
};

void CommandLineTest::namesWhatComesClosest_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *typed, const char *meant) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(meant);
    };
    row("--prot", "--port"); // two letters that changed places are one error
    row("--Port", "--port");
    row("-port", "--port");
    row("--passcod", "--passcode");
    row("--max-viewer", "--max-viewers");
    row("--max-connection-per-adress", "--max-connections-per-address");
    row("--seed", "--seed-ports"); // and "--seed-ports-public", which begins with it
    row("--token", "--publish-token");
    row("--tsl", "--tls");
    row("--versoin", "--version");
    row("--host", "--allow-host"); // "--port" is two letters away: too many of four
    row("--max", "");              // three begin like that
    row("--frobnicate", "");
    row("-x", "");
    row("--ab", "");
}

void CommandLineTest::namesWhatComesClosest()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, meant);
    const QString text = unknownOptionFault(typed, Program::Server);
    QVERIFY2(text.startsWith(QStringLiteral("There is no option %1").arg(typed)), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\"lancast-server --help\"")), qPrintable(text));
    QCOMPARE(text.contains(QStringLiteral("closest")), !meant.isEmpty());
    QVERIFY2(text.contains(QStringLiteral(": %1 comes").arg(meant)) || meant.isEmpty(), qPrintable(text));
}

void CommandLineTest::saysWhoseItIs()
{
    QVERIFY(unknownOptionFault(QStringLiteral("--replay"), Program::App)
                .startsWith(QStringLiteral("--replay is an option of lancast-server; ")));
    QVERIFY(unknownOptionFault(QStringLiteral("--go-live"), Program::Server)
                .startsWith(QStringLiteral("--go-live is an option of lancast; ")));
}

void CommandLineTest::takesWordsOfAnyLength()
{
    const QString longOne = QStringLiteral("--") + QString(100'000, QLatin1Char('x'));
    QVERIFY(unknownOptionFault(longOne, Program::App).contains(longOne));
    QVERIFY(!unknownOptionFault(QStringLiteral("-"), Program::App).isEmpty());
    QVERIFY(!unknownOptionFault(QStringLiteral("--"), Program::App).isEmpty());
}

void CommandLineTest::saysWhichValueIsMissingOrTooMuch()
{
    const auto fault = [](const QStringList &arguments) {
        QCommandLineParser parser;
        addRelayOptions(parser);
        return parseFault(parser, QStringList{QStringLiteral("lancast-server")} + arguments, Program::Server);
    };
    const QString tls = QStringLiteral("--tls");
    const QString port = QStringLiteral("--port");
    QCOMPARE(fault({tls, port, QStringLiteral("8080")}), QString());
    QCOMPARE(fault({tls, port}), QStringLiteral("--port takes a value, and none follows; \"lancast-server "
                                                "--help\" says which one."));
    QCOMPARE(fault({QStringLiteral("--port=1"), QStringLiteral("--tls=yes")}),
             QStringLiteral("--tls takes no value: leave out what follows the equals sign."));
    QVERIFY(fault({QStringLiteral("--tls=yes"), port}).startsWith(QStringLiteral("--tls takes no value")));
    QVERIFY(fault({QStringLiteral("--prot"), port}).startsWith(QStringLiteral("There is no option --prot")));
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
