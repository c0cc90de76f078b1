#include "host_flow_desk.h"

#include "share/share_panel.h"
#include "web/viewer_window.h"
#include "web/web_environment.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineView>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int answerPatience = 5'000;

template<typename Window> Window *topLevel()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(widget))
            return window;
    }
    return nullptr;
}

} // namespace

AppOptions loopbackOptions()
{
    AppOptions options;
    options.relay.port = 0;
    options.relay.isPortExplicit = true;
    options.relay.bind = QHostAddress(QHostAddress::LocalHost);
    return options;
}

void prepareForFlow()
{
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--use-fake-device-for-media-stream --disable-gpu");
    qputenv("QT_QUICK_BACKEND", "software");
    prepareWebEnvironment();
}

HostFlowDesk::HostFlowDesk(const QString &settingsFile, const AppOptions &options)
    : m_settings(settingsFile)
    , m_application(std::make_unique<Application>(options, m_settings))
    , m_window(topLevel<MainWindow>())
{
}

bool HostFlowDesk::start()
{
    m_application->start();
    if (!activate() || !QTest::qWaitFor([this] { return hasPicture(); }, patience))
        return false;
    m_statusUrl.setPort(m_window->share().currentLink().port());
    return true;
}

bool HostFlowDesk::activate()
{
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window, patience);
}

bool HostFlowDesk::hasPicture() const
{
    return find<QLabel>(u"picture"_s)->text().contains(u" fps"_s);
}

QJsonObject HostFlowDesk::status() const
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(m_statusUrl)));
    const QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, answerPatience))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QString HostFlowDesk::state() const
{
    return status().value(u"state"_s).toString();
}

QJsonObject HostFlowDesk::guest() const
{
    const QJsonArray clients = status().value(u"clients"_s).toArray();
    for (const QJsonValue &client : clients) {
        if (client[u"role"_s].toString() == u"viewer"_s)
            return client.toObject();
    }
    return {};
}

QWebEnginePage *viewerPage()
{
    const auto *window = topLevel<ViewerWindow>();
    const auto *view = window ? window->findChild<QWebEngineView *>() : nullptr;
    return view ? view->page() : nullptr;
}

QVariant ask(QWebEnginePage *page, const QString &script)
{
    if (!page)
        return {};
    const auto answer = std::make_shared<std::optional<QVariant>>();
    page->runJavaScript(script, [answer](const QVariant &value) { *answer = value; });
    const bool hasAnswered = QTest::qWaitFor([&] { return answer->has_value(); }, answerPatience);
    return hasAnswered ? **answer : QVariant();
}

QString textOf(QWebEnginePage *page)
{
    return ask(page, u"document.body?.innerText ?? ''"_s).toString();
}

int framesShown(QWebEnginePage *page)
{
    return ask(page,
               u"document.querySelector('video:not(.is-covered)')?.getVideoPlaybackQuality().totalVideoFrames ?? 0"_s)
        .toInt();
}

} // namespace lancast::app
