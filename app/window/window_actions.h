// What the window can be told beside its controls: the same actions are in its menu, on the keyboard and in
// the tray.
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QToolButton;
class QWidget;

namespace lancast::app {

class WindowActions final : public QObject
{
    Q_OBJECT

public:
    /// The keys work wherever \a window has the focus.
    explicit WindowActions(QWidget *window);

    void setOnAir(bool isOnAir);
    void setPaused(bool isPaused);
    void setRecording(bool isRecording);
    /// Has all of them in its menu.
    [[nodiscard]] QToolButton *createMenuButton(QWidget *parent) const;
    [[nodiscard]] QList<QAction *> all() const;

    QAction *const toggleLive;
    QAction *const togglePause;     ///< only while live
    QAction *const toggleRecording; ///< checkable; live or not
    QAction *const recordings;
    QAction *const viewerWindow;
    QAction *const chooseFile;
    QAction *const publishElsewhere; ///< off until others can reach the relay
    QAction *const fullScreen;
    QAction *const preferences;
    QAction *const copyDiagnostics;
    QAction *const help;
    QAction *const about;
    QAction *const quit;
};

} // namespace lancast::app
