#include "share/share_panel.h"

#include "share/publish_link_dialog.h"
#include "share/qr_code.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
        QCOMPARE(label(panel, u"shareUrl"_s)->text(), u"http://192.168.1.10:8080/"_s);
        QVERIFY(panel.findChild<QrCode *>()->isVisible());
        QCOMPARE(panel.findChild<QComboBox *>()->count(), 2);
        QVERIFY(panel.findChild<QComboBox *>()->isVisible());
        panel.setAddresses({wifi}, relayAt());
        QVERIFY(!panel.findChild<QComboBox *>()->isVisible());
        QCOMPARE(label(panel, u"network"_s)->text(), u"Wi-Fi"_s);
    }

    void theChoiceStaysAsLongAsItsAddressDoes()
    {
        SharePanel panel;
        panel.setAddresses({cable, wifi}, relayAt());
        panel.findChild<QComboBox *>()->setCurrentIndex(1);
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8080/"_s);
        panel.setAddresses({wifi, cable}, relayAt());
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8080/"_s);
        panel.setAddresses({cable, wifi}, relayAt(8081));
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.20:8081/"_s);
        panel.setAddresses({cable}, relayAt());
        QCOMPARE(panel.currentLink().toString(), u"http://192.168.1.10:8080/"_s);
    }

    void withoutANetworkItSaysSo()
    {
        SharePanel panel;
        panel.setAddresses({}, secure(withKey(relayAt(), "k")));
        panel.show();
        QCOMPARE(label(panel, u"shareUrl"_s)->text(), u"http://127.0.0.1:8080/"_s);
        QVERIFY(!panel.findChild<QrCode *>()->isVisible());
        QVERIFY(label(panel, u"shareNote"_s)->text().contains(u"only this computer can watch"_s));
        QVERIFY(!button(panel, u"Publish from another device..."_s)->isEnabled());
        panel.setAddresses({cable}, relayAt());
        QVERIFY(!label(panel, u"shareNote"_s)->isVisible());
    }

    void nothingCanBeSharedBeforeTheRelayListens()
    {
        const SharePanel panel;
        for (const QString &text : {u"Copy link"_s, u"Viewer window"_s, u"Publish from another device..."_s})
            QVERIFY2(!button(panel, text)->isEnabled(), qPrintable(text));
    }

    void theLinkCarriesTheKeyAndTheAddressDoesNot()
    {
        SharePanel panel;
        panel.setAddresses({cable}, withKey(relayAt(), "old"));
        panel.setAccess({true, u"482913"_s, 0});
        panel.show();
        const QString link = u"http://192.168.1.10:8080/#key=old"_s;
        QCOMPARE(label(panel, u"shareUrl"_s)->text(), u"http://192.168.1.10:8080/"_s);
        QVERIFY(panel.findChild<QrCode *>()->accessibleName().endsWith(link));
        QVERIFY(label(panel, u"shareNote"_s)->text().contains(u"without typing"_s));
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
        QVERIFY(certificate->toolTip().endsWith(u"01:23:45:67:89:AB:CD:EF:10:20"_s));
        QCOMPARE(label(panel, u"shareUrl"_s)->text(), u"https://192.168.1.10:8080/"_s);
    }

    void anotherDeviceGetsALinkOverHttpsOnly()
    {
        SharePanel panel;
        panel.setAddresses({cable}, relayAt());
        QPushButton *publish = button(panel, u"Publish from another device..."_s);
        publish->click();
        auto *dialog = panel.findChild<PublishLinkDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QVERIFY(!dialog->findChild<QLineEdit *>());
        QVERIFY(dialog->findChild<QLabel *>()->text().contains(u"--tls"_s));
        panel.setAddresses({cable}, secure(withKey(relayAt(), "k")));
        QVERIFY(!panel.findChild<PublishLinkDialog *>()); // said what is no longer so
        publish->click();
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
