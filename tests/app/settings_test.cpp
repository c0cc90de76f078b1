#include "settings/access_settings.h"
#include "settings/host_settings.h"
#include "settings/language_settings.h"
#include "settings/network_settings.h"
#include "settings/settings_store.h"

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
            SettingsStore settings(path);
            remember(settings, choices);
        }
        const SettingsStore settings(path);
        const HostChoices read = rememberedHostChoices(settings);
        QCOMPARE(read.source, choices.source);
        QCOMPARE(read.camera, choices.camera);
        QCOMPARE(read.microphone, choices.microphone);
        QCOMPARE(read.isMuted, true);
        QCOMPARE(read.quality, choices.quality);
    }

    void nonsenseGivesDefaults()
    {
        const SettingsStore settings(
            written("[source]\nkind=moon\n[video]\nquality=7\n[network]\nport=99999\n\xff\xfe[[[\n"));
        QCOMPARE(rememberedHostChoices(settings).source, SourceKind::Camera);
        QCOMPARE(rememberedHostChoices(settings).quality, Quality::Medium);
        QCOMPARE(rememberedPort(settings), quint16(0));
    }

    void aVideoThatIsGoneIsNotTheSource()
    {
        const SettingsStore settings(written("[source]\nkind=file\nfile=/no/such.webm\n"));
        QCOMPARE(rememberedHostChoices(settings).source, SourceKind::Camera);
        QVERIFY(rememberedHostChoices(settings).file.isEmpty());
    }

    void accessComesBack()
    {
        const QString path = m_directory.filePath(u"access.ini"_s);
        const AccessChoices choices{true, u"Käse, \"7\""_s, 25};
        {
            SettingsStore settings(path);
            remember(settings, choices);
        }
        QCOMPARE(rememberedAccess(SettingsStore(path)), choices);
        QCOMPARE(rememberedAccess(SettingsStore(m_directory.filePath(u"none.ini"_s))), AccessChoices());
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
        QCOMPARE(rememberedAccess(SettingsStore(written(content))), AccessChoices());
    }

    void theFileIsForItsUserAlone()
    {
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        const QString fresh = m_directory.filePath(u"folder/fresh.ini"_s);
        const QString old = written("[window]\n");
        QVERIFY(QFile::setPermissions(old, QFile::permissions(old) | QFileDevice::ReadOther));
        for (const QString &path : {fresh, old}) {
            SettingsStore settings(path);
            QCOMPARE(QFile::permissions(path) & others,
                     QFileDevice::Permissions()); // before anything is in it
            remember(settings, AccessChoices{true, u"482913"_s, 0});
        }
        for (const QString &path : {fresh, old}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().contains("482913"));
            QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
        }
    }

    void theLanguageComesBack()
    {
        const QString path = m_directory.filePath(u"language.ini"_s);
        QCOMPARE(rememberedLanguage(SettingsStore(path)), QString());
        for (const QString &language : {u"de"_s, u"en"_s, u"fr"_s, u"es"_s, QString()}) {
            SettingsStore settings(path);
            rememberLanguage(settings, language);
            QCOMPARE(rememberedLanguage(settings), language);
        }
        QCOMPARE(rememberedLanguage(SettingsStore(written("[window]\nlanguage=tlh\n"))), QString());
    }

    void aPortIsRead()
    {
        QCOMPARE(rememberedPort(SettingsStore(written("[network]\nport=9100\n"))), quint16(9100));
    }

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
