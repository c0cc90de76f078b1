#include "settings/access_settings.h"
#include "settings/host_settings.h"
#include "settings/language_settings.h"
#include "settings/network_settings.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "settings/video_settings.h"
#include "written_files.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void choicesComeBack()
    {
        const QString path = m_files.path(u"kept.ini"_s);
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
        const SettingsStore settings(m_files.writeAnew(
            "[source]\nkind=moon\n[video]\nquality=7\n[network]\nport=99999\n\xff\xfe[[[\n"));
        QCOMPARE(rememberedHostChoices(settings).source, SourceKind::Camera);
        QCOMPARE(rememberedHostChoices(settings).quality, Quality::Medium);
        QCOMPARE(rememberedNetwork(settings), NetworkChoices());
    }

    void aCustomQualityComesBack()
    {
        const QString path = m_files.path(u"custom.ini"_s);
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
        const SettingsStore settings(m_files.writeAnew("[video]\nquality=custom\ncustom-size=1281x720\n"
                                                       "custom-frame-rate=900\ncustom-bitrate=-1\n"));
        QCOMPARE(rememberedHostChoices(settings).quality, Quality::Custom);
        QCOMPARE(rememberedHostChoices(settings).custom, CustomQuality());
    }

    void aVideoThatIsGoneIsNotTheSource()
    {
        const SettingsStore settings(m_files.writeAnew("[source]\nkind=file\nfile=/no/such.webm\n"));
        QCOMPARE(rememberedHostChoices(settings).source, SourceKind::Camera);
        QVERIFY(rememberedHostChoices(settings).file.isEmpty());
    }

    void accessComesBack()
    {
        const QString path = m_files.path(u"access.ini"_s);
        const AccessChoices choices{true, u"Käse, \"7\""_s, 25};
        {
            SettingsStore settings(path);
            remember(settings, choices);
        }
        QCOMPARE(rememberedAccess(SettingsStore(path)), choices);
        QCOMPARE(rememberedAccess(SettingsStore(m_files.path(u"none.ini"_s))), AccessChoices());
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
        QCOMPARE(rememberedAccess(SettingsStore(m_files.writeAnew(content))), AccessChoices());
    }

    void theLanguageComesBack()
    {
        const QString path = m_files.path(u"language.ini"_s);
        QCOMPARE(rememberedLanguage(SettingsStore(path)), QString());
        for (const QString &language : {u"de"_s, u"en"_s, u"fr"_s, u"es"_s, QString()}) {
            SettingsStore settings(path);
            rememberLanguage(settings, language);
            QCOMPARE(rememberedLanguage(settings), language);
        }
        QCOMPARE(rememberedLanguage(SettingsStore(m_files.writeAnew("[window]\nlanguage=tlh\n"))), QString());
    }

    void theNetworkComesBack()
    {
        const QString path = m_files.path(u"network.ini"_s);
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
        QCOMPARE(rememberedNetwork(SettingsStore(m_files.writeAnew("[network]\n" + content))),
                 NetworkChoices());
    }

    void theVideoTuningComesBack()
    {
        const QString path = m_files.path(u"video.ini"_s);
        QCOMPARE(rememberedVideoTuning(SettingsStore(path)), VideoTuning());
        const VideoTuning tuning{Codec::Vp9, std::chrono::seconds(600), std::chrono::milliseconds(10)};
        {
            SettingsStore settings(path);
            remember(settings, tuning);
        }
        QCOMPARE(rememberedVideoTuning(SettingsStore(path)), tuning);
        QCOMPARE(rememberedHostChoices(SettingsStore(path)).tuning, tuning);
        const SettingsStore nonsense(
            m_files.writeAnew("[video]\ncodec=h264\nrestartSeconds=0\ntimesliceMs=99999999999\n"));
        QCOMPARE(rememberedVideoTuning(nonsense), VideoTuning());
        QCOMPARE(rememberedVideoTuning(SettingsStore(m_files.writeAnew("[video]\nrestartSeconds=601\n"))),
                 VideoTuning());
    }

    void theStartUpComesBack()
    {
        const QString path = m_files.path(u"startup.ini"_s);
        QCOMPARE(rememberedStartup(SettingsStore(path)), StartupChoices());
        {
            SettingsStore settings(path);
            remember(settings, StartupChoices{true, true});
        }
        QCOMPARE(rememberedStartup(SettingsStore(path)), StartupChoices({true, true}));
    }

    void theRecordingFolderComesBack()
    {
        const QString path = m_files.path(u"recording.ini"_s);
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
        const QString path = m_files.path(u"recording-choices.ini"_s);
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
        QVERIFY(canRecordTo(m_files.path({})));
        QVERIFY(!canRecordTo(m_files.path(u"none"_s)));
        QVERIFY(!canRecordTo(m_files.writeAnew("a file")));
        QVERIFY(!canRecordTo(u"/proc"_s)); // takes no files even of root
        QCOMPARE(recordingFolderFault(m_files.path({})), QString());
        QCOMPARE(recordingFolderFault(m_files.path(u"none/of these"_s)), QString()); // would be made
        QVERIFY(!QFileInfo::exists(m_files.path(u"none"_s)));
        const QString file = m_files.writeAnew("a file");
        QCOMPARE(recordingFolderFault(file), u"Not a directory"_s);
        QCOMPARE(recordingFolderFault(file + u"/below"_s), u"Not a directory"_s);
        QVERIFY(!recordingFolderFault(u"/proc"_s).isEmpty());
        QVERIFY(!recordingFolderFault(u"/proc/lancast"_s).isEmpty());
        QCOMPARE(QDir(m_files.path({})).entryList({u".lancast*"_s}, QDir::Files | QDir::Hidden),
                 QStringList());
    }

private:
    WrittenFiles m_files;
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
