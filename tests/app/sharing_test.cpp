#include "share/sharing.h"

#include "host/relay_host.h"
#include "settings/settings_store.h"
#include "settings/share_settings.h"
#include "share/share_panel.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 10'000; // milliseconds
const InterfaceAddress wifi{u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)};

/// The status with which the relay answers who asks for \a host.
int statusFor(quint16 port, const QByteArray &host)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patience))
            return -1;
    }
    return socket.readLine().split(' ').value(1).toInt();
}

struct Desk
{
    explicit Desk(const QString &file)
        : store(file)
        , sharing(panel, host, store)
    {
        QObject::connect(&host.events(), &RelayWorker::started, &panel, [this](const RelayAddress &told) {
            address = told;
            panel.setAddresses({wifi}, told);
        });
        net::RelayOptions options;
        options.bind = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        host.start(options);
    }

    SettingsStore store;
    SharePanel panel;
    RelayHost host;
    Sharing sharing;
    RelayAddress address;
};

} // namespace

class SharingTest : public QObject
{
    Q_OBJECT

private slots:
    void aTypedNameIsLetInAndRemembered()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"lancast.conf"_s);
        const ShareChoice choice{WayIn::Typed, {}, NetworkKind::Other, {u"home.example"_s, 0}};
        {
            Desk desk(file);
            QTRY_VERIFY_WITH_TIMEOUT(desk.address.port != 0, patience);
            QCOMPARE(statusFor(desk.address.port, "home.example"), 421);
            desk.panel.setChoice(choice);
            emit desk.panel.choiceChanged(choice);
            QCOMPARE(rememberedShare(desk.store), choice);
            QTRY_COMPARE_WITH_TIMEOUT(statusFor(desk.address.port, "home.example"), 200, patience);
            QCOMPARE(statusFor(desk.address.port, "other.example"), 421);
        }
        Desk desk(file);
        QTRY_VERIFY_WITH_TIMEOUT(desk.address.port != 0, patience);
        QCOMPARE(desk.panel.currentLink().host(), u"home.example"_s);
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(desk.address.port, "home.example"), 200, patience);
    }
};

QTEST_MAIN(SharingTest)
#include "sharing_test.moc"
