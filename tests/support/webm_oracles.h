// What programs of other people read from WebM bytes: libwebm's parser, ffprobe and mkvinfo.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace lancast::test {

struct OracleFrame
{
    quint64 track = 0; ///< its number in the file; with ffprobe its index plus one
    std::chrono::milliseconds time{0};
    qsizetype size = 0;
    bool isKeyframe = false;
    QByteArray md5; ///< of the payload, in hex; empty with mkvinfo

    bool operator==(const OracleFrame &) const = default;
};

struct OracleResult
{
    QString error; ///< empty if the program read everything without a complaint
    QList<OracleFrame> frames;
};

/// In the order of the file. Laced frames all have their block's time. Times are in ticks of a millisecond.
[[nodiscard]] OracleResult readWithLibwebm(const QByteArray &bytes);
/// In the order of the file. Times are less the track's CodecDelay; laced frames have times of their own.
[[nodiscard]] OracleResult readWithFfprobe(const QString &path);
/// In the order of the file, as SimpleBlock and Block lines say it.
[[nodiscard]] OracleResult readWithMkvinfo(const QString &path);

[[nodiscard]] QByteArray md5(QByteArrayView payload);

} // namespace lancast::test
