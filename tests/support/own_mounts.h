// File systems that only the test's own process and its children see.
#pragma once

#include <QByteArray>
#include <QString>

namespace lancast::test {

/// Gives this process mounts of its own, which end with it: as root, or in a user namespace where that may be
/// made. To be called before the first thread is. Empty, or the system's reason.
[[nodiscard]] QString leaveSharedMounts();

/// An empty file system in memory while it lives, over \a folder. Takes mounts of one's own.
class SmallFileSystem final
{
public:
    SmallFileSystem(const QString &folder, qint64 bytes);
    ~SmallFileSystem();
    Q_DISABLE_COPY_MOVE(SmallFileSystem)

    /// Empty, or why there is none.
    [[nodiscard]] QString error() const { return m_error; }

private:
    const QByteArray m_folder;
    QString m_error;
};

} // namespace lancast::test
