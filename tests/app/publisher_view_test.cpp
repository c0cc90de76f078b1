// The real web view on a page of the test's own making: what it may do, and what not.
#include "publisher_view.h"

#include "publisher_bridge.h"
#include "web_environment.h"
#include "web_profile.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr int patience = 60'000; // milliseconds; a first start of QtWebEngine on a busy machine

/// Answers every request with the same page and counts the connections.
class PageServer : public QTcpServer
{
public:
    explicit PageServer(QByteArray page)
        : m_page(std::move(page))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            ++connections;
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->peek(16384).contains("\r\n\r\n"))
                    return;
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
                              "Access-Control-Allow-Origin: *\r\nContent-Length: " +
                              QByteArray::number(m_page.size()) + "\r\n\r\n" + m_page);
                socket->disconnectFromHost();
            });
        });
    }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(serverPort())); }

    int connections = 0;

private:
    QByteArray m_page;
};

/// Reports the outcome of \a script, an async function's body, as an error's message.
QByteArray pageThatReports(const QByteArray &script)
{
    return R"(<!doctype html><title>t</title><script>
        new QWebChannel(qt.webChannelTransport, (channel) => {
            const host = channel.objects.host;
            host.hello(async (greeting) => {
                let outcome;
                try { outcome = await (async () => {)" +
           script + R"( })(); } catch (error) { outcome = error.name; }
                host.report({ state: 'idle', error: { code: 'outcome', message: String(outcome) } });
            });
        });
        </script>)";
}

} // namespace

class PublisherViewTest : public QObject
{
    Q_OBJECT

private slots:
    void theGreetingArrives()
    {
        QCOMPARE(outcomeOf("return greeting.token + ' ' + greeting.settings.source;"), u"secret camera"_s);
    }

    void cameraAndMicrophoneAreGranted()
    {
        QCOMPARE(outcomeOf(
                     "const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });"
                     "return stream.getTracks().length;"),
                 u"2"_s);
    }

    void otherPermissionsAreRefused()
    {
        QCOMPARE(outcomeOf("return await Notification.requestPermission();"), u"denied"_s);
    }

    void otherOriginsAreOutOfReach()
    {
        PageServer other("elsewhere");
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        const QByteArray url = other.url().toEncoded();
        QCOMPARE(outcomeOf("return (await fetch('" + url + "')).status;"), u"TypeError"_s);
        QCOMPARE(outcomeOf("return await new Promise((resolve) => { const image = new Image();"
                           "image.onload = image.onerror = (event) => resolve(event.type); image.src = '" +
                           url + "'; });"),
                 u"error"_s);
        QCOMPARE(outcomeOf("location.href = '" + url + "'; return 'still here';"), u"still here"_s);
        QCOMPARE(other.connections, 0);
    }

    void noOtherWindows() { QCOMPARE(outcomeOf("return window.open('/') === null;"), u"true"_s); }

    void aPageThatCannotBeLoadedIsTold()
    {
        PageServer server("gone");
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        const QUrl url = server.url();
        server.close();
        WebProfile profile;
        profile.setOrigin(LocalOrigin(url));
        PublisherBridge bridge;
        PublisherView view(profile, bridge);
        QSignalSpy failed(&view, &PublisherView::loadFailed);
        view.open(url);
        QVERIFY(failed.wait(patience));
    }

    void aCrashedPageIsLoadedAgainUntilItCrashesTooOften()
    {
        PageServer server(pageThatReports("return 'here';"));
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        WebProfile profile;
        profile.setOrigin(LocalOrigin(server.url()));
        PublisherBridge bridge;
        PublisherView view(profile, bridge);
        QSignalSpy greeted(&bridge, &PublisherBridge::greeted);
        QSignalSpy gaveUp(&view, &PublisherView::crashedTooOften);
        view.open(server.url());
        for (int crash = 1; crash <= 3; ++crash) {
            QTRY_COMPARE_WITH_TIMEOUT(greeted.size(), crash, patience);
            emit view.page()->renderProcessTerminated(QWebEnginePage::CrashedTerminationStatus, 11);
        }
        QCOMPARE(gaveUp.size(), 1);
    }

private:
    static QString outcomeOf(const QByteArray &script)
    {
        PageServer server(pageThatReports(script));
        if (!server.listen(QHostAddress(QHostAddress::LocalHost)))
            return u"cannot listen"_s;
        WebProfile profile;
        profile.setOrigin(LocalOrigin(server.url()));
        PublisherBridge bridge;
        bridge.setToken("secret");
        bridge.setSettings({{u"source"_s, u"camera"_s}});
        PublisherView view(profile, bridge);
        view.resize(320, 180);
        view.show();
        QSignalSpy reported(&bridge, &PublisherBridge::reported);
        view.open(server.url());
        if (!reported.wait(patience))
            return u"no report"_s;
        return reported[0][0].value<PublisherReport>().errorMessage;
    }
};

int main(int argc, char **argv)
{
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--use-fake-device-for-media-stream --disable-gpu");
    prepareWebEnvironment();
    QApplication application(argc, argv);
    PublisherViewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "publisher_view_test.moc"
