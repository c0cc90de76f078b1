// Writes and reads the kept past, in a thread of its own: a slow disk never holds up the stream.
#pragma once

#include "rewind/anonymous_file.h"
#include "rewind/rewind_options.h"

#include <QByteArray>
#include <QObject>

#include <map>
#include <vector>

namespace lancast::rewind {

struct RewindPlace
{
    quint64 file = 0;
    qint64 offset = 0;
};

/// Call it by queued calls only; what comes of them are signals.
class RewindDisk final : public QObject
{
    Q_OBJECT

public:
    explicit RewindDisk(RewindOptions options);

    /// The first to a file makes it. written() answers.
    void write(quint64 ticket, const RewindPlace &place, const std::vector<QByteArray> &parts);
    /// read() answers.
    void fetch(quint64 ticket, const RewindPlace &place, qsizetype length);
    /// Gives the space of all files before \a file free.
    void dropBefore(quint64 file);

signals:
    /// \a error: errno, or 0.
    void written(quint64 ticket, int error);
    /// Shorter than asked for: the file is gone, or cannot be read.
    void fetched(quint64 ticket, const QByteArray &bytes);

private:
    [[nodiscard]] int tryToWrite(const RewindPlace &place, const std::vector<QByteArray> &parts);
    [[nodiscard]] bool makeFolder() const;
    [[nodiscard]] qint64 freeBytes() const;

    const RewindOptions m_options;
    std::map<quint64, AnonymousFile> m_files;
};

} // namespace lancast::rewind
