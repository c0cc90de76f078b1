#include "rewind/rewind_disk.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStorageInfo>

#include <cerrno>
#include <limits>

namespace lancast::rewind {

namespace {

constexpr QFileDevice::Permissions ownerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

RewindOptions withFolder(RewindOptions options)
{
    // Not the temporary folder, which is memory on many systems.
    if (options.folder.isEmpty()) {
        options.folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                         QStringLiteral("/lancast/rewind");
    }
    return options;
}

} // namespace

RewindDisk::RewindDisk(RewindOptions options)
    : m_options(withFolder(std::move(options)))
{
}

void RewindDisk::write(quint64 ticket, const RewindPlace &place, const std::vector<QByteArray> &parts)
{
    emit written(ticket, tryToWrite(place, parts));
}

int RewindDisk::tryToWrite(const RewindPlace &place, const std::vector<QByteArray> &parts)
{
    std::vector<QByteArrayView> views;
    qint64 length = 0;
    for (const QByteArray &part : parts) {
        views.push_back(part);
        length += part.size();
    }
    if (!m_files.contains(place.file) && (!makeFolder() || !m_files[place.file].open(m_options.folder))) {
        const int error = errno;
        m_files.erase(place.file);
        return error;
    }
    if (freeBytes() - length < m_options.leastFreeBytes)
        return ENOSPC;
    return m_files[place.file].write(place.offset, views) ? 0 : errno;
}

bool RewindDisk::makeFolder() const
{
    return QDir().mkpath(m_options.folder) && QFile::setPermissions(m_options.folder, ownerOnly);
}

qint64 RewindDisk::freeBytes() const
{
    if (m_options.freeBytes)
        return m_options.freeBytes(m_options.folder);
    const QStorageInfo disk(m_options.folder);
    return disk.isValid() ? disk.bytesAvailable() : std::numeric_limits<qint64>::max();
}

void RewindDisk::fetch(quint64 ticket, const RewindPlace &place, qsizetype length)
{
    const auto file = m_files.find(place.file);
    emit fetched(ticket, file == m_files.end() ? QByteArray() : file->second.read(place.offset, length));
}

void RewindDisk::dropBefore(quint64 file)
{
    m_files.erase(m_files.begin(), m_files.lower_bound(file));
}

} // namespace lancast::rewind
