// Makes the times of one run continuous: jumps are cut out, single wild frames are dropped.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace lancast::stream {

/// A clock that was set, or a file of several parts, states times that jump. That is a cut: from there on the
/// run continues right where it was, at its own pace. Each track is taken to continue where it was
/// itself, so that the order in which tracks are interleaved does not matter; the other tracks follow the
/// first that jumps. Where times are back to what they were before a cut (a Cluster of a wrong time, alone),
/// they are taken as they were, too. A frame alone with its time is dropped. Tracks with few frames do not
/// jump: they are compared with the other track, with their own pace and with the frames' arrival.
///
/// A few frames wait until it is clear which of these it is.
class ContinuousTime final
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr Time maxJump = std::chrono::seconds(4);        ///< more is not a hole, but another time
    static constexpr Time maxBack = std::chrono::milliseconds(400); ///< of one track
    static constexpr Time maxReordering = std::chrono::seconds(1);  ///< of one whose frames are reordered
    static constexpr Time maxDoubt = std::chrono::seconds(1);
    static constexpr qsizetype maxWaitingBytes = 4 * 1024 * 1024;
    static constexpr size_t maxWaitingFrames = 40;

    /// Frames of this track may be shown in another order than they are decoded.
    void expectReordering(quint64 trackNumber) { m_tracks[trackNumber].maxBack = maxReordering; }

    /// Gives what may leave, in order. \a arrival: any steady clock, the same in all calls; nothing where
    /// frames are read ahead of their time.
    [[nodiscard]] std::vector<webm::Frame> take(webm::Frame frame, std::optional<Time> arrival);
    /// For when nothing comes: gives what has waited for maxDoubt.
    [[nodiscard]] std::vector<webm::Frame> releaseOverdue(Time now);

    [[nodiscard]] quint64 cuts() const { return m_cuts; }
    [[nodiscard]] quint64 droppedFrames() const { return m_dropped; }

private:
    struct Track
    {
        Time maxBack = ContinuousTime::maxBack;
        std::optional<Time> newest; ///< as given
        std::optional<Time> newestArrival;
        Time shift{0};
        std::optional<Time> shiftBefore; ///< the last cut
        Time lead{0};                    ///< of the last frame before the newest of all tracks
        Time lastStep{0};
        Time stepBefore{0};
        Time longestStep{0};
        Time longestPause{0}; ///< between arrivals, lately
        int steps = 0;

        [[nodiscard]] Time usualStep() const;
    };
    struct Doubtful
    {
        webm::Frame frame; ///< with the time that it states
        std::optional<Time> arrival;
    };

    [[nodiscard]] bool place(webm::Frame &frame, std::optional<Time> arrival);
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
    void doubt(webm::Frame frame, std::optional<Time> arrival);
    [[nodiscard]] const Doubtful &firstDoubtfulOf(quint64 trackNumber) const;
    [[nodiscard]] bool isOver(std::optional<Time> now) const;
    [[nodiscard]] bool isSlow(quint64 trackNumber) const;
    [[nodiscard]] std::vector<webm::Frame> decide(std::optional<Time> now);
    void cut(quint64 trackNumber);
    [[nodiscard]] Time shiftOfCut(quint64 trackNumber) const;
    [[nodiscard]] Time continuing(const Doubtful &first, const Track &track) const;
    void placeDoubtful(std::vector<webm::Frame> &placed);

    std::map<quint64, Track> m_tracks;
    std::optional<Time> m_newest; ///< of all tracks, as given
    std::optional<Time> m_newestArrival;
    std::vector<Doubtful> m_doubtful;
    qsizetype m_doubtfulBytes = 0;
    int m_droppedRun = 0; ///< since a frame fitted
    quint64 m_cuts = 0;
    quint64 m_dropped = 0;
};

} // namespace lancast::stream
