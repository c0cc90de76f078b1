// What the menu offers beside streaming: help, about, and the diagnostics for the clipboard.
#pragma once

#include "host/relay_address.h"
#include "session/status.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QDialog;

namespace lancast::app {

class HostSession;
class LogKeeper;
class MainWindow;

class WindowTools final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    WindowTools(MainWindow &window, const HostSession &session);

    /// The diagnostics have its newest lines, and it learns what it must not write; \a log must outlive this.
    void setLog(LogKeeper &log);
    void setStatus(const net::StatusSnapshot &status) { m_status = status; }
    void setAddress(const RelayAddress &address);
    void setPasscode(const QString &passcode);

private:
    [[nodiscard]] QStringList secrets() const;
    void tellSecrets();
    void copyDiagnostics();
    void showHelp();
    void showAbout();

    MainWindow &m_window;
    const HostSession &m_session;
    LogKeeper *m_log = nullptr;
    net::StatusSnapshot m_status;
    RelayAddress m_address;
    QString m_passcode;
    QPointer<QDialog> m_help;
    QPointer<QDialog> m_about;
    QTimer m_confirmation;
};

} // namespace lancast::app
