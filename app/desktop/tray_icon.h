// The stream's state in the desktop's tray, with the few things that are wanted without the window.
#pragma once

#include "session/status.h"

#include <QMenu>
#include <QSystemTrayIcon>

class QAction;

namespace lancast::app {

class WindowActions;

class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// Has the window's own \a actions in its menu. Where the desktop has no tray, nothing is seen of it.
    explicit TrayIcon(WindowActions &actions, QObject *parent = nullptr);

    void setState(stream::StreamState state, int viewers);
    void setWindowShown(bool isShown);
    void showBalloon(const QString &title, const QString &text);

    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }
    [[nodiscard]] QIcon icon() const { return m_icon.icon(); }
    [[nodiscard]] const QMenu &menu() const { return m_menu; }

signals:
    /// The host wants the window, or no more.
    void windowToggled();
    void windowWanted();

private:
    void buildMenu(WindowActions &actions);

    QMenu m_menu; // before the icon, which uses it
    QSystemTrayIcon m_icon;
    QAction *m_toggleWindow;
};

/// Legible on light and dark panels; the states differ in shape, too.
[[nodiscard]] QIcon trayIcon(stream::StreamState state);
/// "Live, 3 viewers".
[[nodiscard]] QString stateInWords(stream::StreamState state, int viewers);

} // namespace lancast::app
