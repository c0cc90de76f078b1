#include "recordings/recordings_model.h"

#include "look/format.h"
#include "look/plain_text.h"
#include "recordings/recording_name.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

// Of a disk and of a processor that a live stream needs more.
constexpr int filesAtOnce = 1;

} // namespace

RecordingsModel::RecordingsModel(QSize pictureRoom, QObject *parent)
    : QAbstractListModel(parent)
    , m_pictureRoom(pictureRoom)
    , m_folder(m_pool)
{
    m_pool.setMaxThreadCount(filesAtOnce);
    m_pool.setThreadPriority(QThread::LowPriority);
    connect(&m_folder, &RecordingFolder::listed, this, &RecordingsModel::takeList);
}

RecordingsModel::~RecordingsModel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void RecordingsModel::setFolder(const QString &folder)
{
    if (isFolder(folder))
        return;
    m_pool.clear();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    setFolderState(FolderState::Reading);
    m_folder.setPath(folder);
}

void RecordingsModel::takeList(bool isThere, const QList<RecordingEntry> &found)
{
    removeRowsBut(found);
    for (const RecordingEntry &file : found) {
        if (Row *row = rowOf(file.path)) {
            const bool isOther = row->file.bytes != file.bytes || row->file.changedAt != file.changedAt;
            row->file = file;
            if (isOther && !isWriting(*row))
                read(*row);
            rowChanged(*row);
            continue;
        }
        const auto place = std::ranges::find_if(
            m_rows, [&file](const Row &row) { return row.file.changedAt <= file.changedAt; });
        const int at = int(place - m_rows.begin());
        beginInsertRows({}, at, at);
        Row &row = *m_rows.insert(place, Row{file, std::nullopt, {}, 0});
        endInsertRows();
        if (!isWriting(row))
            read(row);
    }
    setFolderState(!isThere         ? FolderState::Missing
                   : m_rows.empty() ? FolderState::Empty
                                    : FolderState::Filled);
}

void RecordingsModel::removeRowsBut(const QList<RecordingEntry> &found)
{
    QSet<QString> kept;
    for (const RecordingEntry &file : found)
        kept.insert(file.path);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (kept.contains(m_rows[std::size_t(row)].file.path))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

void RecordingsModel::read(Row &row)
{
    row.reading = ++m_readings;
    m_pool.start([this, path = row.file.path, reading = row.reading, room = m_pictureRoom] {
        const RecordingFacts facts = readRecordingFacts(path, room);
        QMetaObject::invokeMethod(this, [this, path, reading, facts] { takeFacts(path, reading, facts); });
    });
}

void RecordingsModel::takeFacts(const QString &path, quint64 reading, const RecordingFacts &facts)
{
    Row *row = rowOf(path);
    if (!row || row->reading != reading)
        return;
    row->picture = QPixmap::fromImage(facts.picture);
    row->facts = facts;
    row->facts->picture = {}; // once is enough
    rowChanged(*row);
}

void RecordingsModel::setWriting(const QString &path, std::chrono::milliseconds length, qint64 bytes)
{
    const QString before = std::exchange(m_writing, path);
    m_writtenLength = length;
    if (Row *row = rowOf(path)) {
        row->file.bytes = bytes;
        rowChanged(*row);
    }
    if (before == path)
        return;
    // What was written is whole now, and not as it was when it was listed.
    if (Row *row = rowOf(before)) {
        read(*row);
        rowChanged(*row);
    }
    refresh();
}

void RecordingsModel::setFolderState(FolderState state)
{
    if (std::exchange(m_folderState, state) != state)
        emit folderStateChanged();
}

RecordingsModel::Row *RecordingsModel::rowOf(const QString &path)
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return row.file.path == path; });
    return found == m_rows.end() ? nullptr : &*found;
}

QModelIndex RecordingsModel::indexOf(const QString &path) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return row.file.path == path; });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

void RecordingsModel::rowChanged(const Row &row)
{
    const QModelIndex changed = index(int(&row - m_rows.data()));
    emit dataChanged(changed, changed);
}

int RecordingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags RecordingsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    const bool mayRename = index.isValid() && !isWriting(m_rows[std::size_t(index.row())]);
    return mayRename ? flags | Qt::ItemIsEditable : flags;
}

QString RecordingsModel::details(const Row &row) const
{
    const QString size = formattedSize(quint64(row.file.bytes));
    const QString date = QLocale().toString(row.file.changedAt, QLocale::ShortFormat);
    if (isWriting(row))
        return tr("Being recorded") + u'\n' + formattedClock(m_writtenLength) + u" · "_s + size;
    if (row.facts && row.facts->health == RecordingHealth::Unreadable)
        return tr("LanCast may not read this file") + u'\n' + size + u" · "_s + date;
    if (row.facts && row.facts->health == RecordingHealth::Broken)
        return tr("Not a recording, or broken") + u'\n' + size + u" · "_s + date;
    const bool hasLength = row.facts && row.facts->length;
    return (hasLength ? formattedDuration(*row.facts->length) + u" · "_s : QString()) + size + u'\n' + date;
}

QString RecordingsModel::accessibleText(const Row &row) const
{
    return recordingName(row.file.path) + u", "_s + details(row).replace(u'\n', u", "_s);
}

QVariant RecordingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return recordingName(row.file.path);
    case Qt::DecorationRole:
        return row.picture;
    case Qt::ToolTipRole:
        return plainToolTip(QDir::toNativeSeparators(row.file.path));
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case PathRole:
        return row.file.path;
    case DetailsRole:
        return details(row);
    case HealthRole:
        return QVariant::fromValue(row.facts ? row.facts->health : RecordingHealth::Fine);
    case IsWritingRole:
        return isWriting(row);
    case IsReadRole:
        return row.facts.has_value();
    default: // the many other roles are for the view to decide
        return {};
    }
}

bool RecordingsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Row &row = m_rows[std::size_t(index.row())];
    emit aboutToRename(row.file.path);
    const RenameResult result = renameRecording(row.file.path, value.toString());
    if (!result.trouble.isEmpty())
        emit renameRefused(result.trouble);
    if (result.path.isEmpty())
        return false;
    row.file.path = result.path;
    rowChanged(row);
    return true;
}

} // namespace lancast::app
