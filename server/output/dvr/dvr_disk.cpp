#include "output/dvr/dvr_disk.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace lancast::dvr {

namespace {

constexpr QFileDevice::Permissions ownerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

DvrOptions withFolder(DvrOptions options)
{
    // Not the temporary folder, which is memory on many systems.
    if (options.folder.isEmpty()) {
        options.folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                         QStringLiteral("/lancast/rewind");
    }
    return options;
}

} // namespace

DvrDisk::DvrDisk(DvrOptions options)
    : m_options(withFolder(std::move(options)))
{
}

void DvrDisk::write(DvrGop gop, const std::vector<QByteArray> &parts)
{
    if (m_end.offset > 0 && m_end.offset + gop.length > m_options.maxFileBytes)
        startNextFile();
    int error = tryToWrite(parts);
    while (error != 0 && makeRoom(error))
        error = tryToWrite(parts);
    if (error != 0) {
        emit leftOut(error);
        return;
    }
    gop.file = m_end.file;
    gop.offset = m_end.offset;
    m_end.offset += gop.length;
    emit kept(gop);
}

/// After \a error; true: the write can be tried again.
bool DvrDisk::makeRoom(int error)
{
    if (error != EFBIG)
        return forgetOldest();
    // The system lets the file grow no further.
    if (m_end.offset == 0)
        return false; // not even this GOP alone fits into one
    startNextFile();
    // Files are smaller than meant: there must not be more of them, for each takes a descriptor.
    const size_t mostFiles = size_t(std::max<qint64>(m_options.maxBytes / m_options.maxFileBytes, 2));
    if (m_files.size() >= mostFiles)
        (void)forgetOldest();
    return true;
}

/// False: nothing is kept.
bool DvrDisk::forgetOldest()
{
    if (m_files.empty() || (m_files.begin()->first == m_end.file && m_end.offset == 0))
        return false;
    const quint64 oldest = m_files.begin()->first;
    m_files.erase(m_files.begin());
    if (oldest == m_end.file)
        startNextFile();
    emit forgotten(oldest);
    return true;
}

/// errno, or 0.
int DvrDisk::tryToWrite(const std::vector<QByteArray> &parts)
{
    std::vector<QByteArrayView> views;
    qint64 length = 0;
    for (const QByteArray &part : parts) {
        views.push_back(part);
        length += part.size();
    }
    if (!m_files.contains(m_end.file) && (!makeFolder() || !m_files[m_end.file].open(m_options.folder))) {
        const int error = errno;
        m_files.erase(m_end.file);
        return error;
    }
    if (freeBytes() - length < m_options.leastFreeBytes)
        return ENOSPC;
    return m_files[m_end.file].write(m_end.offset, views) ? 0 : errno;
}

bool DvrDisk::makeFolder() const
{
    return QDir().mkpath(m_options.folder) && QFile::setPermissions(m_options.folder, ownerOnly);
}

qint64 DvrDisk::freeBytes() const
{
    if (m_options.freeBytes)
        return m_options.freeBytes(m_options.folder);
    const QStorageInfo disk(m_options.folder);
    return disk.isValid() ? disk.bytesAvailable() : std::numeric_limits<qint64>::max();
}

void DvrDisk::fetch(quint64 ticket, const DvrPlace &place, qsizetype length)
{
    const auto file = m_files.find(place.file);
    emit fetched(ticket, file == m_files.end() ? QByteArray() : file->second.read(place.offset, length));
}

void DvrDisk::dropBefore(quint64 file)
{
    m_files.erase(m_files.begin(), m_files.lower_bound(file));
}

void DvrDisk::forgetAll()
{
    m_files.clear();
    startNextFile();
}

} // namespace lancast::dvr
