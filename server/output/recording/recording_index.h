// What a recording file's Duration and Cues are made of: where its Clusters start and when it ends.
#pragma once

#include "output/recording/block_head.h"
#include "webm/media.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lancast::record {

/// A Cluster that players can start from.
struct SyncPoint
{
    std::chrono::milliseconds time{0};
    qint64 offset = 0; ///< of the Cluster in the file

    bool operator==(const SyncPoint &) const = default;
};

/// Is told of every Cluster and block, by who writes them or reads them again.
class RecordingIndex final
{
public:
    /// Between sync points: a publisher that sends nothing but keyframes must not grow the index.
    static constexpr std::chrono::milliseconds minDistance{250};

    RecordingIndex() = default;
    /// As they are in the file: the first has number 1, and so on.
    explicit RecordingIndex(const webm::Tracks &tracks);

    /// \a content: where what follows its id and size begins.
    void startCluster(qint64 offset, qint64 content, std::chrono::milliseconds time);
    void addBlock(const BlockHead &block);
    /// The Cluster's size is known: it needs no patch any more.
    void closeCluster() { m_openCluster.reset(); }

    [[nodiscard]] const std::vector<SyncPoint> &syncPoints() const { return m_syncPoints; }
    /// The track that sync points are of: the picture, where there is one.
    [[nodiscard]] quint64 cueTrack() const { return m_cueTrack; }
    /// When the last block of the longest track is over.
    [[nodiscard]] std::chrono::milliseconds end() const;
    /// The content of the Cluster whose size is not known.
    [[nodiscard]] std::optional<qint64> openCluster() const { return m_openCluster; }

private:
    struct Track
    {
        bool isVideo = false;
        bool isOpus = false;
        std::optional<std::chrono::microseconds> time; ///< of its last block
        std::chrono::microseconds step{0};             ///< what that lasts
    };

    std::vector<Track> m_tracks;
    quint64 m_cueTrack = 1;
    std::vector<SyncPoint> m_syncPoints;
    std::optional<SyncPoint> m_candidate; ///< the Cluster whose first block of m_cueTrack has not come
    std::optional<qint64> m_openCluster;
    std::chrono::milliseconds m_clusterTime{0};
};

} // namespace lancast::record
