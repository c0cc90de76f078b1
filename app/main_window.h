// The one window: puts the parts together and passes on what people do.
#pragma once

#include "access_choices.h"
#include "message.h"
#include "relay/status.h"
#include "relay_address.h"

#include <QWidget>

namespace lancast::app {

class Dashboard;
class HostSession;
class PreviewPane;
class Settings;
class SharePanel;
class SourceBar;
class TransportBar;
struct PublisherReport;

enum class BeforeQuit { AskWhileLive, NeverAsk };

class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// \a session and \a settings must outlive the window, which takes \a preview over.
    MainWindow(HostSession &session, Settings &settings, QWidget *preview, BeforeQuit beforeQuit);

    void setStatus(const relay::StatusSnapshot &status);
    void setAddress(const RelayAddress &address);
    void setAccess(const AccessChoices &access);
    void setMessage(MessageTopic topic, const std::optional<Message> &message);

signals:
    void viewerWindowRequested();
    void messageAnswered(lancast::app::MessageAction action);
    void accessChosen(const lancast::app::AccessChoices &access);
    void newLinkRequested();
    void kickRequested(quint64 id);
    void blockRequested(quint64 id);
    void unblockAllRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void addShortcuts();
    void connectControls();
    void connectAccess();
    void connectSession();
    void showChoices();
    void showReport(const PublisherReport &report);
    void showOnAir();
    void chooseFile();
    void toggleLive();
    [[nodiscard]] bool mayQuit();

    HostSession &m_session;
    Settings &m_settings;
    BeforeQuit m_beforeQuit;
    AccessChoices m_access;
    SourceBar *m_sourceBar;
    PreviewPane *m_preview;
    TransportBar *m_transport;
    SharePanel *m_share;
    Dashboard *m_dashboard;
};

} // namespace lancast::app
