// The window of preferences by its fields: what goes in comes out, and what is wrong is said beside it.
#include "preferences/preferences_dialog.h"

#include "host/access_control.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/relay_host.h"
#include "preferences/preferences.h"
#include "settings/network_settings.h"
#include "settings/settings_store.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 10'000; // milliseconds

const QList<InterfaceAddress> ownAddresses{{u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.0.2.20"_s)},
                                           {u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.0.2.21"_s)}};

/// Free a moment ago, which is as good as it gets.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHost)) ? server.serverPort() : 0;
}

struct Desk
{
    explicit Desk(const AppOptions &given = {})
        : options(given)
    {
        dialog.show();
        dialog.activateWindow();
    }

    template<typename Widget> Widget *find(const QString &name) const
    {
        auto *widget = dialog.findChild<Widget *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }

    void open(int page) const { find<QListWidget>(u"pages"_s)->setCurrentRow(page); }

    void type(const QString &name, const QString &text, bool isEnded = true) const
    {
        auto *field = find<QLineEdit>(name);
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
        if (isEnded)
            QTest::keyClick(field, Qt::Key_Return);
    }

    [[nodiscard]] QString note(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }

    AppOptions options;
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    RelayHost relay;
    AccessControl access{options, relay, settings};
    PublisherBridge bridge;
    HostSession session{bridge, {}, ScreenCapture::Available};
    Preferences preferences{options, {settings, access, relay, session}};
    PreferencesDialog dialog{preferences, ownAddresses, nullptr};
};

enum Page { Network, Access, Video, Recording, StartUp, Language };

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class PreferencesDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void theNetworkIsAppliedAsAWhole()
    {
        const QTemporaryDir certificates;
        AppOptions options;
        options.relay.tls.dataFolder = certificates.path();
        Desk desk(options);
        const quint16 port = freePort();
        auto *apply = desk.find<QPushButton>(u"applyNetwork"_s);
        QVERIFY(!apply->isEnabled());
        QCOMPARE(desk.find<QLineEdit>(u"port"_s)->text(), u"8080"_s);
        auto *bind = desk.find<QComboBox>(u"bind"_s);
        QStringList entries;
        for (int i = 0; i < bind->count(); ++i)
            entries.append(bind->itemText(i));
        QCOMPARE(entries, QStringList({u"All networks"_s, u"Ethernet 192.0.2.21"_s, u"Wi-Fi 192.0.2.20"_s,
                                       u"Only this computer"_s}));

        desk.type(u"port"_s, QString::number(port), false);
        QVERIFY(apply->isEnabled());
        QVERIFY(desk.note(u"networkNote"_s).contains(u"open the new one"_s));
        bind->setCurrentIndex(3);
        emit bind->activated(3);
        desk.find<QCheckBox>(u"https"_s)->click();
        desk.type(u"furtherHosts"_s, u" stream.example.net, 192.0.2.99 stream.example.net"_s, false);
        desk.type(u"embeddingSites"_s, u"https://Example.org/ https://example.org"_s, false);
        QCOMPARE(desk.preferences.network(), NetworkChoices()); // not yet
        apply->click();
        NetworkChoices expected{
            port, QHostAddress(QHostAddress::LocalHost), true, {u"stream.example.net"_s, u"192.0.2.99"_s}};
        QVERIFY(expected.embedding.add(u"https://example.org"_s));
        QCOMPARE(desk.preferences.network(), expected);
        QCOMPARE(rememberedNetwork(desk.settings), expected);
        QVERIFY(!apply->isEnabled());
    }

    void theRelaysAnswerIsShown()
    {
        AppOptions options;
        options.relay.port = 0;
        options.relay.isPortExplicit = true;
        Desk desk(options);
        auto *bind = desk.find<QComboBox>(u"bind"_s);
        bind->setCurrentIndex(3);
        emit bind->activated(3);
        desk.find<QPushButton>(u"applyNetwork"_s)->click();
        WAIT_FOR(desk.note(u"networkNote"_s).startsWith(u"Applied: guests are served at port"_s));
        bind->setCurrentIndex(1); // an address for documentation, on no machine
        emit bind->activated(1);
        desk.find<QPushButton>(u"applyNetwork"_s)->click();
        WAIT_FOR(desk.note(u"networkNote"_s).startsWith(u"Nobody can connect: "_s));
    }

    void whatIsWrongIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("words");
        const auto port = [](const char *name, const QString &typed) {
            QTest::newRow(name) << u"port"_s << typed << u"portTrouble"_s << u"from 1 to 65535"_s;
        };
        port("port 0", u"0"_s);
        port("port 65536", u"65536"_s);
        port("no port", u""_s);
        port("a word", u"http"_s);
        port("less than nothing", u"-1"_s);
        const auto host = [](const char *name, const QString &typed, const QString &words) {
            QTest::newRow(name) << u"furtherHosts"_s << typed << u"namesTrouble"_s << words;
        };
        QTest::newRow("site") << u"embeddingSites"_s << u"example.org"_s << u"sitesTrouble"_s
                              << u"\"example.org\""_s;
        host("path", u"example.net/live"_s, u"\"example.net/live\""_s);
        host("scheme", u"good.example.net http://example.net"_s, u"\"http://example.net\""_s);
        host("sign", u"stream~.example"_s, u"\"stream~.example\""_s);
    }

    void whatIsWrongIsSaidBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, note);
        QFETCH(QString, words);
        Desk desk;
        desk.type(field, typed);
        QVERIFY2(desk.note(note).contains(words), qPrintable(desk.note(note)));
        QVERIFY(desk.find<QLineEdit>(field)->accessibleDescription().contains(words));
        QVERIFY(!desk.find<QPushButton>(u"applyNetwork"_s)->isEnabled());
        QCOMPARE(desk.preferences.network(), NetworkChoices());
        desk.type(field,
                  field == u"port"_s             ? u"65535"_s
                  : field == u"embeddingSites"_s ? u"https://example.org *"_s
                                                 : u"good.example.net"_s,
                  false);
        QCOMPARE(desk.note(note), QString());
        QVERIFY(desk.find<QPushButton>(u"applyNetwork"_s)->isEnabled());
    }

    void whileLiveItSaysWhatHappensToGuests()
    {
        Desk desk;
        desk.type(u"furtherHosts"_s, u"a.example.net"_s, false);
        desk.session.goLive();
        WAIT_FOR(desk.session.isOnAir());
        QCOMPARE(desk.note(u"networkNote"_s),
                 u"You are live. Guests reconnect by themselves after a moment."_s);
        desk.type(u"port"_s, u"9321"_s, false);
        QCOMPARE(desk.note(u"networkNote"_s),
                 u"You are live. Guests are disconnected and have to open the new address."_s);
        desk.session.stop();
        QVERIFY(!desk.note(u"networkNote"_s).contains(u"You are live"_s));
        QCOMPARE(desk.find<QLineEdit>(u"port"_s)->text(), u"9321"_s);
    }

    void accessIsSharedWithTheWindow()
    {
        Desk desk;
        desk.open(Access);
        desk.find<QCheckBox>(u"asksForPasscode"_s)->click();
        QVERIFY(desk.access.choices().asksForPasscode);
        QVERIFY(isPasscode(desk.access.choices().passcode));
        desk.type(u"passcode"_s, u"sesame"_s);
        QCOMPARE(desk.access.choices().passcode, u"sesame"_s);
        desk.find<QSpinBox>(u"preferredMaxViewers"_s)->setValue(12);
        desk.find<QCheckBox>(u"othersMayAsk"_s)->click();
        QCOMPARE(desk.access.choices(), AccessChoices({true, u"sesame"_s, 12, false}));
        // As from the dashboard and the share panel.
        desk.access.setMaxViewers(3);
        desk.access.setPasscode(false, u"sesame"_s);
        QCOMPARE(desk.find<QSpinBox>(u"preferredMaxViewers"_s)->value(), 3);
        QVERIFY(!desk.find<QCheckBox>(u"asksForPasscode"_s)->isChecked());
    }

    void theVideoIsTunedAtOnce()
    {
        Desk desk;
        desk.open(Video);
        auto *codec = desk.find<QComboBox>(u"codec"_s);
        codec->setCurrentIndex(1);
        emit codec->activated(1);
        desk.find<QSpinBox>(u"restartInterval"_s)->setValue(45);
        desk.find<QSpinBox>(u"timeslice"_s)->setValue(100);
        QCOMPARE(desk.session.choices().tuning,
                 VideoTuning({Codec::Vp9, std::chrono::seconds(45), std::chrono::milliseconds(100)}));
    }

    void aFolderForRecordingsMustTakeFiles()
    {
        Desk desk;
        desk.open(Recording);
        const QString usual = desk.preferences.recording().folder;
        desk.type(u"recordingFolder"_s, desk.directory.filePath(u"none"_s));
        QVERIFY(desk.note(u"folderTrouble"_s).startsWith(u"There is no such folder"_s));
        desk.type(u"recordingFolder"_s, u"/proc"_s);
        QVERIFY(desk.note(u"folderTrouble"_s).startsWith(u"LanCast may not write"_s));
        QCOMPARE(desk.preferences.recording().folder, usual);
        desk.type(u"recordingFolder"_s, desk.directory.path() + u'/');
        QCOMPARE(desk.note(u"folderTrouble"_s), QString());
        QCOMPARE(desk.preferences.recording().folder, desk.directory.path());
    }

    void startUpAndLanguage()
    {
        Desk desk;
        desk.open(StartUp);
        desk.find<QCheckBox>(u"livesAtLaunch"_s)->click();
        desk.find<QCheckBox>(u"startsMinimised"_s)->click();
        QCOMPARE(desk.preferences.startup(), StartupChoices({true, true}));
        desk.open(Language);
        auto *language = desk.find<QComboBox>(u"language"_s);
        const int german = language->findText(u"Deutsch"_s);
        language->setCurrentIndex(german);
        emit language->activated(german);
        QCOMPARE(desk.preferences.language(), u"de"_s);
        for (const QString &name : {u"English"_s, u"Français"_s, u"Español"_s})
            QVERIFY2(language->findText(name) > 0, qPrintable(name));
        language->setCurrentIndex(0);
        emit language->activated(0);
        QCOMPARE(desk.preferences.language(), QString());
    }

    void theCommandLineRules()
    {
        AppOptions options;
        options.relay.port = 9555;
        options.relay.isPortExplicit = true;
        options.relay.bind = QHostAddress(QHostAddress::LocalHost);
        options.isBindExplicit = true;
        options.relay.tls.isWanted = true;
        options.relay.allowedHosts = {u"given.example.net"_s};
        QVERIFY(options.relay.embedding.add(u"*"_s));
        options.relay.passcode = u"sesame"_s;
        options.isMaxViewersExplicit = true;
        options.relay.remotePublishing = net::RemotePublishing::Allowed;
        options.restartInterval = std::chrono::seconds(7);
        options.goesLive = true;
        Desk desk(options);
        const std::pair<const char *, const char *> ruled[] = {
            {"port", "--port"},
            {"bind", "--bind"},
            {"https", "--tls"},
            {"furtherHosts", "--allow-host"},
            {"embeddingSites", "--allow-embedding"},
            {"preferredMaxViewers", "--max-viewers"},
            {"othersMayAsk", "--allow-remote-publisher"},
            {"restartInterval", "--restart-interval"},
            {"livesAtLaunch", "--go-live"},
        };
        for (const auto &[name, option] : ruled) {
            const auto *field = desk.find<QWidget>(QString::fromLatin1(name));
            QVERIFY2(!field->isEnabled(), name);
            QVERIFY2(field->toolTip().contains(QString::fromLatin1(option)), name);
        }
        QVERIFY(!desk.find<QCheckBox>(u"asksForPasscode"_s)->isEnabled());
        QCOMPARE(desk.find<QLineEdit>(u"port"_s)->text(), u"9555"_s);
        QVERIFY(desk.find<QCheckBox>(u"othersMayAsk"_s)->isChecked());
        QVERIFY(desk.find<QCheckBox>(u"startsMinimised"_s)->isEnabled());
    }

    void aResetIsAskedForInTheWindow()
    {
        Desk desk;
        desk.access.setMaxViewers(9);
        auto *reset = desk.find<QPushButton>(u"reset"_s);
        reset->click();
        QVERIFY(desk.find<QWidget>(u"resetQuestion"_s)->isVisible());
        QVERIFY(!reset->isVisible());
        desk.find<QPushButton>(u"keepChoices"_s)->click();
        QVERIFY(!desk.find<QWidget>(u"resetQuestion"_s)->isVisible());
        QCOMPARE(desk.access.choices().maxViewers, 9);
        reset->click();
        desk.find<QPushButton>(u"confirmReset"_s)->click();
        QCOMPARE(desk.access.choices(), AccessChoices());
        QCOMPARE(desk.find<QSpinBox>(u"preferredMaxViewers"_s)->value(), 0);
        QVERIFY(desk.note(u"resetResult"_s).contains(desk.settings.path() + u".before-reset-"_s));
    }

    void oneAtATimeAndEscapeClosesIt()
    {
        Desk desk;
        QWidget window;
        window.show();
        PreferencesDialog::openFor(desk.preferences, &window);
        PreferencesDialog::openFor(desk.preferences, &window);
        const auto dialogs = window.findChildren<PreferencesDialog *>();
        QCOMPARE(dialogs.size(), 1);
        const QPointer<PreferencesDialog> dialog = dialogs[0];
        QVERIFY(!dialog->isModal());
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        WAIT_FOR(dialog.isNull());
    }

    void returnInAFieldClosesNothing()
    {
        Desk desk;
        desk.type(u"port"_s, u"http"_s);
        QVERIFY(desk.dialog.isVisible());
    }

    void everyFieldHasANameAndAKey()
    {
        Desk desk;
        for (int page = Network; page <= Language; ++page) {
            desk.open(page);
            QStringList keys;
            for (const QWidget *widget : desk.dialog.findChildren<QWidget *>()) {
                if (!widget->isVisible())
                    continue;
                const auto *label = qobject_cast<const QLabel *>(widget);
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                const QString words = button                    ? button->text()
                                      : label && label->buddy() ? label->text()
                                                                : QString();
                const QKeySequence key = QKeySequence::mnemonic(words);
                if (key.isEmpty())
                    continue;
                QVERIFY2(!keys.contains(key.toString()), qPrintable(words));
                keys.append(key.toString());
            }
            QVERIFY2(!keys.isEmpty(), qPrintable(QString::number(page)));
            for (const char *type : {"QLineEdit", "QComboBox", "QSpinBox"}) {
                for (const QWidget *field : desk.dialog.findChildren<QWidget *>()) {
                    if (field->inherits(type) && field->isVisible() &&
                        field->objectName() != u"qt_spinbox_lineedit"_s)
                        QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
                }
            }
        }
    }
};

QTEST_MAIN(PreferencesDialogTest)
#include "preferences_dialog_test.moc"
