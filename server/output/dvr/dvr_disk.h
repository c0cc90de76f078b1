// Writes and reads the kept past, in a thread of its own, and makes room for it: a slow disk never holds up
// the stream.
#pragma once

#include "output/dvr/anonymous_file.h"
#include "output/dvr/dvr_index.h"
#include "output/dvr/dvr_options.h"

#include <QByteArray>
#include <QObject>

#include <map>
#include <vector>

namespace lancast::dvr {

struct DvrPlace
{
    quint64 file = 0;
    qint64 offset = 0;
};

/// Call it by queued calls only; what comes of them are signals.
class DvrDisk final : public QObject
{
    Q_OBJECT

public:
    explicit DvrDisk(DvrOptions options);

    /// Behind what it has written last, or in a new file, with the oldest file forgotten where there is no
    /// room. kept() or leftOut() answers.
    void write(DvrGop gop, const std::vector<QByteArray> &parts);
    /// fetched() answers.
    void fetch(quint64 ticket, const DvrPlace &place, qsizetype length);
    /// Gives the space of all files before \a file free.
    void dropBefore(quint64 file);
    void forgetAll();

signals:
    /// \a gop: with its place.
    void kept(const lancast::dvr::DvrGop &gop);
    /// \a error: errno. There is nothing left to forget.
    void leftOut(int error);
    /// \a file is gone, for there was no room.
    void forgotten(quint64 file);
    /// Shorter than asked for: the file is gone, or cannot be read.
    void fetched(quint64 ticket, const QByteArray &bytes);

private:
    [[nodiscard]] int tryToWrite(const std::vector<QByteArray> &parts);
    [[nodiscard]] bool makeRoom(int error);
    [[nodiscard]] bool forgetOldest();
    void startNextFile() { m_end = {m_end.file + 1, 0}; }
    [[nodiscard]] bool makeFolder() const;
    [[nodiscard]] qint64 freeBytes() const;

    const DvrOptions m_options;
    std::map<quint64, AnonymousFile> m_files;
    DvrPlace m_end; ///< where the next GOP goes
};

} // namespace lancast::dvr
