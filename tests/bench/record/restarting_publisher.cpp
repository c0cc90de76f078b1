#include "restarting_publisher.h"

#include <algorithm>

namespace lancast::bench {

namespace {

constexpr qsizetype sliceBytes = 2'000;
constexpr auto pieceInterval = std::chrono::milliseconds(50); // a recorder's timeslice
constexpr auto transport = std::chrono::milliseconds(20);
constexpr auto firstStart = std::chrono::seconds(100);

} // namespace

TimedClip::TimedClip(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    webm::Demuxer demuxer;
    Piece piece;
    for (qsizetype at = 0; at < m_bytes.size(); at += sliceBytes) {
        const QByteArrayView slice =
            QByteArrayView(m_bytes).sliced(at).first(std::min(sliceBytes, m_bytes.size() - at));
        if (demuxer.feed(slice, m_blocks) != webm::DemuxError::None)
            return;
        const auto time = m_blocks.empty() ? std::chrono::nanoseconds(0) : m_blocks.back().time;
        piece.end = at + slice.size();
        if (time - piece.time < pieceInterval && piece.end < m_bytes.size())
            continue;
        m_pieces.push_back({piece.begin, piece.end, time});
        piece = {piece.end, piece.end, time};
    }
}

QString publishAll(test::LiveStream &stream, const std::vector<const TimedClip *> &clips,
                   std::chrono::nanoseconds distance, const std::function<void()> &afterPiece)
{
    struct Arrival
    {
        std::chrono::nanoseconds at{0};
        quint64 id = 0;
        const TimedClip *clip = nullptr;
        TimedClip::Piece piece;
    };
    std::vector<Arrival> arrivals;
    for (quint64 i = 0; i < clips.size(); ++i) {
        for (const TimedClip::Piece &piece : clips[i]->pieces())
            arrivals.push_back({firstStart + distance * i + piece.time + transport, i + 1, clips[i], piece});
    }
    std::ranges::stable_sort(arrivals, {}, &Arrival::at);
    for (const Arrival &arrival : arrivals) {
        if (arrival.piece.begin == 0)
            stream.startRun(arrival.id, firstStart + distance * (arrival.id - 1));
        const QByteArrayView bytes(arrival.clip->bytes());
        const QString answer = stream.publish(
            arrival.id, bytes.sliced(arrival.piece.begin, arrival.piece.end - arrival.piece.begin),
            arrival.at);
        if (!answer.isEmpty())
            return answer;
        if (arrival.piece.end == bytes.size())
            stream.endRun(arrival.id);
        afterPiece();
    }
    return {};
}

} // namespace lancast::bench
