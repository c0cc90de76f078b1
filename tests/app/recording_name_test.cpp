// Renaming: which names there can be, and that nothing is ever lost by it.
#include "recordings/recording_name.h"

#include "written_files.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class RecordingNameTest : public QObject
{
    Q_OBJECT

private slots:
    void theNameIsTheFilesWithoutItsExtension()
    {
        QCOMPARE(recordingName(u"/a/2026-11-23 18.27.05 Talk v1.2.webm"_s),
                 u"2026-11-23 18.27.05 Talk v1.2"_s);
    }

    void folderAndExtensionStay()
    {
        const QString path = m_files.write(u"one.webm"_s, "one");
        const RenameResult result = renameRecording(path, u"  Gäste & Tee (1.5)  "_s);
        QCOMPARE(result.trouble, QString());
        QCOMPARE(result.path, m_files.path(u"Gäste & Tee (1.5).webm"_s));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(WrittenFiles::contentOf(result.path), "one");
    }

    void nothingIsOverwritten()
    {
        const QString path = m_files.write(u"here.webm"_s, "here");
        const QString other = m_files.write(u"there.webm"_s, "there");
        const RenameResult result = renameRecording(path, u"there"_s);
        QCOMPARE(result.path, QString());
        QVERIFY(result.trouble.contains(u"there.webm"_s));
        QCOMPARE(WrittenFiles::contentOf(path), "here");
        QCOMPARE(WrittenFiles::contentOf(other), "there");
    }

    void theSameNameIsNoTrouble()
    {
        const QString path = m_files.write(u"same.webm"_s, "same");
        const RenameResult result = renameRecording(path, u"same"_s);
        QCOMPARE(result.path, QString());
        QCOMPARE(result.trouble, QString());
    }

    void whatNoFileCanBeCalledIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << u"   "_s;
        QTest::newRow("another folder") << u"../up"_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s;
        QTest::newRow("hidden") << u".hidden"_s;
        QTest::newRow("a line break") << u"a\nb"_s;
        QTest::newRow("for Windows") << u"what?"_s;
        QTest::newRow("too long") << QString(100, u'€'); // of three bytes each
    }
    void whatNoFileCanBeCalledIsRefused()
    {
        QFETCH(const QString, name);
        const QString path = m_files.write(u"kept.webm"_s, "kept");
        const RenameResult result = renameRecording(path, name);
        QCOMPARE(result.path, QString());
        QVERIFY(!result.trouble.isEmpty());
        QCOMPARE(WrittenFiles::contentOf(path), "kept");
    }

    void aFileThatIsGoneIsToldOf()
    {
        const RenameResult result = renameRecording(m_files.path(u"gone.webm"_s), u"new"_s);
        QCOMPARE(result.path, QString());
        QVERIFY(!result.trouble.isEmpty());
    }

private:
    WrittenFiles m_files;
};

QTEST_GUILESS_MAIN(RecordingNameTest)
#include "recording_name_test.moc"
