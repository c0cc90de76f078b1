#include "settings/share_settings.h"

#include "settings/settings_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class ShareSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void theChoiceComesBack_data()
    {
        QTest::addColumn<ShareChoice>("choice");
        QTest::newRow("nothing chosen") << ShareChoice();
        QTest::newRow("Wi-Fi") << ShareChoice{WayIn::Network, u"wlp2s0"_s, NetworkKind::WiFi, {}};
        QTest::newRow("VPN") << ShareChoice{WayIn::Network, u"wg0"_s, NetworkKind::Vpn, {}};
        QTest::newRow("local name") << ShareChoice{WayIn::LocalName, {}, NetworkKind::Other, {}};
        QTest::newRow("typed") << ShareChoice{
            WayIn::Typed, u"eth0"_s, NetworkKind::Ethernet, {u"2001:db8::1"_s, 9000}};
    }

    void theChoiceComesBack()
    {
        QFETCH(const ShareChoice, choice);
        const QTemporaryDir folder;
        {
            SettingsStore store(folder.filePath(u"lancast.conf"_s));
            remember(store, choice);
        }
        const SettingsStore store(folder.filePath(u"lancast.conf"_s));
        QCOMPARE(rememberedShare(store), choice);
    }

    void nonsenseGivesTheDefaults()
    {
        const QTemporaryDir folder;
        SettingsStore store(folder.filePath(u"lancast.conf"_s));
        store.setValue(u"share/way"_s, u"carrier pigeon"_s);
        store.setValue(u"share/kind"_s, 17);
        store.setValue(u"share/address"_s, u"two words"_s);
        QCOMPARE(rememberedShare(store), ShareChoice());
    }
};

QTEST_APPLESS_MAIN(ShareSettingsTest)
#include "share_settings_test.moc"
