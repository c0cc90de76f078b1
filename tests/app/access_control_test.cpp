#include "host/access_control.h"
#include "host/relay_host.h"
#include "settings/access_settings.h"
#include "settings/settings_store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Desk
{
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    RelayHost relay;
};

} // namespace

class AccessControlTest : public QObject
{
    Q_OBJECT

private slots:
    void chosenInTwoPlacesToldAsOne()
    {
        Desk desk;
        remember(desk.settings, AccessChoices{false, u"111111"_s, 7});
        AccessControl access({}, desk.relay, desk.settings);
        const QSignalSpy changed(&access, &AccessControl::changed);
        access.setPasscode(true, u"222222"_s);
        access.setMaxViewers(9);
        QCOMPARE(access.choices(), AccessChoices({true, u"222222"_s, 9}));
        QCOMPARE(rememberedAccess(desk.settings), AccessChoices({true, u"222222"_s, 9}));
        QCOMPARE(changed.size(), 2);
        access.setMaxViewers(9);
        QCOMPARE(changed.size(), 2);
    }

    void aResetKeepsWhatTheCommandLineSaid()
    {
        Desk desk;
        AppOptions options;
        options.relay.passcode = u"sesame"_s;
        AccessControl access(options, desk.relay, desk.settings);
        access.setMaxViewers(9);
        access.setOthersMayAsk(false);
        QVERIFY(!rememberedAccess(desk.settings).mayOthersAskToPublish);
        access.reset();
        QCOMPARE(access.choices(), AccessChoices({true, u"sesame"_s, 0}));
        QCOMPARE(rememberedAccess(desk.settings), AccessChoices());
    }

    void theCommandLineCountsForThisLaunchOnly()
    {
        Desk desk;
        remember(desk.settings, AccessChoices{false, u"111111"_s, 7});
        AppOptions options;
        options.relay.passcode = u"sesame"_s;
        AccessControl access(options, desk.relay, desk.settings);
        QCOMPARE(access.choices(), AccessChoices({true, u"sesame"_s, 7}));
        access.setMaxViewers(9);
        QCOMPARE(rememberedAccess(desk.settings), AccessChoices({false, u"111111"_s, 9}));
    }
};

QTEST_GUILESS_MAIN(AccessControlTest)
#include "access_control_test.moc"
