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

    void accessComesBack()
    {
        const QString path = m_directory.filePath(u"access.ini"_s);
        Settings(path).setAccess({true, u"Käse, \"7\""_s, 25});
        QCOMPARE(Settings(path).access(), AccessChoices({true, u"Käse, \"7\""_s, 25}));
        QCOMPARE(Settings(m_directory.filePath(u"none.ini"_s)).access(), AccessChoices());
    }

    void nonsenseAsksForNoPasscode_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("none") << QByteArray("[access]\nasksForPasscode=true\n");
        QTest::newRow("blanks") << QByteArray("[access]\nasksForPasscode=true\npasscode=\"   \"\n");
        QTest::newRow("too long") << "[access]\nasksForPasscode=true\npasscode=" + QByteArray(65, 'x') + "\n";
        QTest::newRow("unseen") << QByteArray("[access]\nasksForPasscode=true\npasscode=\"1\\x7\"\n");
        QTest::newRow("limit") << QByteArray("[access]\nmaxViewers=-3\n");
        QTest::newRow("word") << QByteArray("[access]\nmaxViewers=many\n");
    }

    void nonsenseAsksForNoPasscode()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(Settings(written(content)).access(), AccessChoices());
    }

    void theFileIsForItsUserAlone()
    {
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        const QString fresh = m_directory.filePath(u"folder/fresh.ini"_s);
        const QString old = written("[window]\n");
        QVERIFY(QFile::setPermissions(old, QFile::permissions(old) | QFileDevice::ReadOther));
        for (const QString &path : {fresh, old}) {
            Settings settings(path);
            QCOMPARE(QFile::permissions(path) & others,
                     QFileDevice::Permissions()); // before anything is in it
            settings.setAccess({true, u"482913"_s, 0});
        }
        for (const QString &path : {fresh, old}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().contains("482913"));
            QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
        }
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
