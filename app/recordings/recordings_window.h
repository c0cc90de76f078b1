// The window of recordings: the list, the player, and what can be done with a file.
#pragma once

#include "recordings/recording_desktop.h"
#include "session/status.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace lancast::app {

class RecordingList;
class RecordingPlayer;
class RecordingsModel;

class RecordingsWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingsWindow(RecordingDesktop desktop, QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    void setRecordingFile(const record::RecordingFileStatus &status);
    void refresh();
    /// The recording at \a path, now or once the folder has been read.
    void choose(const QString &path);
    [[nodiscard]] RecordingsModel &model() { return *m_model; }

signals:
    void streamRequested(const QString &path);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildActions();
    void build();
    QAction *addListAction(const QString &name, const QString &text, const QString &toolTip);
    QPushButton *buttonFor(QAction *action);
    void playCurrent();
    void showCurrentInFolder();
    void removeCurrent();
    void showIdleText();
    void showChoice();
    void showNote(const QString &text);
    void toggleFullScreen();
    [[nodiscard]] QString currentPath() const;

    RecordingDesktop m_desktop;
    RecordingsModel *m_model;
    RecordingList *m_list;
    RecordingPlayer *m_player;
    QWidget *m_buttons; ///< for the chosen recording
    QLabel *m_note;
    QAction *m_play = nullptr;
    QAction *m_stream = nullptr;
    QAction *m_show = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace lancast::app
