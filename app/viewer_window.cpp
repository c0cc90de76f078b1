#include "viewer_window.h"

#include "local_page.h"
#include "web_profile.h"

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
    : m_view(new QWebEngineView(this))
{
    setWindowTitle(tr("Viewer – LanCast"));
    setMinimumSize(smallestSize);
    resize(defaultSize);
    auto *page = new LocalPage(profile, Capture::Refused, m_view);
    m_view->setPage(page);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    connect(page, &QWebEnginePage::fullScreenRequested, this, &ViewerWindow::answerFullScreen);
    connect(page, &QWebEnginePage::renderProcessTerminated, this,
            [this] { QMetaObject::invokeMethod(m_view, &QWebEngineView::reload, Qt::QueuedConnection); });
    addShortcuts();
    open(url);
}

void ViewerWindow::open(const QUrl &url)
{
    m_view->setUrl(url);
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
