// The list of recordings; where there are none, a sentence about why and what to do.
#pragma once

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QListView;

namespace lancast::app {

class RecordingsModel;

class RecordingList final : public QWidget
{
    Q_OBJECT

public:
    /// \a model must outlive it.
    explicit RecordingList(RecordingsModel &model, QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    /// In the menu of a recording, and with its keys while the list has the focus.
    void addItemAction(QAction *action);
    [[nodiscard]] bool isEmpty() const;
    /// Invalid: none is.
    [[nodiscard]] QModelIndex chosen() const;
    /// The recording at \a path, now or once it is listed.
    void choose(const QString &path);
    /// Lets the person type another name.
    void editChosen();

signals:
    void isEmptyChanged();
    void chosenChanged(); ///< another one, or news of it
    void activated();     ///< the chosen one, by Return or a double click

private:
    void build();
    void showFolderState();
    void chooseWanted();
    [[nodiscard]] QString folderStateInWords() const;

    RecordingsModel &m_model;
    QString m_folder;
    QString m_wanted; ///< is to be chosen when it is listed
    QListView *m_list;
    QLabel *m_empty; ///< instead of the list
};

} // namespace lancast::app
