// Names of recording files: readable, sortable, and taken by every file system.
#include "output/recording/recording_name.h"

#include <QTest>

using namespace lancast;
using namespace lancast::record;

class RecordingNameTest final : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void keepsLongTitlesShort();
};

void RecordingNameTest::names_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("part");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const QString &title, int part, const QString &name) {
        QTest::newRow(what) << title << part << name;
    };
    row("none", {}, 1, QStringLiteral("2026-11-23 18.27.05"));
    row("blank", QStringLiteral(" \t\n "), 1, QStringLiteral("2026-11-23 18.27.05"));
    row("plain", QStringLiteral("Town hall"), 1, QStringLiteral("2026-11-23 18.27.05 Town hall"));
    row("letters", QStringLiteral("Fête à Köln 日本"), 1,
        QStringLiteral("2026-11-23 18.27.05 Fête à Köln 日本"));
    row("paths", QStringLiteral("../../etc/passwd"), 1,
        QStringLiteral("2026-11-23 18.27.05 .. .. etc passwd"));
    row("Windows", QStringLiteral("a\\b:c*d?e\"f<g>h|i. ."), 1,
        QStringLiteral("2026-11-23 18.27.05 a b c d e f g h i"));
    row("control", QStringLiteral("a\x01\u202Eb"), 1, QStringLiteral("2026-11-23 18.27.05 a b"));
    row("part", QStringLiteral("Show"), 2, QStringLiteral("2026-11-23 18.27.05 Show part 2"));
}

void RecordingNameTest::names()
{
    QFETCH(const QString, title);
    QFETCH(const int, part);
    QFETCH(const QString, name);
    const QDateTime date(QDate(2026, 11, 23), QTime(18, 27, 5));
    QCOMPARE(recordingName(date, title, part), name);
}

void RecordingNameTest::keepsLongTitlesShort()
{
    const QDateTime date(QDate(2026, 11, 23), QTime(18, 27, 5));
    for (const QString &character :
         {QStringLiteral("x"), QStringLiteral("é"), QStringLiteral("日"), QStringLiteral("😀")}) {
        const QString name = recordingName(date, character.repeated(500), 99);
        QVERIFY(name.toUtf8().size() < 230); // " 1000.webm" still fits into 255
        QVERIFY(name.endsWith(character + QStringLiteral(" part 99")));
        QVERIFY(name.isValidUtf16());
    }
}

QTEST_GUILESS_MAIN(RecordingNameTest)
#include "recording_name_test.moc"
