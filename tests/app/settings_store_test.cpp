// What becomes of the file with the settings: damaged, unreadable, written by a newer version, reset.
#include "settings/access_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "written_files.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class SettingsStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void theFileIsForItsUserAlone()
    {
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        const QString fresh = m_files.path(u"folder/fresh.ini"_s);
        const QString old = m_files.writeAnew("[window]\n");
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
        const QString path = m_files.writeAnew(content);
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
        const QString path = m_files.path(u"place/lancast.ini"_s);
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
        const QString path = m_files.writeAnew("[access]\nmaxViewers=7\n");
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
        const QString path = m_files.path(u"often/lancast.ini"_s);
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
        const QString file = m_files.writeAnew("no folder");
        SettingsStore settings(file + u"/lancast.ini"_s);
        QVERIFY(!settings.isWritable());
        QCOMPARE(settings.damagedFile(), QString());
        remember(settings, StartupChoices{true, true});
        QCOMPARE(rememberedStartup(settings), StartupChoices({true, true}));
    }

    void keysOfANewerVersionStay()
    {
        const QString path = m_files.writeAnew("[General]\nversion=9\n[hologram]\ndepth=7\n");
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
        const QString path = m_files.writeAnew("[hologram]\ndepth=7\n");
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
    WrittenFiles m_files;
};

QTEST_APPLESS_MAIN(SettingsStoreTest)
#include "settings_store_test.moc"
