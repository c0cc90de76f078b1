#include "web/viewer_window.h"

#include "web/local_page.h"
#include "web/web_profile.h"

#include <QShortcut>
#include <QVBoxLayout>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineView>

namespace lancast::app {

namespace {

constexpr QSize defaultSize{960, 540};
constexpr QSize smallestSize{320, 180};

} // namespace

ViewerWindow::ViewerWindow(WebProfile &profile, const QUrl &url)
    : m_profile(profile)
    , m_view(new QWebEngineView(this))
{
    setWindowTitle(tr("Viewer – LanCast"));
    setMinimumSize(smallestSize);
    resize(defaultSize);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    addShortcuts();
    open(url);
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
    auto *page = new LocalPage(m_profile, m_view);
    connect(page, &QWebEnginePage::fullScreenRequested, this, &ViewerWindow::answerFullScreen);
    connect(
        page, &QWebEnginePage::renderProcessTerminated, this,
        [this](QWebEnginePage::RenderProcessTerminationStatus status) {
            if (status != QWebEnginePage::NormalTerminationStatus)
                load();
        },
        Qt::QueuedConnection);
    m_view->setPage(page); // deletes the one before, which is the view's child too
    page->setUrl(m_url);
}

void ViewerWindow::addShortcuts()
{
    connect(new QShortcut(Qt::Key_F11, this), &QShortcut::activated, this, &ViewerWindow::toggleFullScreen);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &ViewerWindow::leaveFullScreen);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
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
