#include "settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void choicesComeBack()
    {
        const QString path = m_directory.filePath(u"kept.ini"_s);
        HostChoices choices;
        choices.source = SourceKind::TestPattern;
        choices.camera = u"USB camera, left"_s;
        choices.microphone = u"Headset"_s;
        choices.isMuted = true;
        choices.quality = Quality::High;
        {
            Settings settings(path);
            settings.setChoices(choices);
            settings.setGeometry("geometry");
        }
        const Settings settings(path);
        const HostChoices read = settings.choices();
        QCOMPARE(read.source, choices.source);
        QCOMPARE(read.camera, choices.camera);
        QCOMPARE(read.microphone, choices.microphone);
        QCOMPARE(read.isMuted, true);
        QCOMPARE(read.quality, choices.quality);
        QCOMPARE(settings.geometry(), QByteArray("geometry"));
    }

    void nonsenseGivesDefaults()
    {
        const Settings settings(
            written("[source]\nkind=moon\n[video]\nquality=7\n[network]\nport=99999\n\xff\xfe[[[\n"));
        QCOMPARE(settings.choices().source, SourceKind::Camera);
        QCOMPARE(settings.choices().quality, Quality::Medium);
        QCOMPARE(settings.port(), quint16(0));
    }

    void aVideoThatIsGoneIsNotTheSource()
    {
        const Settings settings(written("[source]\nkind=file\nfile=/no/such.webm\n"));
        QCOMPARE(settings.choices().source, SourceKind::Camera);
        QVERIFY(settings.choices().file.isEmpty());
    }

    void aPortIsRead() { QCOMPARE(Settings(written("[network]\nport=9100\n")).port(), quint16(9100)); }

private:
    QString written(const QByteArray &content)
    {
        const QString path = m_directory.filePath(u"settings%1.ini"_s.arg(m_count++));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the settings");
        return path;
    }

    QTemporaryDir m_directory;
    int m_count = 0;
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
