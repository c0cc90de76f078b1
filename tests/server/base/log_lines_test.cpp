// A line of the log, for people and for systemd's journal.
#include "base/log_lines.h"

#include <QTest>

using namespace lancast::net;

class LogLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void haveLevelAndCategory_data();
    void haveLevelAndCategory();
    void areOneEach();
};

void LogLinesTest::haveLevelAndCategory_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QByteArray>("line");
    // The numbers are those of syslog(3).
    QTest::newRow("debug") << QtDebugMsg << QByteArray("<7>debug lancast.relay: Hello\n");
    QTest::newRow("info") << QtInfoMsg << QByteArray("<6>info lancast.relay: Hello\n");
    QTest::newRow("warning") << QtWarningMsg << QByteArray("<4>warning lancast.relay: Hello\n");
    QTest::newRow("error") << QtCriticalMsg << QByteArray("<3>error lancast.relay: Hello\n");
    QTest::newRow("fatal") << QtFatalMsg << QByteArray("<2>fatal lancast.relay: Hello\n");
}

void LogLinesTest::haveLevelAndCategory()
{
    QFETCH(const QtMsgType, type);
    QFETCH(const QByteArray, line);
    QCOMPARE(logLine(type, "lancast.relay", QStringLiteral("Hello"), LogReader::Journal), line);
    QCOMPARE(logLine(type, "lancast.relay", QStringLiteral("Hello"), LogReader::Person), line.mid(3));
}

void LogLinesTest::areOneEach()
{
    const QByteArray line = logLine(QtInfoMsg, nullptr, QStringLiteral("one\n<2>two"), LogReader::Journal);
    QCOMPARE(line, "<6>info default: one <2>two\n"); // no stranger's text makes a line of its own
}

QTEST_APPLESS_MAIN(LogLinesTest)
#include "log_lines_test.moc"
