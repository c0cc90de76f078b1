#include "settings/access_settings.h"
#include "settings/host_settings.h"
#include "settings/language_settings.h"
#include "settings/network_settings.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "settings/video_settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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
        QCOMPARE(rememberedNetwork(settings), NetworkChoices());
    }

    void aCustomQualityComesBack()
    {
        const QString path = m_directory.filePath(u"custom.ini"_s);
        HostChoices choices;
        choices.quality = Quality::Custom;
        choices.custom = {{1600, 900}, 24, 3'300'000, Codec::Vp9};
        {
            SettingsStore settings(path);
            remember(settings, choices);
        }
        const HostChoices read = rememberedHostChoices(SettingsStore(path));
        QCOMPARE(read.quality, Quality::Custom);
        QCOMPARE(read.custom, choices.custom);
    }

    void aCustomQualityThatMakesNoSenseIsTheUsualOne()
    {
        const SettingsStore settings(written("[video]\nquality=custom\ncustom-size=1281x720\n"
                                             "custom-frame-rate=900\ncustom-bitrate=-1\n"));
        QCOMPARE(rememberedHostChoices(settings).quality, Quality::Custom);
        QCOMPARE(rememberedHostChoices(settings).custom, CustomQuality());
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

    void theNetworkComesBack()
    {
        const QString path = m_directory.filePath(u"network.ini"_s);
        QCOMPARE(rememberedNetwork(SettingsStore(path)), NetworkChoices());
        const NetworkChoices first{
            9100, QHostAddress(u"192.0.2.7"_s), true, {u"a.example.net"_s, u"2001:db8::7"_s}};
        const NetworkChoices second{65535, QHostAddress(QHostAddress::Any), false, {}};
        for (const NetworkChoices &network : {first, second}) {
            {
                SettingsStore settings(path);
                remember(settings, network);
            }
            QCOMPARE(rememberedNetwork(SettingsStore(path)), network);
        }
    }

    void nonsenseOfTheNetworkGivesDefaults_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("port 0") << QByteArray("port=0\n");
        QTest::newRow("port too large") << QByteArray("port=65536\n");
        QTest::newRow("no port") << QByteArray("port=http\n");
        QTest::newRow("bind") << QByteArray("bind=192.0.2.300\n");
        QTest::newRow("host with a path") << QByteArray("furtherHosts=example.net/stream\n");
        QTest::newRow("host with a blank") << QByteArray("furtherHosts=example net\n");
    }

    void nonsenseOfTheNetworkGivesDefaults()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(rememberedNetwork(SettingsStore(written("[network]\n" + content))), NetworkChoices());
    }

    void theVideoTuningComesBack()
    {
        const QString path = m_directory.filePath(u"video.ini"_s);
        QCOMPARE(rememberedVideoTuning(SettingsStore(path)), VideoTuning());
        const VideoTuning tuning{Codec::Vp9, std::chrono::seconds(600), std::chrono::milliseconds(10)};
        {
            SettingsStore settings(path);
            remember(settings, tuning);
        }
        QCOMPARE(rememberedVideoTuning(SettingsStore(path)), tuning);
        QCOMPARE(rememberedHostChoices(SettingsStore(path)).tuning, tuning);
        const SettingsStore nonsense(
            written("[video]\ncodec=h264\nrestartSeconds=0\ntimesliceMs=99999999999\n"));
        QCOMPARE(rememberedVideoTuning(nonsense), VideoTuning());
        QCOMPARE(rememberedVideoTuning(SettingsStore(written("[video]\nrestartSeconds=601\n"))),
                 VideoTuning());
    }

    void theStartUpComesBack()
    {
        const QString path = m_directory.filePath(u"startup.ini"_s);
        QCOMPARE(rememberedStartup(SettingsStore(path)), StartupChoices());
        {
            SettingsStore settings(path);
            remember(settings, StartupChoices{true, true});
        }
        QCOMPARE(rememberedStartup(SettingsStore(path)), StartupChoices({true, true}));
    }

    void theRecordingFolderComesBack()
    {
        const QString path = m_directory.filePath(u"recording.ini"_s);
        QCOMPARE(rememberedRecording(SettingsStore(path)).folder, usualRecordingFolder());
        QVERIFY(QDir::isAbsolutePath(usualRecordingFolder()));
        SettingsStore settings(path);
        remember(settings, RecordingChoices{u"/srv/videos"_s, {}});
        QCOMPARE(rememberedRecording(settings).folder, u"/srv/videos"_s);
        remember(settings, RecordingChoices{});
        QCOMPARE(rememberedRecording(settings).folder, usualRecordingFolder());
        remember(settings, RecordingChoices{u"videos"_s, {}});
        QCOMPARE(rememberedRecording(settings).folder, usualRecordingFolder());
    }

    void theChoicesOfRecordingComeBack()
    {
        const QString path = m_directory.filePath(u"recording-choices.ini"_s);
        SettingsStore settings(path);
        QCOMPARE(rememberedRecording(settings).rewind, std::chrono::minutes(10));
        QVERIFY(!rememberedRecording(settings).recordsWheneverLive);
        const RecordingChoices choices{u"/srv/videos"_s, u"Talk"_s, true, std::chrono::minutes(0)};
        remember(settings, choices);
        QCOMPARE(rememberedRecording(settings), choices);
        settings.setValue(u"recording/rewind-minutes"_s, 241);
        QCOMPARE(rememberedRecording(settings).rewind, std::chrono::minutes(10));
        settings.setValue(u"recording/rewind-minutes"_s, u"long"_s);
        QCOMPARE(rememberedRecording(settings).rewind, std::chrono::minutes(10));
    }

    void aFolderForRecordingsTakesFiles()
    {
        QVERIFY(canRecordTo(m_directory.path()));
        QVERIFY(!canRecordTo(m_directory.filePath(u"none"_s)));
        QVERIFY(!canRecordTo(written("a file")));
        QVERIFY(!canRecordTo(u"/proc"_s)); // takes no files even of root
        QCOMPARE(QDir(m_directory.path()).entryList({u".lancast*"_s}, QDir::Files | QDir::Hidden),
                 QStringList());
    }

    void aDamagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QByteArray rubbish;
        for (int i = 0; i < 4096; ++i)
            rubbish.append(char((i * 167 + i / 7) % 256));
        QTest::newRow("rubbish") << rubbish;
        QTest::newRow("half a file") << QByteArray("[access]\nmaxViewers=7\n[netw");
        QTest::newRow("half a line") << QByteArray("[access]\nmaxViewers=7\npassco");
        QTest::newRow("a line without a value") << QByteArray("[access]\nmaxViewers=7\n.\n[x]\ny=1\n");
        QTest::newRow("zeroes, as after a power cut") << QByteArray(512, '\0');
        QTest::newRow("one zero") << QByteArray("[access]\nmaxViewers=7\0\n", 23);
        QTest::newRow("not UTF-8") << QByteArray("[access]\nmaxViewers=7\npasscode=\xff\xfe\n");
        QTest::newRow("5 MB") << "[access]\nmaxViewers=7\nx=" + QByteArray(5'000'000, 'y') + '\n';
    }

    void aDamagedFileIsKeptAside()
    {
        QFETCH(QByteArray, content);
        const QString path = written(content);
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ReadOther));
        QString kept;
        {
            SettingsStore settings(path);
            QCOMPARE(rememberedAccess(settings), AccessChoices());
            QVERIFY(settings.isWritable());
            kept = settings.damagedFile();
            QVERIFY2(kept.startsWith(path + u".damaged-2"_s), qPrintable(kept));
            remember(settings, AccessChoices{true, u"482913"_s, 3});
        }
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == content);
        QVERIFY(!(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
        const SettingsStore again(path);
        QCOMPARE(again.damagedFile(), QString());
        QCOMPARE(rememberedAccess(again), AccessChoices({true, u"482913"_s, 3}));
    }

    void aFolderInItsPlaceIsMovedAside()
    {
        const QString path = m_directory.filePath(u"place/lancast.ini"_s);
        QVERIFY(QDir().mkpath(path + u"/inner"_s));
        {
            SettingsStore settings(path);
            QVERIFY(QFileInfo(settings.damagedFile() + u"/inner"_s).isDir());
            remember(settings, StartupChoices{true, false});
        }
        QCOMPARE(rememberedStartup(SettingsStore(path)), StartupChoices({true, false}));
    }

    void aFileThatMayNotBeReadIsKeptAside()
    {
        const QString path = written("[access]\nmaxViewers=7\n");
        QVERIFY(QFile::setPermissions(path, {}));
        if (QFile file(path); file.open(QIODevice::ReadOnly)) {
            // Root reads everything; then there is nothing wrong.
            QCOMPARE(rememberedAccess(SettingsStore(path)).maxViewers, 7);
            return;
        }
        const SettingsStore settings(path);
        QVERIFY(QFile::exists(settings.damagedFile()));
        QCOMPARE(rememberedAccess(settings), AccessChoices());
    }

    void onlyAFewDamagedFilesAreKept()
    {
        const QString path = m_directory.filePath(u"often/lancast.ini"_s);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        for (int i = 0; i < 6; ++i) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1 + i, '\0')) == 1 + i);
            file.close();
            const SettingsStore settings(path);
            QCOMPARE(QFileInfo(settings.damagedFile()).size(), qint64(1 + i));
        }
        QCOMPARE(QFileInfo(path).dir().entryList({u"*.damaged-*"_s}, QDir::Files).size(), 3);
    }

    void whereNothingCanBeWrittenChoicesCountForThisLaunch()
    {
        const QString file = written("no folder");
        SettingsStore settings(file + u"/lancast.ini"_s);
        QVERIFY(!settings.isWritable());
        QCOMPARE(settings.damagedFile(), QString());
        remember(settings, StartupChoices{true, true});
        QCOMPARE(rememberedStartup(settings), StartupChoices({true, true}));
    }

    void keysOfANewerVersionStay()
    {
        const QString path = written("[General]\nversion=9\n[hologram]\ndepth=7\n");
        {
            SettingsStore settings(path);
            remember(settings, StartupChoices{true, true});
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("version=9"));
        QVERIFY(content.contains("depth=7"));
        QVERIFY(content.contains("goesLive=true"));
    }

    void aResetForgetsAndKeepsTheOldFile()
    {
        const QString path = written("[hologram]\ndepth=7\n");
        QString kept;
        {
            SettingsStore settings(path);
            remember(settings, AccessChoices{true, u"482913"_s, 3});
            kept = settings.reset();
            QCOMPARE(rememberedAccess(settings), AccessChoices());
        }
        QCOMPARE(rememberedAccess(SettingsStore(path)), AccessChoices());
        QCOMPARE(SettingsStore(path).value(u"hologram/depth"_s), QVariant());
        QVERIFY2(kept.startsWith(path + u".before-reset-2"_s), qPrintable(kept));
        QCOMPARE(rememberedAccess(SettingsStore(kept)), AccessChoices({true, u"482913"_s, 3}));
        QVERIFY(!(QFile::permissions(kept) & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
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
