#include "share_panel.h"

#include "qr_code.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const InterfaceAddress cable{u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.1.10"_s)};
const InterfaceAddress wifi{u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)};

QPushButton *button(const SharePanel &panel, const QString &text)
{
    const auto buttons = panel.findChildren<QPushButton *>();
    for (QPushButton *candidate : buttons) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

} // namespace

class SharePanelTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstAddressIsShown()
    {
        SharePanel panel;
        panel.setAddresses({cable, wifi}, 8080);
        panel.show();
        QCOMPARE(panel.findChild<QLabel *>(u"shareUrl"_s)->text(), u"http://192.168.1.10:8080/"_s);
        QVERIFY(panel.findChild<QrCode *>()->isVisible());
        QCOMPARE(panel.findChild<QListWidget *>()->count(), 2);
    }

    void theChoiceStaysAsLongAsItsAddressDoes()
    {
        SharePanel panel;
        panel.setAddresses({cable, wifi}, 8080);
        panel.findChild<QListWidget *>()->setCurrentRow(1);
        QCOMPARE(panel.currentUrl().toString(), u"http://192.168.1.20:8080/"_s);
        panel.setAddresses({wifi, cable}, 8080);
        QCOMPARE(panel.currentUrl().toString(), u"http://192.168.1.20:8080/"_s);
        panel.setAddresses({cable}, 8080);
        QCOMPARE(panel.currentUrl().toString(), u"http://192.168.1.10:8080/"_s);
    }

    void withoutANetworkItSaysSo()
    {
        SharePanel panel;
        panel.setAddresses({}, 8080);
        panel.show();
        QCOMPARE(panel.findChild<QLabel *>(u"shareUrl"_s)->text(), u"http://127.0.0.1:8080/"_s);
        QVERIFY(!panel.findChild<QrCode *>()->isVisible());
        bool isSaid = false;
        const auto labels = panel.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            isSaid =
                isSaid || (label->isVisible() && label->text().contains(u"only this computer can watch"_s));
        QVERIFY(isSaid);
    }

    void nothingCanBeSharedBeforeTheRelayListens()
    {
        const SharePanel panel;
        QVERIFY(!button(panel, u"Copy"_s)->isEnabled());
        QVERIFY(!button(panel, u"Viewer window"_s)->isEnabled());
    }

    void copyCopiesAndSaysSo()
    {
        SharePanel panel;
        panel.setAddresses({cable}, 8080);
        QPushButton *copy = button(panel, u"Copy"_s);
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://192.168.1.10:8080/"_s);
        QCOMPARE(copy->text(), u"Copied"_s);
        QTRY_COMPARE(copy->text().remove(u'&'), u"Copy"_s);
    }

    void theOtherButtonsPassOn()
    {
        SharePanel panel;
        panel.setAddresses({cable}, 8080);
        const QSignalSpy windows(&panel, &SharePanel::viewerWindowRequested);
        QSignalSpy opened(&panel, &SharePanel::openRequested);
        button(panel, u"Viewer window"_s)->click();
        button(panel, u"Open in browser"_s)->click();
        QCOMPARE(windows.size(), 1);
        QCOMPARE(opened[0][0].toUrl(), QUrl(u"http://192.168.1.10:8080/"_s));
    }
};

QTEST_MAIN(SharePanelTest)
#include "share_panel_test.moc"
