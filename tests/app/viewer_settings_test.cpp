#include "settings/viewer_settings.h"

#include "settings/settings_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class ViewerSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void thePlaceComesBack()
    {
        const ViewerPlace place{{-1280, 40, 800, 450}, true};
        {
            SettingsStore store(path());
            QCOMPARE(rememberedViewerPlace(store), ViewerPlace());
            remember(store, place);
        }
        QCOMPARE(rememberedViewerPlace(SettingsStore(path())), place);
    }

    void nonsenseGivesTheDefaults_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("text") << QVariant(u"left"_s);
        QTest::newRow("nothing wide") << QVariant(QRect(0, 0, 0, 300));
        QTest::newRow("inside out") << QVariant(QRect(QPoint(50, 50), QPoint(10, 10)));
        QTest::newRow("beyond every desk") << QVariant(QRect(2'000'000'000, 0, 800, 450));
        QTest::newRow("larger than every desk") << QVariant(QRect(0, 0, 2'000'000'000, 450));
    }

    void nonsenseGivesTheDefaults()
    {
        QFETCH(QVariant, value);
        SettingsStore store(path());
        store.setValue(u"viewer-window/place"_s, value);
        QVERIFY(rememberedViewerPlace(store).rect.isNull());
    }

private:
    QString path() const { return m_directory.filePath(u"settings.ini"_s); }

    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ViewerSettingsTest)
#include "viewer_settings_test.moc"
