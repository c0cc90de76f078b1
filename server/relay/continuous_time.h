// Makes the times of one recording continuous: jumps are cut out, single wild blocks are dropped.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace lancast::relay {

/// A clock that was set, or a file of several parts, states times that jump. That is a cut: from there on the
/// recording continues right where it was, at its own pace. Each track is taken to continue where it was
/// itself, so that the order in which tracks are interleaved does not matter; the other tracks follow the
/// first that jumps. Where times are back to what they were before a cut (a Cluster of a wrong time, alone),
/// they are taken as they were, too. A block alone with its time is dropped. Tracks with few blocks do not
/// jump: they are compared with the other track, with their own pace and with the blocks' arrival.
///
/// A few blocks wait until it is clear which of these it is.
class ContinuousTime final
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr Time maxJump = std::chrono::seconds(4);        ///< more is not a hole, but another time
    static constexpr Time maxBack = std::chrono::milliseconds(400); ///< of one track
    static constexpr Time maxReordering = std::chrono::seconds(1);  ///< of one whose frames are reordered
    static constexpr Time maxDoubt = std::chrono::seconds(1);
    static constexpr qsizetype maxWaitingBytes = 4 * 1024 * 1024;
    static constexpr size_t maxWaitingBlocks = 40;

    /// Frames of this track may be shown in another order than they are decoded.
    void expectReordering(quint64 trackNumber) { m_tracks[trackNumber].maxBack = maxReordering; }

    /// Gives what may leave, in order. \a arrival: any steady clock, the same in all calls; nothing where
    /// blocks are read ahead of their time.
    [[nodiscard]] std::vector<webm::Block> take(webm::Block block, std::optional<Time> arrival);
    /// For when nothing comes: gives what has waited for maxDoubt.
    [[nodiscard]] std::vector<webm::Block> takeOverdue(Time now);

    [[nodiscard]] quint64 cuts() const { return m_cuts; }
    [[nodiscard]] quint64 droppedBlocks() const { return m_dropped; }

private:
    struct Track
    {
        Time maxBack = ContinuousTime::maxBack;
        std::optional<Time> newest; ///< as given
        std::optional<Time> newestArrival;
        Time shift{0};
        std::optional<Time> shiftBefore; ///< the last cut
        Time lead{0};                    ///< of the last block before the newest of all tracks
        Time lastStep{0};
        Time stepBefore{0};
        Time longestStep{0};
        Time longestPause{0}; ///< between arrivals, lately
        int steps = 0;

        [[nodiscard]] Time usualStep() const;
    };
    struct Doubtful
    {
        webm::Block block; ///< with the time that it states
        std::optional<Time> arrival;
    };

    [[nodiscard]] bool place(webm::Block &block, std::optional<Time> arrival);
    [[nodiscard]] std::optional<Time> shiftFor(const Track &track, Time stated,
                                               std::optional<Time> arrival) const;
    [[nodiscard]] Time offLead(const Track &track, Time time) const;
    [[nodiscard]] bool fits(const Track &track, Time time, std::optional<Time> arrival) const;
    [[nodiscard]] bool continues(const Track &track, Time time) const;
    [[nodiscard]] bool isActive(const Track &track) const;
    [[nodiscard]] bool isAlone(const Track &track) const;
    [[nodiscard]] Time longestStepOf(const Track &track) const;
    void advance(Track &track, Time time, std::optional<Time> arrival);
    void dropDoubtful(quint64 trackNumber);
    void doubt(webm::Block block, std::optional<Time> arrival);
    [[nodiscard]] const Doubtful &firstDoubtfulOf(quint64 trackNumber) const;
    [[nodiscard]] bool isOver(std::optional<Time> now) const;
    [[nodiscard]] bool isSlow(quint64 trackNumber) const;
    [[nodiscard]] std::vector<webm::Block> decide(std::optional<Time> now);
    void cut(quint64 trackNumber);
    [[nodiscard]] Time shiftOfCut(quint64 trackNumber) const;
    [[nodiscard]] Time continuing(const Doubtful &first, const Track &track) const;
    void placeDoubtful(std::vector<webm::Block> &placed);

    std::map<quint64, Track> m_tracks;
    std::optional<Time> m_newest; ///< of all tracks, as given
    std::optional<Time> m_newestArrival;
    std::vector<Doubtful> m_doubtful;
    qsizetype m_doubtfulBytes = 0;
    int m_droppedRun = 0; ///< since a block fitted
    quint64 m_cuts = 0;
    quint64 m_dropped = 0;
};

} // namespace lancast::relay
