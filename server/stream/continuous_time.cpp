#include "stream/continuous_time.h"

#include <algorithm>
#include <utility>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

using Time = ContinuousTime::Time;

/// So many steps tell a track's pace.
constexpr int stepsOfAPace = 8;
/// Of a track alone, until its pace is known: one frame a minute is slow, but possible.
constexpr Time longestUnknownStep = 70s;
constexpr int longestStepsAtOnce = 8;
/// Of a track that another one has jumped before: it may have a hole, or have jumped, too.
constexpr Time longestPlainStep = 1s;
/// Frames of a track in a row that agree with each other, but not with what was before.
constexpr std::ptrdiff_t runOfACut = 3;
constexpr Time longestCutStep = 100ms;
constexpr Time assumedStep = 20ms;
/// By the frames' arrival, a source that jumped stood still for so long before.
constexpr Time leastPause = 500ms;
constexpr int pausesKept = 64; ///< frames
/// Tracks are interleaved no worse than this; one that is further behind than that and its own pace has
/// nothing at the time.
constexpr Time maxInterleaving = 2'500ms;
/// When nothing agrees with anything any more, one time is as good as the other.
constexpr int maxDroppedRun = 64;

} // namespace

/// The shorter of the last two: the other one can have been a hole.
Time ContinuousTime::Track::usualStep() const
{
    const Time shorter = std::min(lastStep, stepBefore);
    if (shorter <= 0ns)
        return lastStep > 0ns ? std::min(lastStep, longestCutStep) : assumedStep;
    const bool isPace = std::max(lastStep, stepBefore) - shorter <= shorter / 4;
    return isPace ? shorter : std::min(shorter, longestCutStep);
}

std::vector<webm::Frame> ContinuousTime::take(webm::Frame frame, std::optional<Time> arrival)
{
    const quint64 number = frame.trackNumber;
    std::vector<webm::Frame> placed;
    if (!place(frame, arrival)) {
        doubt(std::move(frame), arrival);
        return decide(arrival);
    }
    placed.push_back(std::move(frame));
    if (m_doubtful.empty())
        return placed;
    dropDoubtful(number);
    m_droppedRun = 0;
    placeDoubtful(placed);
    return placed;
}

std::vector<webm::Frame> ContinuousTime::releaseOverdue(Time now)
{
    return m_doubtful.empty() ? std::vector<webm::Frame>() : decide(now);
}

bool ContinuousTime::place(webm::Frame &frame, std::optional<Time> arrival)
{
    Track &track = m_tracks[frame.trackNumber];
    const std::optional<Time> shift = shiftFor(track, frame.time, arrival);
    if (!shift)
        return false;
    if (*shift != track.shift)
        track.shiftBefore = std::exchange(track.shift, *shift);
    frame.time += *shift;
    advance(track, frame.time, arrival);
    return true;
}

/// Its own as long as it fits; else that of a track that has jumped already, or what it was before a cut.
std::optional<Time> ContinuousTime::shiftFor(const Track &track, Time stated,
                                             std::optional<Time> arrival) const
{
    const Time time = stated + track.shift;
    const bool isFitting = fits(track, time, arrival);
    if (isFitting && (!track.newest || time - *track.newest <= longestPlainStep))
        return track.shift;
    for (const auto &[number, other] : m_tracks) {
        const Time followed = stated + other.shift;
        const bool isPlain = !track.newest || followed - *track.newest <= longestPlainStep;
        const bool isBetter =
            isPlain || !isFitting || offLead(track, followed) + maxBack < offLead(track, time);
        if (other.shift != track.shift && continues(track, followed) && isBetter)
            return other.shift;
    }
    if (isFitting)
        return track.shift;
    return track.shiftBefore && continues(track, stated + *track.shiftBefore) ? track.shiftBefore
                                                                              : std::nullopt;
}

/// How much more or less than before it is ahead of all tracks.
Time ContinuousTime::offLead(const Track &track, Time time) const
{
    return std::chrono::abs(time - *m_newest - track.lead);
}

bool ContinuousTime::fits(const Track &track, Time time, std::optional<Time> arrival) const
{
    if (!m_newest)
        return true;
    const Time lead = time - *m_newest;
    const bool isAhead = lead > maxJump;
    const bool isExpected =
        arrival && m_newestArrival && std::chrono::abs(lead - (*arrival - *m_newestArrival)) <= maxJump;
    if (!track.newest)
        return (!isAhead && lead >= -maxJump) || isExpected;
    const Time step = time - *track.newest;
    if (step < 0ns)
        return step >= -track.maxBack;
    return !isAhead || isExpected || (isAlone(track) && step <= longestStepOf(track));
}

bool ContinuousTime::continues(const Track &track, Time time) const
{
    const bool isBehindItself = track.newest && time - *track.newest < -track.maxBack;
    return m_newest && !isBehindItself && std::chrono::abs(time - *m_newest) <= maxJump;
}

bool ContinuousTime::isActive(const Track &track) const
{
    return track.newest &&
           *m_newest - *track.newest <= maxInterleaving + std::min(track.usualStep(), maxJump);
}

/// Whether no other track could tell that time passes.
bool ContinuousTime::isAlone(const Track &track) const
{
    return std::ranges::none_of(
        m_tracks, [&](const auto &other) { return &other.second != &track && isActive(other.second); });
}

Time ContinuousTime::longestStepOf(const Track &track) const
{
    if (track.steps < stepsOfAPace && m_tracks.size() == 1)
        return longestUnknownStep;
    return std::max(maxJump, longestStepsAtOnce * track.longestStep);
}

void ContinuousTime::advance(Track &track, Time time, std::optional<Time> arrival)
{
    if (track.newest && time > *track.newest) {
        track.stepBefore = std::exchange(track.lastStep, time - *track.newest);
        track.longestStep = std::max(track.longestStep, track.lastStep);
        ++track.steps;
    }
    if (arrival && track.newestArrival)
        track.longestPause =
            std::max(*arrival - *track.newestArrival, track.longestPause - track.longestPause / pausesKept);
    track.lead = time - m_newest.value_or(time);
    if (!track.newest || time >= *track.newest) {
        track.newest = time;
        track.newestArrival = arrival;
    }
    if (!m_newest || time >= *m_newest) {
        m_newest = time;
        m_newestArrival = arrival;
    }
}

void ContinuousTime::dropDoubtful(quint64 trackNumber)
{
    m_dropped += std::erase_if(m_doubtful, [&](const Doubtful &doubtful) {
        if (doubtful.frame.trackNumber != trackNumber)
            return false;
        m_doubtfulBytes -= doubtful.frame.payload.size();
        return true;
    });
}

void ContinuousTime::doubt(webm::Frame frame, std::optional<Time> arrival)
{
    const auto isSameTrack = [&](const Doubtful &other) {
        return other.frame.trackNumber == frame.trackNumber;
    };
    const auto last = std::find_if(m_doubtful.rbegin(), m_doubtful.rend(), isSameTrack);
    const bool agrees = last == m_doubtful.rend() ||
                        std::chrono::abs(frame.time - last->frame.time) <= maxJump ||
                        isSlow(frame.trackNumber);
    if (!agrees) {
        m_droppedRun += int(std::ranges::count_if(m_doubtful, isSameTrack));
        dropDoubtful(frame.trackNumber);
    }
    m_doubtfulBytes += frame.payload.size();
    m_doubtful.push_back({std::move(frame), arrival});
}

const ContinuousTime::Doubtful &ContinuousTime::firstDoubtfulOf(quint64 trackNumber) const
{
    return *std::ranges::find_if(m_doubtful, [trackNumber](const Doubtful &doubtful) {
        return doubtful.frame.trackNumber == trackNumber;
    });
}

/// Whether nothing else comes, and what waits is not too far away for a track that has few frames.
bool ContinuousTime::isSlow(quint64 trackNumber) const
{
    const Track &track = m_tracks.at(trackNumber);
    const bool isOnly = std::ranges::all_of(m_doubtful, [trackNumber](const Doubtful &doubtful) {
        return doubtful.frame.trackNumber == trackNumber;
    });
    if (!isOnly || !track.newest)
        return false;
    const Time step = firstDoubtfulOf(trackNumber).frame.time + track.shift - *track.newest;
    return step >= 0ns && step <= longestStepOf(track);
}

bool ContinuousTime::isOver(std::optional<Time> now) const
{
    const Doubtful &first = m_doubtful.front();
    const auto isFar = [&](const Doubtful &doubtful) {
        return doubtful.frame.trackNumber == first.frame.trackNumber &&
               std::chrono::abs(doubtful.frame.time - first.frame.time) >= maxDoubt;
    };
    return m_doubtful.size() >= maxWaitingFrames || m_doubtfulBytes > maxWaitingBytes ||
           m_droppedRun > maxDroppedRun || std::ranges::any_of(m_doubtful, isFar) ||
           (now && first.arrival && *now - *first.arrival >= maxDoubt);
}

std::vector<webm::Frame> ContinuousTime::decide(std::optional<Time> now)
{
    std::vector<webm::Frame> placed;
    const quint64 newest = m_doubtful.back().frame.trackNumber;
    const auto run = std::ranges::count_if(
        m_doubtful, [newest](const Doubtful &doubtful) { return doubtful.frame.trackNumber == newest; });
    if (run > 1 && isSlow(newest)) {
        m_newest = firstDoubtfulOf(newest).frame.time + m_tracks[newest].shift;
        m_newestArrival = firstDoubtfulOf(newest).arrival;
    } else if (run >= runOfACut && (isActive(m_tracks[newest]) || isAlone(m_tracks[newest]))) {
        cut(newest);
    } else if (isOver(now)) {
        cut(m_doubtful.front().frame.trackNumber);
    } else {
        return placed;
    }
    m_droppedRun = 0;
    placeDoubtful(placed);
    return placed;
}

void ContinuousTime::cut(quint64 trackNumber)
{
    Track &track = m_tracks[trackNumber];
    track.shiftBefore = std::exchange(track.shift, shiftOfCut(trackNumber));
    ++m_cuts;
}

/// By which all tracks continue where they were. Where one of them had a hole at the time, the other one
/// tells; audio is never moved to where it would overlap, and tells best.
Time ContinuousTime::shiftOfCut(quint64 trackNumber) const
{
    const Doubtful &own = firstDoubtfulOf(trackNumber);
    Time latest = continuing(own, m_tracks.at(trackNumber));
    std::optional<Time> ofAudio;
    for (const auto &[number, track] : m_tracks) {
        const auto first = std::ranges::find_if(m_doubtful, [number = number](const Doubtful &doubtful) {
            return doubtful.frame.trackNumber == number;
        });
        const bool isSameJump =
            first != m_doubtful.end() && std::chrono::abs(first->frame.time - own.frame.time) <= maxJump;
        if (!isSameJump || !isActive(track))
            continue;
        const Time shift = continuing(*first, track);
        latest = std::max(latest, shift);
        if (first->frame.type == webm::TrackType::Audio)
            ofAudio = shift;
    }
    return ofAudio && latest - *ofAudio <= longestCutStep ? *ofAudio : latest;
}

/// By which \a first is to be shifted to come right behind what the track had before.
Time ContinuousTime::continuing(const Doubtful &first, const Track &track) const
{
    const bool isThere = isActive(track);
    const Time step = isThere ? track.usualStep() : assumedStep;
    const std::optional<Time> arrival = isThere ? track.newestArrival : m_newestArrival;
    const Time passed = first.arrival && arrival ? *first.arrival - *arrival : 0ns;
    const Time before = isThere ? *track.newest : *m_newest;
    const bool isPause = passed > std::max(step, track.longestPause) + leastPause;
    return before + (isPause ? passed : step) - first.frame.time;
}

/// In their order, those that can be placed by now.
void ContinuousTime::placeDoubtful(std::vector<webm::Frame> &placed)
{
    m_doubtfulBytes = 0;
    for (Doubtful &doubtful : std::exchange(m_doubtful, {})) {
        if (place(doubtful.frame, doubtful.arrival)) {
            placed.push_back(std::move(doubtful.frame));
        } else {
            m_doubtfulBytes += doubtful.frame.payload.size();
            m_doubtful.push_back(std::move(doubtful));
        }
    }
}

} // namespace lancast::stream
