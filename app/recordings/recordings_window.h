// The window of recordings: the list, the player, and what can be done with a file.
#pragma once

#include "relay/status.h"

#include <QDBusConnection>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QListView;
class QPushButton;

namespace lancast::app {

class RecordingPlayer;
class RecordingsModel;

class RecordingsWindow final : public QWidget
{
    Q_OBJECT

public:
    /// What it needs of the desktop; tests give their own.
    struct Desktop
    {
        std::function<QDBusConnection()> sessionBus;
        std::function<void(const QString &folder)> openFolder;
        std::function<bool(const QString &path)> moveToTrash;
        /// Whether \a path is to go for good: there is no trash for it.
        std::function<bool(QWidget *window, const QString &path)> mayDelete;
    };
    [[nodiscard]] static Desktop realDesktop();

    explicit RecordingsWindow(Desktop desktop, QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    void setRecordingFile(const relay::RecordingFileStatus &status);
    void refresh();
    [[nodiscard]] RecordingsModel &model() { return *m_model; }

signals:
    void streamRequested(const QString &path);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildActions();
    void buildList();
    void build();
    QAction *addListAction(const QString &name, const QString &text, const QString &toolTip);
    QPushButton *buttonFor(QAction *action);
    void playCurrent();
    void removeCurrent();
    void showFolderState();
    void showChoice();
    void showNote(const QString &text);
    void toggleFullScreen();
    [[nodiscard]] QString currentPath() const;

    Desktop m_desktop;
    QString m_folder;
    RecordingsModel *m_model;
    QListView *m_list;
    QLabel *m_empty; ///< instead of the list
    RecordingPlayer *m_player;
    QWidget *m_side;    ///< the list or what is said instead
    QWidget *m_buttons; ///< for the chosen recording
    QLabel *m_note;
    QAction *m_play = nullptr;
    QAction *m_stream = nullptr;
    QAction *m_show = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace lancast::app
