#include "output/recording/output_file.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::record {

namespace {

constexpr int mostTries = 1000;

/// Of a folder whose files have \a mode: who may read them may enter it.
mode_t folderMode(mode_t mode)
{
    return S_IRWXU | (mode & (S_IRGRP | S_IROTH)) | ((mode & (S_IRGRP | S_IROTH)) >> 2);
}

bool makeFolder(const QString &folder, mode_t mode)
{
    const QDir parent = QFileInfo(QDir(folder).absolutePath()).dir();
    if (!parent.exists() && !parent.mkpath(QStringLiteral(".")))
        return false;
    const QByteArray path = QFile::encodeName(folder);
    if (mkdir(path.constData(), S_IRWXU) != 0)
        return errno == EEXIST;
    struct stat facts = {};
    // The group that its parent has given it, if it has, stays with the bit that says so.
    const mode_t inherited = stat(path.constData(), &facts) == 0 ? facts.st_mode & S_ISGID : 0;
    return chmod(path.constData(), folderMode(mode) | inherited) == 0 ||
           chmod(path.constData(), folderMode(mode)) == 0;
}

/// So that the name survives the machine's end too. Not every file system can.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    ::close(descriptor);
}

} // namespace

OutputFile::~OutputFile()
{
    close();
}

bool OutputFile::create(const QString &folder, const QString &name, mode_t mode)
{
    close();
    if (!makeFolder(folder, mode))
        return fail();
    for (int i = 1; i <= mostTries; ++i) {
        const QString number = i > 1 ? QStringLiteral(" %1").arg(i) : QString();
        m_path = QDir(folder).absoluteFilePath(name + number + QStringLiteral(".webm"));
        m_descriptor = ::open(QFile::encodeName(m_path).constData(),
                              O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, privateMode);
        if (m_descriptor >= 0 || errno != EEXIST)
            break;
    }
    m_end = 0;
    if (m_descriptor < 0 || !lock())
        return fail();
    if (mode != privateMode)
        (void)fchmod(m_descriptor, mode); // FAT has none
    m_unsyncedFolder = folder;            // a busy disk can take seconds for it: not before the first bytes
    return true;
}

bool OutputFile::openExisting(const QString &path)
{
    close();
    m_path = path;
    m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat facts = {};
    // The size counts only under the lock: before it, another process may still write.
    if (m_descriptor < 0 || !lock() || fstat(m_descriptor, &facts) != 0)
        return fail();
    if (!S_ISREG(facts.st_mode)) {
        errno = EINVAL;
        return fail();
    }
    m_end = facts.st_size;
    return true;
}

/// Another process that finishes what a crash left must not touch what is being written.
bool OutputFile::lock()
{
    // File systems without locks are written to all the same.
    return flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK || fail();
}

bool OutputFile::append(QByteArrayView first, QByteArrayView second)
{
    const qint64 start = m_end;
    if (!writeAll(start, first) || !writeAll(start + first.size(), second)) {
        const int reason = m_error;
        (void)truncate(start);
        m_error = reason;
        return false;
    }
    m_end = start + first.size() + second.size();
    return true;
}

bool OutputFile::overwrite(qint64 offset, QByteArrayView bytes)
{
    return writeAll(offset, bytes);
}

bool OutputFile::writeAll(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = pwrite(m_descriptor, bytes.data(), size_t(bytes.size()), off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail();
        bytes = bytes.sliced(written);
        offset += written;
    }
    return true;
}

qsizetype OutputFile::read(qint64 offset, std::span<char> space)
{
    qsizetype count = 0;
    while (count < qsizetype(space.size())) {
        const ssize_t got =
            pread(m_descriptor, space.data() + count, space.size() - size_t(count), off_t(offset + count));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        count += got;
    }
    return count;
}

bool OutputFile::truncate(qint64 end)
{
    if (ftruncate(m_descriptor, off_t(end)) != 0)
        return fail();
    m_end = end;
    return true;
}

bool OutputFile::sync()
{
    if (!m_unsyncedFolder.isEmpty())
        syncFolder(std::exchange(m_unsyncedFolder, {}));
    if (isDeleted()) {
        errno = ENOENT;
        return fail();
    }
    // EINVAL: something that cannot be synchronised, as a pipe
    return fdatasync(m_descriptor) == 0 || errno == EINVAL || fail();
}

bool OutputFile::isDeleted() const
{
    struct stat facts = {};
    return fstat(m_descriptor, &facts) == 0 && facts.st_nlink == 0;
}

void OutputFile::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

bool OutputFile::fail()
{
    m_error = errno;
    return false;
}

} // namespace lancast::record
