// The web view that runs the publisher page; its picture is the preview.
#pragma once

#include "web/capture_consent.h"
#include "web/crash_budget.h"

#include <QElapsedTimer>
#include <QUrl>
#include <QWebChannel>
#include <QWebEngineView>

namespace lancast::app {

class CaptureChooser;
class LocalPage;
class PublisherBridge;
class WebProfile;

class PublisherView final : public QWebEngineView
{
    Q_OBJECT

public:
    /// \a profile and \a bridge must outlive the view.
    PublisherView(WebProfile &profile, PublisherBridge &bridge, QWidget *parent = nullptr);

    /// Loads the publisher page from the relay at \a loopbackUrl.
    void open(const QUrl &loopbackUrl);
    /// What the page may use of the host's devices from now on; nothing at first.
    void setConsent(const CaptureConsent &consent);
    /// Which screen or window the page gets.
    [[nodiscard]] CaptureChooser &captures();

signals:
    void loadFailed();
    void crashed();         ///< it is loaded again
    void crashedTooOften(); ///< nothing is reloaded until open() is called again

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void giveWebChannel();
    void takeCrash();

    LocalPage *m_page;
    QWebChannel m_channel;
    CrashBudget m_crashes;
    QElapsedTimer m_clock;
    QUrl m_url;
};

} // namespace lancast::app
