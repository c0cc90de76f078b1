#include "web/publisher_view.h"

#include "host/publisher_bridge.h"
#include "web/local_page.h"
#include "web/web_profile.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(publisherLog, "lancast.app.publisher")

} // namespace

PublisherView::PublisherView(WebProfile &profile, PublisherBridge &bridge, QWidget *parent)
    : QWebEngineView(parent)
    , m_page(new LocalPage(profile, this))
{
    setPage(m_page);
    setAccessibleName(tr("Preview"));
    setAcceptDrops(false);
    m_channel.registerObject(u"host"_s, &bridge);
    m_page->setWebChannel(&m_channel);
    m_clock.start();
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this,
            [this](QWebEnginePage::RenderProcessTerminationStatus status, int exitCode) {
                if (status == QWebEnginePage::NormalTerminationStatus)
                    return;
                qCWarning(publisherLog) << "the preview's process ended with" << exitCode;
                takeCrash();
            });
    connect(m_page, &QWebEnginePage::loadFinished, this, [this](bool isLoaded) {
        if (isLoaded)
            giveWebChannel();
        else
            emit loadFailed();
    });
}

void PublisherView::open(const QUrl &loopbackUrl)
{
    m_crashes.reset();
    m_url = loopbackUrl.resolved(QUrl(u"/publish"_s));
    m_page->setUrl(m_url);
}

void PublisherView::setConsent(const CaptureConsent &consent)
{
    m_page->setConsent(consent);
}

CaptureChooser &PublisherView::captures()
{
    return m_page->captures();
}

void PublisherView::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept(); // "Back" and "View source" mean nothing on a preview
}

void PublisherView::giveWebChannel()
{
    QFile file(u":/qtwebchannel/qwebchannel.js"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    Q_UNUSED(isOpen);
    // Not as a QWebEngineScript: after a crash a new process may have begun the page before it knows of
    // those.
    const QString source = QString::fromUtf8(file.readAll());
    m_page->runJavaScript(source + u"\ndispatchEvent(new Event('QWebChannel'));"_s);
}

void PublisherView::takeCrash()
{
    if (!m_crashes.spend(std::chrono::milliseconds(m_clock.elapsed()))) {
        emit crashedTooOften();
        return;
    }
    emit crashed();
    // Not from within the signal: the page is still taking its process down.
    QTimer::singleShot(0, this, [this] { m_page->setUrl(m_url); });
}

} // namespace lancast::app
