#include "share/share_panel.h"

#include "share/address_text.h"
#include "share/publish_link_dialog.h"
#include "share/qr_code.h"
#include "share/qr_window.h"
#include "share/reach_help.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const InterfaceAddress cable{u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.1.10"_s)};
const InterfaceAddress wifi{u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)};

RelayAddress relayAt(quint16 port = 8080)
{
    RelayAddress relay;
    relay.port = relay.wishedPort = port;
    relay.loopbackUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
    relay.publishToken = "to-ken";
    return relay;
}

RelayAddress withKey(RelayAddress relay, const QByteArray &key)
{
    relay.viewKey = key;
    return relay;
}

RelayAddress secure(RelayAddress relay)
{
    relay.fingerprint = u"01:23:45:67:89:AB:CD:EF:10:20"_s;
    relay.keyFingerprint = u"98:76:54:32"_s;
    return relay;
}

QPushButton *button(const SharePanel &panel, const QString &text)
{
    const auto buttons = panel.findChildren<QPushButton *>();
    for (QPushButton *candidate : buttons) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

QString url(const SharePanel &panel)
{
    return panel.findChild<AddressText *>(u"shareUrl"_s)->toPlainText();
}

QComboBox *networks(const SharePanel &panel)
{
    return panel.findChild<QComboBox *>(u"networks"_s);
}

/// As a person does it: only that is a choice.
void choose(const SharePanel &panel, const QString &title)
{
    QComboBox *box = networks(panel);
    const int row = box->findText(title);
    QVERIFY2(row >= 0, qPrintable(title));
    box->setCurrentIndex(row);
    emit box->activated(row);
}

void type(const SharePanel &panel, const QString &text)
{
    auto *field = panel.findChild<QLineEdit *>(u"otherAddress"_s);
    field->clear();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

QLabel *label(const SharePanel &panel, const QString &name)
{
    return panel.findChild<QLabel *>(name);
}

} // namespace

class SharePanelTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstAddressIsShown()
    {
        SharePanel panel;
        panel.setAddresses({cable, wifi}, relayAt());
        panel.show();
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s);
        QVERIFY(panel.findChild<QrCode *>()->isVisible());
        QCOMPARE(networks(panel)->count(), 3);
        QCOMPARE(networks(panel)->currentText(), u"Ethernet 192.168.1.10"_s);
        QCOMPARE(networks(panel)->itemText(2), u"Other address..."_s);
        panel.setAddresses({wifi}, relayAt());
        QCOMPARE(networks(panel)->currentText(), u"Wi-Fi 192.168.1.20"_s);
    }

    void theChoiceStaysWhileItsInterfaceIsAway()
    {
        SharePanel panel;
        panel.setAddresses({cable, wifi}, relayAt());
        QSignalSpy changes(&panel, &SharePanel::choiceChanged);
        choose(panel, u"Wi-Fi 192.168.1.20"_s);
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8080/"_s);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].value<ShareChoice>().interfaceName, u"wlan0"_s);
        panel.setAddresses({wifi, cable}, relayAt());
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8080/"_s);
        panel.setAddresses({cable, wifi}, relayAt(8081));
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8081/"_s);
        panel.setAddresses({cable}, relayAt());
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.10:8080/"_s);
        panel.setAddresses({cable, wifi}, relayAt());
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8080/"_s);
        QCOMPARE(changes.size(), 1); // nobody has chosen since
    }

    void aRememberedChoiceIsTaken()
    {
        SharePanel panel;
        panel.setChoice({WayIn::Network, u"wlan0"_s, NetworkKind::WiFi, {}});
        panel.setAddresses({cable, wifi}, relayAt());
        QCOMPARE(networks(panel)->currentText(), u"Wi-Fi 192.168.1.20"_s);
    }

    void theLocalNameIsOffered()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.setLocalName(u"studio.local"_s);
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s); // numbers work on more devices
        choose(panel, u"Name studio.local"_s);
        QCOMPARE(url(panel), u"http://studio.local:8080/"_s);
        panel.setLocalName({});
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s);
        panel.setLocalName(u"studio-2.local"_s);
        QCOMPARE(url(panel), u"http://studio-2.local:8080/"_s);
    }

    void anotherAddressIsTyped()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.show();
        QSignalSpy changes(&panel, &SharePanel::choiceChanged);
        auto *field = panel.findChild<QLineEdit *>(u"otherAddress"_s);
        QLabel *error = label(panel, u"otherAddressError"_s);
        QVERIFY(!field->isVisible());
        choose(panel, u"Other address..."_s);
        QVERIFY(field->isVisible());
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s); // until another one makes sense
        type(panel, u"two words"_s);
        QVERIFY(error->isVisible() && error->text().contains(u"no name or address"_s));
        QCOMPARE(changes.size(), 0);
        type(panel, u"Home.Example:9000"_s);
        QVERIFY(!error->isVisible());
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].value<ShareChoice>().typed, (TypedAddress{u"home.example"_s, 9000}));
        QCOMPARE(url(panel), u"http://home.example:9000/"_s);
        QCOMPARE(networks(panel)->currentText(), u"Own address home.example:9000"_s);
        QVERIFY(field->isVisible());
        choose(panel, u"Ethernet 192.168.1.10"_s);
        QVERIFY(!field->isVisible());
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s);
        choose(panel, u"Own address home.example:9000"_s);
        type(panel, {});
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s);
        QCOMPARE(networks(panel)->itemText(1), u"Other address..."_s);
        QVERIFY(!field->isVisible());
    }

    void withoutANetworkItSaysSo()
    {
        SharePanel panel;
        const QSignalSpy reachable(&panel, &SharePanel::reachableChanged);
        panel.setAddresses({}, secure(withKey(relayAt(), "k")));
        panel.show();
        QCOMPARE(url(panel), u"http://127.0.0.1:8080/"_s);
        QVERIFY(!panel.findChild<QrCode *>()->isVisible());
        QVERIFY(label(panel, u"shareNote"_s)->text().contains(u"only this computer can watch"_s));
        QCOMPARE(reachable.constLast()[0].toBool(), false);
        QCOMPARE(networks(panel)->currentIndex(), -1);
        QCOMPARE(networks(panel)->placeholderText(), u"This computer only"_s);
        panel.setAddresses({cable}, relayAt());
        QCOMPARE(reachable.constLast()[0].toBool(), true);
        QVERIFY(!label(panel, u"shareNote"_s)->isVisible());
    }

    void aClickShowsTheCodeLarge()
    {
        SharePanel panel;
        panel.setAddresses({cable}, withKey(relayAt(), "k"));
        panel.show();
        panel.findChild<QrCode *>()->click();
        QPointer<QrWindow> window = panel.findChild<QrWindow *>();
        QVERIFY(window && window->isWindow() && window->isVisible());
        QVERIFY(window->findChild<QrCode *>()->width() > 300);
        const auto content = [&window] { return window->findChild<QrCode *>()->accessibleName(); };
        const auto shown = [&window] { return window->findChild<AddressText *>()->toPlainText(); };
        QVERIFY(content().endsWith(u"http://192.168.1.10:8080/#key=k"_s));
        QCOMPARE(shown(), u"http://192.168.1.10:8080/"_s);
        panel.setAddresses({wifi}, withKey(relayAt(), "n"));
        QVERIFY(content().endsWith(u"http://192.168.1.20:8080/#key=n"_s));
        QCOMPARE(shown(), u"http://192.168.1.20:8080/"_s);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(!window);
        panel.findChild<QrCode *>()->click();
        QPointer<QrWindow> another = panel.findChild<QrWindow *>();
        panel.setAddresses({}, relayAt());
        QTRY_VERIFY(!another); // there is nothing left to scan
    }

    void helpIsOffered()
    {
        SharePanel panel;
        panel.setAddresses({}, relayAt());
        panel.show();
        button(panel, u"Nobody can reach me?"_s)->click();
        const auto *help = panel.findChild<ReachHelp *>();
        QVERIFY(help && help->isVisible() && !help->isModal());
    }

    void theCodeGivesWayBeforeAnythingScrolls()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        QFont body = panel.font();
        body.setPointSize(11);
        panel.setFont(body);
        panel.setFixedSize(280, 480);
        panel.show();
        const auto *area = panel.findChild<QScrollArea *>();
        const auto *code = panel.findChild<QrCode *>();
        QTRY_VERIFY(code->height() >= code->sizeHint().height());
        panel.setFixedSize(280, 330); // a little less than in a window of 1024x700
        QTRY_VERIFY(code->height() < code->sizeHint().height());
        QTRY_VERIFY(area->widget()->height() <= area->viewport()->height());
    }

    void nothingIsCutWhereItIsNarrowAndLow()
    {
        SharePanel panel;
        panel.setAddresses({cable}, secure(withKey(relayAt(), QByteArray(43, 'W'))));
        panel.setAccess({true, u"482913"_s, 0});
        panel.setChoice(
            {WayIn::Typed, {}, NetworkKind::Other, {QString(63, u'w') + u".example.org"_s, 65'000}});
        QFont large = panel.font();
        large.setPointSize(14); // as if the usual 11 points had words a third longer
        panel.setFont(large);
        panel.setFixedSize(280, 320);
        panel.show();
        const auto *area = panel.findChild<QScrollArea *>();
        const QWidget *content = area->widget();
        QTRY_VERIFY(content->height() > area->viewport()->height()); // it scrolls
        QTRY_VERIFY2(content->width() <= area->viewport()->width(),
                     qPrintable(u"%1 > %2"_s.arg(content->width()).arg(area->viewport()->width())));
        const auto buttons = panel.findChildren<QPushButton *>();
        for (const QPushButton *each : buttons) {
            const QRect place(each->mapTo(content, QPoint()), each->size());
            QVERIFY2(content->rect().contains(place), qPrintable(each->text()));
            QVERIFY2(each->height() >= each->heightForWidth(each->width()), qPrintable(each->text()));
            QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(each->text()));
        }
        const auto *text = panel.findChild<AddressText *>(u"shareUrl"_s);
        QTRY_VERIFY(text->height() >= 3 * text->fontMetrics().lineSpacing()); // whole, on several lines
    }

    void nothingCanBeSharedBeforeTheRelayListens()
    {
        const SharePanel panel;
        for (const QString &text : {u"Copy link"_s, u"Viewer window"_s})
            QVERIFY2(!button(panel, text)->isEnabled(), qPrintable(text));
    }

    void theLinkCarriesTheKeyAndTheAddressDoesNot()
    {
        SharePanel panel;
        panel.setAddresses({cable}, withKey(relayAt(), "old"));
        panel.setAccess({true, u"482913"_s, 0});
        panel.show();
        const QString link = u"http://192.168.1.10:8080/#key=old"_s;
        QCOMPARE(url(panel), u"http://192.168.1.10:8080/"_s);
        QVERIFY(panel.findChild<QrCode *>()->accessibleName().endsWith(link));
        QVERIFY(label(panel, u"shareNote"_s)->text().contains(u"is enough"_s));
        button(panel, u"Copy link"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), link);
        QSignalSpy opened(&panel, &SharePanel::openRequested);
        button(panel, u"Open in browser"_s)->click();
        QCOMPARE(opened[0][0].toUrl(), QUrl(link));
        panel.setAddresses({cable}, withKey(relayAt(), "new"));
        QVERIFY(panel.findChild<QrCode *>()->accessibleName().endsWith(u"#key=new"_s));
    }

    void aNewLinkIsOfferedWhereThereIsAKey()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.show();
        QPushButton *newLink = button(panel, u"New link"_s);
        QVERIFY(!newLink->isVisible());
        panel.setAccess({true, u"482913"_s, 0});
        QVERIFY(newLink->isVisible());
        QVERIFY(newLink->toolTip().contains(u"sent away"_s));
        const QSignalSpy wanted(&panel, &SharePanel::newLinkRequested);
        newLink->click();
        QCOMPARE(wanted.size(), 1);
    }

    void thePasscodeIsChosen()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.show();
        QSignalSpy chosen(&panel, &SharePanel::passcodeChosen);
        panel.findChild<QCheckBox *>(u"asksForPasscode"_s)->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][1].toString().size(), 6);
        panel.setAccess({true, u"blue"_s, 0});
        QCOMPARE(panel.findChild<QLineEdit *>(u"passcode"_s)->text(), u"blue"_s);
    }

    void withHttpsTheFingerprintIsShown()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.show();
        QLabel *certificate = label(panel, u"certificate"_s);
        QVERIFY(!certificate->isVisible());
        panel.setAddresses({cable}, secure(relayAt()));
        QVERIFY(certificate->isVisible());
        QVERIFY(certificate->text().endsWith(u"01:23:45:67:89:AB:CD:EF"_s));
        const QString toolTip = certificate->toolTip();
        QVERIFY(toolTip.startsWith(u"SHA-256: 01:23:45:67:89:AB:CD:EF:10:20\n"_s));
        QVERIFY(toolTip.endsWith(u" 98:76:54:32"_s));
        QCOMPARE(url(panel), u"https://192.168.1.10:8080/"_s);
    }

    void anotherDeviceGetsALinkOverHttpsOnly()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        panel.showPublishLink();
        auto *dialog = panel.findChild<PublishLinkDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QVERIFY(!dialog->findChild<QLineEdit *>());
        QVERIFY(dialog->findChild<QLabel *>()->text().contains(u"HTTPS"_s));
        panel.setAddresses({cable}, secure(withKey(relayAt(), "k")));
        QVERIFY(!panel.findChild<PublishLinkDialog *>()); // said what is no longer so
        panel.showPublishLink();
        dialog = panel.findChild<PublishLinkDialog *>();
        const QString link = u"https://192.168.1.10:8080/publish#token=to-ken"_s;
        QCOMPARE(dialog->findChild<QLineEdit *>(u"publishLink"_s)->text(), link);
        dialog->findChild<QDialogButtonBox *>()->buttons().constLast()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), link);
    }

    void copyCopiesAndSaysSo()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        QPushButton *copy = button(panel, u"Copy link"_s);
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://192.168.1.10:8080/"_s);
        QCOMPARE(copy->text(), u"Copied"_s);
        QTRY_COMPARE(copy->text().remove(u'&'), u"Copy link"_s);
    }

    void theViewerWindowIsAskedFor()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        const QSignalSpy windows(&panel, &SharePanel::viewerWindowRequested);
        button(panel, u"Viewer window"_s)->click();
        QCOMPARE(windows.size(), 1);
    }
};

QTEST_MAIN(SharePanelTest)
#include "share_panel_test.moc"
