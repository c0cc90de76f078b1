// The recordings in a folder, the newest first. What is in the files is read beside, a little at a time.
#pragma once

#include "recordings/recording_facts.h"
#include "recordings/recording_folder.h"

#include <QAbstractListModel>
#include <QPixmap>
#include <QThreadPool>

namespace lancast::app {

class RecordingsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Details: two lines.
    enum Role { PathRole = Qt::UserRole, DetailsRole, HealthRole, IsWritingRole, IsReadRole };
    enum class FolderState { Reading, Missing, Empty, Filled };

    /// \a pictureRoom: in pixels of the screen.
    explicit RecordingsModel(QSize pictureRoom, QObject *parent = nullptr);
    ~RecordingsModel() override;

    void setFolder(const QString &folder);
    [[nodiscard]] bool isFolder(const QString &folder) const { return folder == m_folder.path(); }
    [[nodiscard]] FolderState folderState() const { return m_folderState; }
    /// The file \a path is being written: its length is \a length so far. Empty: none is.
    void setWriting(const QString &path, std::chrono::milliseconds length, qint64 bytes);
    void refresh() { m_folder.refresh(); }
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void folderStateChanged();
    void renameRefused(const QString &trouble);
    void aboutToRename(const QString &path);

private:
    struct Row
    {
        RecordingEntry file;
        std::optional<RecordingFacts> facts; ///< empty until the file has been read
        QPixmap picture;
        quint64 reading = 0; ///< the answer that is awaited
    };

    void takeList(bool isThere, const QList<RecordingEntry> &found);
    void removeRowsBut(const QList<RecordingEntry> &found);
    void read(Row &row);
    void takeFacts(const QString &path, quint64 reading, const RecordingFacts &facts);
    void setFolderState(FolderState state);
    [[nodiscard]] QString details(const Row &row) const;
    [[nodiscard]] QString accessibleText(const Row &row) const;
    [[nodiscard]] bool isWriting(const Row &row) const { return row.file.path == m_writing; }
    [[nodiscard]] Row *rowOf(const QString &path);
    void rowChanged(const Row &row);

    const QSize m_pictureRoom;
    FolderState m_folderState = FolderState::Reading;
    std::vector<Row> m_rows;
    QString m_writing;
    std::chrono::milliseconds m_writtenLength{0};
    quint64 m_readings = 0;
    QThreadPool m_pool;
    RecordingFolder m_folder; ///< in the pool, which the destructor empties
};

} // namespace lancast::app
