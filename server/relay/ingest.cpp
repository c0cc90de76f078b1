#include "relay/ingest.h"

#include "relay/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::relay {

namespace {

/// A hostile piece can give blocks that need a hundred times its bytes (see webm::Demuxer::feed): of a large
/// one, only so much at a time.
constexpr qsizetype maxSliceBytes = 64 * 1024;

} // namespace

Ingest::Ingest(FrameSink &sink, const IngestOptions &options)
    : m_sink(sink)
    , m_options(options)
    , m_frameBudget(options.maxFramesPerSecond, options.maxFrameBurst)
{
}

void Ingest::startRecording(quint64 id, std::optional<Time> startedAt, LiveTimeline::StartWord word)
{
    while (qsizetype(m_recordings.size()) >= m_options.maxOpenRecordings)
        endRecording(m_recordings.begin()->first);
    m_recordings.insert_or_assign(id, OpenRecording(m_options.demuxer, startedAt, word));
    ++m_totalRecordings;
}

QString Ingest::publish(quint64 id, QByteArrayView piece, Time now)
{
    if (!m_recordings.contains(id))
        return {};
    countIncoming(piece.size(), now);
    while (!piece.isEmpty()) {
        const QByteArrayView slice = piece.first(std::min(piece.size(), maxSliceBytes));
        piece = piece.sliced(slice.size());
        const auto found = m_recordings.find(id); // again: a callback may have ended it
        if (found == m_recordings.end())
            return {};
        QString refusal = feed(id, found->second, slice, now);
        if (!refusal.isEmpty())
            return refuse(id, refusal, now);
    }
    release(now);
    return {};
}

/// Blocks of one piece are compared before any of them leaves.
void Ingest::release(Time now)
{
    relayBlocks(m_mixer.take(now), now);
    checkCorrections();
}

QString Ingest::refuse(quint64 id, const QString &refusal, Time now)
{
    release(now); // whole blocks before an error are good ones
    endRecording(id);
    if (m_state == StreamState::Reconnecting && !m_lostAt && m_recordings.empty())
        m_lostAt = now;
    return refusal;
}

void Ingest::setTracks(quint64 id, const webm::Tracks &tracks)
{
    const auto found = m_recordings.find(id);
    if (found == m_recordings.end() || !found->second.tracks.empty())
        return;
    found->second.setTracks(tracks);
    startTimeline(id, found->second);
}

QString Ingest::publishBlocks(quint64 id, std::vector<webm::Block> blocks, Time now)
{
    const auto found = m_recordings.find(id);
    if (found == m_recordings.end())
        return {};
    qsizetype bytes = 0;
    for (const webm::Block &block : blocks)
        bytes += block.payload.size();
    countIncoming(bytes, now);
    const QString refusal = relay(id, found->second, std::move(blocks), now);
    if (!refusal.isEmpty())
        return refuse(id, refusal, now);
    release(now);
    return {};
}

void Ingest::countIncoming(qsizetype bytes, Time now)
{
    m_lastPublished = now;
    m_lostAt.reset(); // it is back
    m_rateIn.add(bytes, now);
    m_totalBytesIn += quint64(bytes);
}

QString Ingest::feed(quint64 id, OpenRecording &recording, QByteArrayView slice, Time now)
{
    std::vector<webm::Block> blocks;
    const webm::DemuxError error = recording.demuxer.feed(slice, blocks);
    if (recording.learnTracks())
        startTimeline(id, recording);
    const QString refusal = relay(id, recording, std::move(blocks), now);
    return refusal.isEmpty() && error != webm::DemuxError::None ? webm::describe(error) : refusal;
}

void Ingest::startTimeline(quint64 id, const OpenRecording &recording)
{
    LiveTimeline &timeline = m_mixer.timeline();
    timeline.startRecording(
        id, recording.awaitsPicture ? LiveTimeline::Content::WithVideo : LiveTimeline::Content::AudioOnly,
        recording.startedAt, recording.startWord);
    const webm::Track *video = firstOf(recording.tracks, webm::TrackType::Video);
    if (video && mayReorder(*video))
        timeline.allowReordering(id);
}

QString Ingest::relay(quint64 id, OpenRecording &recording, std::vector<webm::Block> blocks, Time now)
{
    if (!m_frameBudget.take(qint64(blocks.size()), now))
        return QStringLiteral("The recording has more frames than any camera or microphone makes.");
    m_mixer.onArrival(now);
    for (webm::Block &block : blocks) {
        if (isRelayed(recording.sourceTracks, block))
            accept(id, recording, recording.times.take(std::move(block), now), now);
    }
    return {};
}

void Ingest::endRecording(quint64 id)
{
    m_recordings.erase(id);
    m_mixer.timeline().endRecording(id);
}

/// Places the blocks that go out on live time. Nothing of a recording has gone out when it takes over, so a
/// change of configuration comes before all of them.
void Ingest::accept(quint64 id, OpenRecording &recording, std::vector<webm::Block> blocks, Time now)
{
    for (webm::Block &block : blocks) {
        if (recording.awaitsPicture && block.type == webm::TrackType::Video && block.isKeyframe) {
            acceptFirstPicture(id, recording, block, now);
            continue;
        }
        if (!place(id, recording, block, now) && recording.awaitsPicture &&
            block.type == webm::TrackType::Audio)
            recording.wait(std::move(block));
    }
}

/// With the audio that stands before it in the recording: a stream begins with the frame, another recording
/// with what was not heard yet.
void Ingest::acceptFirstPicture(quint64 id, OpenRecording &recording, webm::Block &block, Time now)
{
    recording.awaitsPicture = false;
    m_mixer.timeline().pictureCame(id);
    const Time time = block.time;
    const bool beginsStream = !m_tracks;
    if (beginsStream)
        (void)place(id, recording, block, now);
    for (webm::Block &sound : recording.takeWaitingSound()) {
        m_mixer.learnLead(sound.time - time, now);
        (void)place(id, recording, sound, now);
    }
    if (!beginsStream)
        (void)place(id, recording, block, now);
}

/// False, with \a block as it was, if it is not wanted (yet).
bool Ingest::place(quint64 id, const OpenRecording &recording, webm::Block &block, Time now)
{
    const auto [verdict, time] = m_mixer.timeline().place(id, block, now);
    if (verdict == LiveTimeline::Verdict::Drop)
        return false;
    if (verdict == LiveTimeline::Verdict::TakeOver && m_tracks != recording.tracks)
        start(recording.tracks, now);
    if (block.type == webm::TrackType::Video)
        countPicture(recording, time, now);
    block.time = time;
    block.trackNumber = relayedNumber(block.type);
    m_mixer.add(id, std::move(block), verdict, now);
    return true;
}

/// \a time: of the stream.
void Ingest::countPicture(const OpenRecording &recording, Time time, Time now)
{
    const Time age = now - time - m_mixer.timeline().origin().value_or(now);
    m_frameRate.add(1, now);
    m_motionRate.add(time);
    m_pictureAge.reset();
    // Held back on purpose it says nothing about the machine that records.
    if (recording.startWord == LiveTimeline::StartWord::Told)
        m_pictureAge = std::max(age, Time::zero());
}

/// What waited to see whether its time is a jump.
void Ingest::acceptOverdue(Time now)
{
    for (auto &[id, recording] : m_recordings)
        accept(id, recording, recording.times.takeOverdue(now), now);
}

void Ingest::checkCorrections()
{
    for (const auto &[id, recording] : m_recordings) {
        if (recording.times.cuts() > 0)
            tellCorrection(Correction::Jump);
        if (recording.times.droppedBlocks() > 0)
            tellCorrection(Correction::Dropped);
    }
    if (m_mixer.hasFilled())
        tellCorrection(Correction::Filled);
    if (m_mixer.hasReordered())
        tellCorrection(Correction::Ordered);
}

void Ingest::tellCorrection(Correction correction)
{
    if (m_corrections.insert(correction).second && m_corrected)
        m_corrected(correction);
}

void Ingest::relayBlocks(const std::vector<webm::Block> &blocks, Time now)
{
    if (blocks.empty())
        return;
    if (m_tracks)
        m_sink.add(blocks);
    m_lostAt.reset();
    if (!m_liveSince)
        m_liveSince = now;
    if (m_state != StreamState::Paused)
        setState(StreamState::Live);
}

void Ingest::start(const webm::Tracks &tracks, Time now)
{
    relayBlocks(m_mixer.takeAll(), now);
    m_mixer.setTracks(tracks);
    m_tracks = tracks;
    m_sink.start({++m_startId, tracks, m_mixer.timeline().origin().value_or(Time{})});
}

void Ingest::setPaused(bool isPaused)
{
    if (isPaused && (m_state == StreamState::Live || m_state == StreamState::Reconnecting)) {
        m_lostAt.reset(); // a publisher that came back, and has nothing to send while its host pauses
        relayBlocks(m_mixer.takeAll(), m_lastPublished);
        m_mixer.rest();
        setState(StreamState::Paused);
    }
    if (!isPaused && m_state == StreamState::Paused)
        setState(StreamState::Live);
}

void Ingest::publisherLost(Time now)
{
    while (!m_recordings.empty())
        endRecording(m_recordings.begin()->first);
    relayBlocks(m_mixer.takeAll(), now);
    m_mixer.rest();
    if (m_state == StreamState::Reconnecting && !m_lostAt)
        m_lostAt = now; // it came back, and had nothing to say
    if (m_state != StreamState::Live && m_state != StreamState::Paused)
        return;
    m_lostAt = now;
    setState(StreamState::Reconnecting);
}

void Ingest::end()
{
    relayBlocks(m_mixer.takeAll(), m_lastPublished);
    m_recordings.clear();
    m_mixer = {};
    m_corrections.clear();
    m_motionRate = {};
    m_tracks.reset();
    m_sink.end();
    m_liveSince.reset();
    m_lostAt.reset();
    m_pictureAge.reset();
    if (m_state != StreamState::Waiting)
        setState(StreamState::Ended);
}

void Ingest::tick(Time now)
{
    if (m_lostAt && now - *m_lostAt >= m_options.publisherHold) {
        end();
        return;
    }
    if (m_state != StreamState::Live || m_recordings.empty())
        return;
    acceptOverdue(now);
    relayBlocks(m_mixer.takeOnTime(now), now);
    checkCorrections();
}

qsizetype Ingest::bufferedBytes() const
{
    qsizetype bytes = 0;
    for (const auto &[id, recording] : m_recordings)
        bytes += recording.demuxer.bufferedBytes();
    return bytes;
}

void Ingest::setState(StreamState state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (m_stateChanged)
        m_stateChanged(state);
}

std::chrono::milliseconds Ingest::liveFor(Time now) const
{
    return m_liveSince ? std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_liveSince)
                       : std::chrono::milliseconds(0);
}

void Ingest::appendTo(StatusSnapshot &status, Time now) const
{
    status.state = m_state;
    status.liveFor = liveFor(now);
    status.bitsPerSecondIn = m_rateIn.bitsPerSecond(now);
    status.framesPerSecond = framesPerSecond(now);
    if (m_pictureAge)
        status.pictureAge = std::chrono::duration_cast<std::chrono::milliseconds>(*m_pictureAge);
    status.mediaBytes += bufferedBytes();
    status.totalBytesIn = m_totalBytesIn;
    status.recordings = m_totalRecordings;
}

} // namespace lancast::relay
