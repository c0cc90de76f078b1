// The log on disk: a few files of limited size for the eyes of their user alone; the newest has no number.
#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

namespace lancast::app {

class LogFile final
{
public:
    struct Limits
    {
        qint64 bytes = 1'000'000; ///< of one file
        int files = 5;            ///< at least 1
    };

    /// Writes to \a path and, when that is full, renames it to "\a path.1" and so on.
    explicit LogFile(const QString &path);
    LogFile(const QString &path, Limits limits);

    /// Appends \a line, which ends with a line feed. False if the disk did not take it all; the next line may
    /// succeed again.
    [[nodiscard]] bool write(QByteArrayView line);
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString errorString() const { return m_file.errorString(); }

private:
    [[nodiscard]] bool open();
    void rotate();
    [[nodiscard]] QString numbered(int number) const;

    const QString m_path;
    const Limits m_limits;
    QFile m_file;
    bool m_isLineCut = false; ///< the last one went only partly to the disk
};

} // namespace lancast::app
