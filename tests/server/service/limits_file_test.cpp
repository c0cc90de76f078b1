// The file of limits: what it may say, and how it is told what it may not.
#include "service/limits_file.h"

#include <QTest>

using namespace lancast::service;

class LimitsFileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItNames();
    void refuses_data();
    void refuses();
    void tellsWhichFile();
};

void LimitsFileTest::readsWhatItNames()
{
    const LimitsResult all = readLimits("# for the hall\n\n  max-viewers = 30\r\nmax-connections=200\n"
                                        "max-connections-per-address\t=\t16\n");
    QCOMPARE(all.error, QString());
    QCOMPARE(all.limits, (Limits{30, 200, 16}));
    const LimitsResult one = readLimits("max-viewers = 0");
    QCOMPARE(one.limits, (Limits{0, {}, {}}));
    QCOMPARE(readLimits("").limits, Limits());
    QCOMPARE(readLimits("").error, QString());
}

void LimitsFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no number") << QByteArray("max-viewers = many")
                               << QStringLiteral("Line 1: max-viewers takes a number from 0 to 1000000.");
    QTest::newRow("empty") << QByteArray("max-viewers =")
                           << QStringLiteral("Line 1: max-viewers takes a number from 0 to 1000000.");
    QTest::newRow("too few") << QByteArray("\nmax-connections = 0")
                             << QStringLiteral("Line 2: max-connections takes a number from 1 to 1000000.");
    QTest::newRow("too many") << QByteArray("max-connections-per-address = 1000001")
                              << QStringLiteral(
                                     "Line 1: max-connections-per-address takes a number from 1 to 1000000.");
    QTest::newRow("unknown") << QByteArray("max-viewer = 3")
                             << QStringLiteral("Line 1: There is no limit \"max-viewer\".");
    QTest::newRow("no value") << QByteArray("max-viewers")
                              << QStringLiteral("Line 1: \"max-viewers\" is no \"name = value\".");
    QTest::newRow("twice") << QByteArray("max-viewers = 1\nmax-viewers = 2")
                           << QStringLiteral("Line 2: max-viewers is there twice.");
}

void LimitsFileTest::refuses()
{
    QFETCH(const QByteArray, text);
    const LimitsResult result = readLimits(text);
    QTEST(result.error, "error");
    QCOMPARE(result.limits, Limits());
}

void LimitsFileTest::tellsWhichFile()
{
    const LimitsResult result =
        readLimitsFile(QStringLiteral("/nowhere/limits"), std::chrono::milliseconds(0));
    QVERIFY2(result.error.startsWith(QStringLiteral("Cannot read \"/nowhere/limits\": ")),
             qPrintable(result.error));
}

QTEST_APPLESS_MAIN(LimitsFileTest)
#include "limits_file_test.moc"
