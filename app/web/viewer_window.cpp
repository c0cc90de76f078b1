#include "web/viewer_window.h"

#include "look/screen_fit.h"
#include "web/local_page.h"
#include "web/web_profile.h"

#include <QAction>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineView>
#include <QWindow>

#include <utility>

namespace lancast::app {

namespace {

constexpr QSize defaultSize{960, 540};
constexpr QSize smallestSize{320, 180};

QString titleFor(stream::StreamState state)
{
    switch (state) {
    case stream::StreamState::Waiting:
        return ViewerWindow::tr("Viewer, waiting – LanCast");
    case stream::StreamState::Live:
        return ViewerWindow::tr("Viewer, live – LanCast");
    case stream::StreamState::Paused:
        return ViewerWindow::tr("Viewer, paused – LanCast");
    case stream::StreamState::Reconnecting:
        return ViewerWindow::tr("Viewer, interrupted – LanCast");
    case stream::StreamState::Ended:
        return ViewerWindow::tr("Viewer, stream ended – LanCast");
    }
    return {};
}

} // namespace

ViewerWindow::ViewerWindow(WebProfile &profile, const QUrl &url, const ViewerPlace &place)
    : m_profile(profile)
    , m_view(new QWebEngineView(this))
    , m_staysOnTop(new QAction(tr("Stays on &top"), this))
{
    setStreamState(stream::StreamState::Waiting);
    setMinimumSize(smallestSize);
    if (place.rect.isNull())
        resize(defaultSize);
    else
        setGeometry(place.rect);
    fitToScreen(*this);
    // The page's own menu would offer to go back and to save; the view has ours instead.
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    addActions();
    m_staysOnTop->setChecked(place.staysOnTop);
    open(url);
}

void ViewerWindow::setStreamState(stream::StreamState state)
{
    setWindowTitle(titleFor(state));
}

void ViewerWindow::closeEvent(QCloseEvent *event)
{
    emit closedAt(place());
    QWidget::closeEvent(event);
}

void ViewerWindow::open(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    load();
}

/// With a page of its own each time: another key in the fragment alone would load nothing, and the old page
/// remembers the old key.
void ViewerWindow::load()
{
    auto *page = new LocalPage(m_profile, this);
    connect(page, &QWebEnginePage::fullScreenRequested, this, &ViewerWindow::answerFullScreen);
    connect(
        page, &QWebEnginePage::renderProcessTerminated, this,
        [this, page](QWebEnginePage::RenderProcessTerminationStatus status) {
            if (page == m_page && status != QWebEnginePage::NormalTerminationStatus)
                load();
        },
        Qt::QueuedConnection);
    m_view->setPage(page);
    // setPage() lets go of the page before, which would play on unseen.
    if (LocalPage *before = std::exchange(m_page, page))
        before->deleteLater();
    page->setUrl(m_url);
}

void ViewerWindow::addActions()
{
    m_staysOnTop->setCheckable(true);
    m_staysOnTop->setShortcut(Qt::CTRL | Qt::Key_T);
    connect(m_staysOnTop, &QAction::toggled, this, &ViewerWindow::setOnTop);
    connect(m_staysOnTop, &QAction::triggered, this, &ViewerWindow::staysOnTopChosen);
    auto *fullScreen = new QAction(tr("F&ull screen"), this);
    fullScreen->setShortcut(Qt::Key_F11);
    connect(fullScreen, &QAction::triggered, this, &ViewerWindow::toggleFullScreen);
    auto *close = new QAction(tr("&Close"), this);
    close->setShortcut(QKeySequence::Close);
    connect(close, &QAction::triggered, this, &QWidget::close);
    m_view->addActions({m_staysOnTop, fullScreen, close});
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &ViewerWindow::leaveFullScreen);
}

void ViewerWindow::setOnTop(bool staysOnTop)
{
    const Qt::WindowFlags flags = windowFlags().setFlag(Qt::WindowStaysOnTopHint, staysOnTop);
    // setWindowFlags() would hide the window and make it anew.
    overrideWindowFlags(flags);
    if (QWindow *window = windowHandle())
        window->setFlags(flags);
}

void ViewerWindow::answerFullScreen(QWebEngineFullScreenRequest request)
{
    request.accept();
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, request.toggleOn()));
}

void ViewerWindow::toggleFullScreen()
{
    if (isFullScreen())
        leaveFullScreen();
    else
        showFullScreen();
}

void ViewerWindow::leaveFullScreen()
{
    // The page must not go on thinking that it fills the screen.
    m_view->page()->triggerAction(QWebEnginePage::ExitFullScreen);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, false));
}

} // namespace lancast::app
