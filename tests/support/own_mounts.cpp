#include "tests/support/own_mounts.h"

#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace lancast::test {

namespace {

bool writeTo(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

/// Becomes root of a user namespace in which nobody else is.
bool becomeOwnRoot()
{
    const QByteArray user = QByteArray::number(getuid());
    const QByteArray group = QByteArray::number(getgid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeTo("/proc/self/setgroups", "deny") &&
           writeTo("/proc/self/uid_map", "0 " + user + " 1") &&
           writeTo("/proc/self/gid_map", "0 " + group + " 1");
}

} // namespace

QString leaveSharedMounts()
{
    const bool isAlone = unshare(CLONE_NEWNS) == 0 || becomeOwnRoot();
    // What is mounted from here on stays here.
    if (!isAlone || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return qt_error_string();
    return {};
}

SmallFileSystem::SmallFileSystem(const QString &folder, qint64 bytes)
    : m_folder(QFile::encodeName(folder))
{
    const QByteArray size = "size=" + QByteArray::number(bytes);
    if (mount("tmpfs", m_folder.constData(), "tmpfs", 0, size.constData()) != 0)
        m_error = qt_error_string();
}

SmallFileSystem::~SmallFileSystem()
{
    if (m_error.isEmpty())
        (void)umount2(m_folder.constData(), MNT_DETACH);
}

} // namespace lancast::test
