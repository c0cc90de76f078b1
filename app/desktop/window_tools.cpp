#include "desktop/window_tools.h"

#include "desktop/about_dialog.h"
#include "desktop/help_dialog.h"
#include "diagnostics/diagnostics.h"
#include "diagnostics/log_keeper.h"
#include "host/host_session.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace lancast::app {

namespace {

constexpr std::chrono::seconds confirmationTime{6};

/// One of a kind at a time; asked for again, it comes to the front.
template<typename Create> void showOne(QPointer<QDialog> &dialog, Create create)
{
    if (!dialog)
        dialog = create();
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

WindowTools::WindowTools(MainWindow &window, const HostSession &session)
    : m_window(window)
    , m_session(session)
{
    const WindowActions &actions = window.actions();
    connect(actions.copyDiagnostics, &QAction::triggered, this, &WindowTools::copyDiagnostics);
    connect(actions.help, &QAction::triggered, this, &WindowTools::showHelp);
    connect(actions.about, &QAction::triggered, this, &WindowTools::showAbout);
    m_confirmation.setSingleShot(true);
    m_confirmation.setInterval(confirmationTime);
    connect(&m_confirmation, &QTimer::timeout, &window,
            [&window] { window.setMessage(MessageTopic::Confirmation, std::nullopt); });
}

void WindowTools::setLog(LogKeeper &log)
{
    m_log = &log;
    tellSecrets();
}

void WindowTools::setAddress(const RelayAddress &address)
{
    m_address = address;
    tellSecrets();
}

void WindowTools::setPasscode(const QString &passcode)
{
    m_passcode = passcode;
    tellSecrets();
}

QStringList WindowTools::secrets() const
{
    return {QString::fromLatin1(m_address.publishToken), QString::fromLatin1(m_address.viewKey), m_passcode};
}

void WindowTools::tellSecrets()
{
    if (m_log)
        m_log->setSecrets(secrets());
}

void WindowTools::copyDiagnostics()
{
    const DiagnosticFacts facts{m_session.choices(),
                                m_address,
                                m_session.report(),
                                m_status,
                                m_log ? m_log->recentLines() : QStringList(),
                                secrets()};
    QGuiApplication::clipboard()->setText(diagnosticsText(facts));
    m_window.setMessage(
        MessageTopic::Confirmation,
        Message{Severity::Notice,
                tr("The diagnostics are on the clipboard, without passcodes and keys. Paste them where you "
                   "ask for help."),
                {},
                MessageAction::None});
    m_confirmation.start();
}

void WindowTools::showHelp()
{
    showOne(m_help, [this] { return new HelpDialog(m_window.actions().all(), &m_window); });
}

void WindowTools::showAbout()
{
    showOne(m_about, [this] { return new AboutDialog(&m_window); });
}

} // namespace lancast::app
