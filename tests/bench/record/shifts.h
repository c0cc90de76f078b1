// By how much a recording file shows picture and sound later than the clips that it was made of.
#pragma once

#include "webm/media.h"

#include <QString>

#include <chrono>
#include <vector>

namespace lancast::bench {

struct FilePacket
{
    int track = 0; ///< index in the file
    std::chrono::milliseconds time{0};
    std::chrono::milliseconds duration{0};
    QByteArray md5;
};

struct FileReading
{
    QString complaint; ///< of ffprobe; empty if it has none
    std::chrono::milliseconds duration{0};
    std::vector<FilePacket> packets;
};

/// What ffprobe reads from \a path.
[[nodiscard]] FileReading readFile(const QString &path);

/// The file's time less the clip's, of picture and sound, in the part of the file from \a begin on in which
/// \a blocks were recorded; empty where nothing of them is found.
struct Shifts
{
    std::vector<std::chrono::milliseconds> picture;
    std::vector<std::chrono::milliseconds> sound;

    /// How much later the sound is than the picture, in the middle.
    [[nodiscard]] double soundBehindPicture() const;
};

[[nodiscard]] Shifts shiftsOf(const FileReading &file, const std::vector<webm::Frame> &blocks,
                              std::chrono::milliseconds begin, std::chrono::milliseconds end);

/// Packets whose time is before that of an earlier one of their track.
[[nodiscard]] quint64 backwardSteps(const FileReading &file);

} // namespace lancast::bench
