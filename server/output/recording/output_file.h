// A file that is appended to and patched, by one process at a time.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <span>

#include <sys/types.h>

namespace lancast::record {

/// Unbuffered: what was written survives the end of the process, and after sync() that of the machine.
/// A call that fails leaves the system's reason in error().
class OutputFile final
{
public:
    static constexpr mode_t privateMode = 0600;

    OutputFile() = default;
    ~OutputFile();
    Q_DISABLE_COPY_MOVE(OutputFile)

    /// Makes \a folder if it is not there, and in it a new file named \a name.webm, or "name 2.webm" and so
    /// on where there is one already. The file has \a mode, whatever the umask; a new folder lets the same
    /// in.
    [[nodiscard]] bool create(const QString &folder, const QString &name, mode_t mode = privateMode);
    /// Opens a file to be finished. False also if another process has it open so, or it is no plain file.
    [[nodiscard]] bool openExisting(const QString &path);

    /// Both views in one, at end(). Where that fails the file ends where it did, as far as the system lets
    /// it.
    [[nodiscard]] bool append(QByteArrayView first, QByteArrayView second = {});
    [[nodiscard]] bool overwrite(qint64 offset, QByteArrayView bytes);
    /// Up to \a space.size() bytes; fewer at the end of the file.
    [[nodiscard]] qsizetype read(qint64 offset, std::span<char> space);
    [[nodiscard]] bool truncate(qint64 end);
    /// Fails also (ENOENT) once somebody has deleted the file.
    [[nodiscard]] bool sync();
    void close();

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// It has no name any more: what is written goes with the program.
    [[nodiscard]] bool isDeleted() const;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] qint64 end() const { return m_end; }
    [[nodiscard]] int error() const { return m_error; } ///< errno

private:
    [[nodiscard]] bool lock();
    [[nodiscard]] bool fail();
    [[nodiscard]] bool writeAll(qint64 offset, QByteArrayView bytes);

    int m_descriptor = -1;
    int m_error = 0;
    qint64 m_end = 0;
    QString m_path;
    QString m_unsyncedFolder; ///< the file's name in it has not reached the disk for sure
};

} // namespace lancast::record
