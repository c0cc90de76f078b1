// The real web view on a page of the test's own making: what it may do, and what not.
#include "web/publisher_view.h"

#include "host/publisher_bridge.h"
#include "web/web_environment.h"
#include "web/web_profile.h"
#include "window/drop_overlay.h"
#include "window/file_drop.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(CaptureConsent)

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
        addEventListener('QWebChannel', () => new QWebChannel(qt.webChannelTransport, (channel) => {
            const host = channel.objects.host;
            host.hello(async (greeting) => {
                let outcome;
                try { outcome = await (async () => {)" +
           script + R"( })(); } catch (error) { outcome = error.name; }
                host.report({ state: 'idle', error: { code: 'outcome', message: String(outcome) } });
            });
        }));
        </script>)";
}

/// The view on the page that \a server has.
struct Stage
{
    explicit Stage(const PageServer &server, const CaptureConsent &consent = {})
    {
        profile.setOrigin(LocalOrigin(server.url()));
        bridge.setToken("secret");
        bridge.setSettings({{u"source"_s, u"camera"_s}});
        view.setConsent(consent);
        view.resize(320, 180);
        view.show();
        view.open(server.url());
    }

    WebProfile profile;
    PublisherBridge bridge;
    PublisherView view{profile, bridge};
};

} // namespace

class PublisherViewTest : public QObject
{
    Q_OBJECT

private slots:
    void theGreetingArrives()
    {
        QCOMPARE(outcomeOf("return greeting.token + ' ' + greeting.settings.source;"), u"secret camera"_s);
    }

    void devicesAreGrantedWhileTheHostShowsThem_data()
    {
        QTest::addColumn<CaptureConsent>("consent");
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QString>("outcome");
        const QByteArray camera = "getUserMedia({ video: true })";
        const QByteArray microphone = "getUserMedia({ audio: true })";
        const QByteArray both = "getUserMedia({ video: true, audio: true })";
        const QByteArray screen = "getDisplayMedia({ video: true })";
        const QString no = u"NotAllowedError"_s;
        const CaptureConsent nothing;
        const CaptureConsent toPicture{true, false, false};
        const CaptureConsent toScreen{false, true, true};
        QTest::newRow("camera and microphone") << CaptureConsent{true, true, false} << both << u"2"_s;
        QTest::newRow("camera alone") << toPicture << camera << u"1"_s;
        QTest::newRow("no sound wanted") << toPicture << both << no;
        QTest::newRow("no microphone wanted") << toPicture << microphone << no;
        QTest::newRow("microphone beside the screen") << toScreen << microphone << u"1"_s;
        QTest::newRow("no camera beside the screen") << toScreen << camera << no;
        QTest::newRow("the test pattern: no camera") << nothing << camera << no;
        QTest::newRow("the test pattern: no microphone") << nothing << microphone << no;
        QTest::newRow("the test pattern: no screen") << nothing << screen << no;
        QTest::newRow("the camera: no screen") << toPicture << screen << no;
    }

    void devicesAreGrantedWhileTheHostShowsThem()
    {
        QFETCH(CaptureConsent, consent);
        QFETCH(QByteArray, wish);
        QTEST(outcomeOf("return (await navigator.mediaDevices." + wish + ").getTracks().length;", consent),
              "outcome");
    }

    void otherPermissionsAreRefused()
    {
        QCOMPARE(outcomeOf("return await Notification.requestPermission();"), u"denied"_s);
    }

    void noDialogs()
    {
        QCOMPARE(outcomeOf("alert('a'); return [confirm('b'), prompt('c', 'd')].map(String).join();"),
                 u"false,null"_s);
    }

    void noDownloads()
    {
        PageServer server(pageThatReports(
            "const link = Object.assign(document.createElement('a'), { href: '/x', download: 'x.bin' });"
            "link.click(); return 'clicked';"));
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        Stage stage(server);
        QSignalSpy requested(&stage.profile, &QWebEngineProfile::downloadRequested);
        QVERIFY(requested.wait(patience));
        const auto *download = requested[0][0].value<QWebEngineDownloadRequest *>();
        QVERIFY(download);
        QTRY_COMPARE(download->state(), QWebEngineDownloadRequest::DownloadCancelled);
        QCOMPARE(download->receivedBytes(), 0);
    }

    void otherOriginsAreOutOfReach_data()
    {
        QTest::addColumn<QByteArray>("script"); // THERE is the other origin
        QTest::addColumn<QString>("outcome");
        QTest::newRow("fetch") << QByteArray("return (await fetch('http://THERE/')).status;")
                               << u"TypeError"_s;
        QTest::newRow("image") << QByteArray(
                                      "return await new Promise((resolve) => { const image = new Image();"
                                      "image.onload = image.onerror = (event) => resolve(event.type);"
                                      "image.src = 'http://THERE/'; });")
                               << u"error"_s;
        QTest::newRow("socket") << QByteArray(
                                       "return await new Promise((resolve) => {"
                                       "const socket = new WebSocket('ws://THERE/');"
                                       "socket.onopen = socket.onerror = (event) => resolve(event.type); });")
                                << u"error"_s;
        QTest::newRow("navigation") << QByteArray("location.href = 'http://THERE/'; return 'still here';")
                                    << u"still here"_s;
        QTest::newRow("form")
            << QByteArray("const form = Object.assign(document.createElement('form'),"
                          "{ action: 'http://THERE/', method: 'post' }); document.body.append(form);"
                          "form.submit(); return 'still here';")
            << u"still here"_s;
        QTest::newRow("frame") << QByteArray("const frame = document.createElement('iframe');"
                                             "frame.src = 'http://THERE/'; document.body.append(frame);"
                                             "await new Promise((resolve) => { frame.onload = resolve;"
                                             "setTimeout(resolve, 1000); }); return 'still here';")
                               << u"still here"_s;
    }

    void otherOriginsAreOutOfReach()
    {
        QFETCH(QByteArray, script);
        PageServer other("elsewhere");
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        QTEST(outcomeOf(script.replace("THERE", "127.0.0.1:" + QByteArray::number(other.serverPort()))),
              "outcome");
        QCOMPARE(other.connections, 0);
    }

    void noOtherWindows() { QCOMPARE(outcomeOf("return window.open('/') === null;"), u"true"_s); }

    void aFileThatIsDraggedOverItBelongsToTheWindow()
    {
        PageServer server(pageThatReports("return 'here';"));
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        WebProfile profile;
        profile.setOrigin(LocalOrigin(server.url()));
        PublisherBridge bridge;
        QWidget window;
        auto *view = new PublisherView(profile, bridge);
        (new QVBoxLayout(&window))->addWidget(view);
        window.resize(320, 180);
        const auto *drop = new FileDrop(&window);
        QSignalSpy refused(drop, &FileDrop::refused);
        window.show();
        QSignalSpy reported(&bridge, &PublisherBridge::reported);
        view->open(server.url());
        QVERIFY(reported.wait(patience));
        QMimeData data;
        data.setText(u"a text"_s);
        const QPoint middle = view->mapTo(&window, view->rect().center());
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &enter);
        QVERIFY(window.findChild<DropOverlay *>()->isVisible());
        QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &dropped);
        QCOMPARE(refused.size(), 1);
    }

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
        Stage stage(server);
        QSignalSpy greeted(&stage.bridge, &PublisherBridge::greeted);
        QSignalSpy gaveUp(&stage.view, &PublisherView::crashedTooOften);
        for (int crash = 1; crash <= 3; ++crash) {
            QTRY_COMPARE_WITH_TIMEOUT(greeted.size(), crash, patience);
            emit stage.view.page()->renderProcessTerminated(QWebEnginePage::CrashedTerminationStatus, 11);
        }
        QCOMPARE(gaveUp.size(), 1);
    }

private:
    static QString outcomeOf(const QByteArray &script, const CaptureConsent &consent = {})
    {
        PageServer server(pageThatReports(script));
        if (!server.listen(QHostAddress(QHostAddress::LocalHost)))
            return u"cannot listen"_s;
        Stage stage(server, consent);
        QSignalSpy reported(&stage.bridge, &PublisherBridge::reported);
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
