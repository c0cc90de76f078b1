#include "relay/live_stream.h"

#include "relay/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::relay {

namespace {

/// A hostile piece can give blocks that need a hundred times its bytes (see webm::Demuxer::feed): of a large
/// one, only so much at a time.
constexpr qsizetype maxSliceBytes = 64 * 1024;

} // namespace

LiveStream::LiveStream(const StreamOptions &options)
    : m_options(options)
    , m_gopCache(options.gopCache)
    , m_frameBudget(options.maxFramesPerSecond, options.maxFrameBurst)
{
}

void LiveStream::startRecording(quint64 id, std::optional<Time> startedAt, LiveTimeline::StartWord word)
{
    while (qsizetype(m_recordings.size()) >= m_options.maxOpenRecordings)
        endRecording(m_recordings.begin()->first);
    m_recordings.insert_or_assign(id, OpenRecording(m_options.demuxer, startedAt, word));
    ++m_totalRecordings;
}

QString LiveStream::publish(quint64 id, QByteArrayView piece, Time now)
{
    if (!m_recordings.contains(id))
        return {};
    m_lastPublished = now;
    m_rateIn.add(piece.size(), now);
    m_totalBytesIn += quint64(piece.size());
    while (!piece.isEmpty()) {
        const QByteArrayView slice = piece.first(std::min(piece.size(), maxSliceBytes));
        piece = piece.sliced(slice.size());
        const auto found = m_recordings.find(id); // again: a callback may have ended it
        if (found == m_recordings.end())
            return {};
        QString refusal = feed(id, found->second, slice, now);
        if (!refusal.isEmpty()) {
            endRecording(id);
            return refusal;
        }
    }
    return {};
}

QString LiveStream::feed(quint64 id, OpenRecording &recording, QByteArrayView slice, Time now)
{
    std::vector<webm::Block> blocks;
    const webm::DemuxError error = recording.demuxer.feed(slice, blocks);
    if (!m_frameBudget.take(qint64(blocks.size()), now))
        return QStringLiteral("The recording has more frames than any camera or microphone makes.");
    if (recording.learnTracks()) {
        m_timeline.startRecording(
            id, recording.awaitsPicture ? LiveTimeline::Content::WithVideo : LiveTimeline::Content::AudioOnly,
            recording.startedAt, recording.startWord);
    }
    // Whole blocks before an error are good ones.
    accept(id, recording, std::move(blocks), now);
    relayBlocks(m_interleaver.take(releaseLimit(), now), now);
    return error == webm::DemuxError::None ? QString() : webm::describe(error);
}

void LiveStream::endRecording(quint64 id)
{
    m_recordings.erase(id);
    m_timeline.endRecording(id);
}

/// Places the blocks that go out on live time. Nothing of a recording has gone out when it takes over, so a
/// change of configuration comes before all of them.
void LiveStream::accept(quint64 id, OpenRecording &recording, std::vector<webm::Block> blocks, Time now)
{
    for (webm::Block &block : blocks) {
        if (!isRelayed(recording.sourceTracks, block))
            continue;
        if (recording.awaitsPicture && block.type == webm::TrackType::Video && block.isKeyframe) {
            recording.awaitsPicture = false;
            m_timeline.pictureCame(id);
            for (webm::Block &sound : recording.takeWaitingSound())
                (void)place(id, recording, sound, now);
        }
        if (!place(id, recording, block, now) && recording.awaitsPicture &&
            block.type == webm::TrackType::Audio)
            recording.wait(std::move(block));
    }
}

/// False, with \a block as it was, if it is not wanted (yet).
bool LiveStream::place(quint64 id, const OpenRecording &recording, webm::Block &block, Time now)
{
    const auto [verdict, time] = m_timeline.place(id, block, now);
    if (verdict == LiveTimeline::Verdict::Drop)
        return false;
    if (verdict == LiveTimeline::Verdict::TakeOver && (!m_muxer || m_muxer->tracks() != recording.tracks))
        startBlob(recording.tracks, now);
    block.time = time;
    block.trackNumber = relayedNumber(block.type);
    const bool isSound = block.type == webm::TrackType::Audio;
    if (isSound && firstOf(recording.tracks, webm::TrackType::Audio)->codecId == "A_OPUS") {
        placeOpus(id, std::move(block), now);
        return true;
    }
    if (isSound)
        m_soundEnd = time;
    else
        countPicture(recording, now - time - m_timeline.origin().value_or(now), now);
    m_interleaver.add(std::move(block), now);
    return true;
}

void LiveStream::countPicture(const OpenRecording &recording, Time age, Time now)
{
    m_frameRate.add(1, now);
    m_pictureAge.reset();
    // Held back on purpose it says nothing about the machine that records.
    if (recording.startWord == LiveTimeline::StartWord::Told)
        m_pictureAge = std::max(age, Time::zero());
}

void LiveStream::placeOpus(quint64 id, webm::Block block, Time now)
{
    const bool isFirst = std::exchange(m_soundRecording, id) != id;
    SteadySound::Result steady = m_sound.take(
        std::move(block), isFirst ? SteadySound::Position::FirstOfRecording : SteadySound::Position::Later);
    m_timeline.shift(id, steady.shift);
    m_soundEnd = m_sound.end();
    for (webm::Block &packet : steady.blocks)
        m_interleaver.add(std::move(packet), now);
}

/// Up to where blocks need not wait for sound.
LiveStream::Time LiveStream::releaseLimit() const
{
    const bool hasBoth = m_muxer && m_muxer->tracks().size() > 1;
    return hasBoth ? m_soundEnd.value_or(Time::max()) : Time::max();
}

void LiveStream::relayBlocks(const std::vector<webm::Block> &blocks, Time now)
{
    if (blocks.empty())
        return;
    for (const webm::MuxedChunk &muxed : m_muxer->mux(blocks)) {
        Chunk chunk = makeChunk(muxed);
        chunk.hold = m_memory.hold(chunk.wire.size());
        m_gopCache.append(chunk);
        deliver(chunk, now);
    }
    m_lostAt.reset();
    if (!m_liveSince)
        m_liveSince = now;
    if (m_state != StreamState::Paused)
        setState(StreamState::Live);
}

void LiveStream::startBlob(const webm::Tracks &tracks, Time now)
{
    relayBlocks(m_interleaver.takeAll(), now);
    m_muxer.emplace(tracks);
    m_initSegment = webm::writeInitSegment(tracks, m_options.initSegment);
    m_gopCache.clear();
    ++m_blobId;
    m_seats.startBlob(blob());
}

Blob LiveStream::blob() const
{
    const webm::Tracks &tracks = m_muxer->tracks();
    return {m_blobId,      webm::mimeType(tracks), tracks,
            m_initSegment, m_gopCache.chunks(),    m_timeline.origin().value_or(Time{})};
}

void LiveStream::deliver(const Chunk &chunk, Time now)
{
    const qint64 bytes = m_seats.deliver(chunk);
    m_rateOut.add(bytes, now);
    m_totalBytesOut += quint64(bytes);
}

void LiveStream::setPaused(bool isPaused)
{
    if (isPaused && (m_state == StreamState::Live || m_state == StreamState::Reconnecting)) {
        m_lostAt.reset(); // a publisher that came back, and has nothing to send while its host pauses
        setState(StreamState::Paused);
    }
    if (!isPaused && m_state == StreamState::Paused)
        setState(StreamState::Live);
}

void LiveStream::publisherLost(Time now)
{
    while (!m_recordings.empty())
        endRecording(m_recordings.begin()->first);
    relayBlocks(m_interleaver.takeAll(), now);
    if (m_state != StreamState::Live && m_state != StreamState::Paused)
        return;
    m_lostAt = now;
    setState(StreamState::Reconnecting);
}

void LiveStream::end()
{
    relayBlocks(m_interleaver.takeAll(), m_lastPublished);
    m_recordings.clear();
    m_timeline = {};
    m_sound = {};
    m_soundEnd.reset();
    m_soundRecording.reset();
    m_interleaver = {};
    m_muxer.reset();
    m_gopCache.clear();
    m_liveSince.reset();
    m_lostAt.reset();
    m_pictureAge.reset();
    if (m_state != StreamState::Waiting)
        setState(StreamState::Ended);
}

void LiveStream::tick(Time now)
{
    if (m_lostAt && now - *m_lostAt >= m_options.publisherHold)
        end();
}

void LiveStream::join(StreamSink &sink)
{
    m_seats.add(sink, m_gopCache.isEmpty() ? Seats::Start::AtSyncPoint : Seats::Start::Now);
    if (m_muxer)
        sink.startBlob(blob());
}

void LiveStream::leave(StreamSink &sink)
{
    m_seats.remove(sink);
}

qsizetype LiveStream::mediaBytes() const
{
    qsizetype bytes = m_memory.bytes();
    for (const auto &[id, recording] : m_recordings)
        bytes += recording.demuxer.bufferedBytes();
    return bytes;
}

void LiveStream::setState(StreamState state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (m_stateChanged)
        m_stateChanged(state);
}

StatusSnapshot LiveStream::snapshot(Time now) const
{
    StatusSnapshot status;
    status.state = m_state;
    if (m_liveSince)
        status.liveFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_liveSince);
    if (m_muxer) {
        status.mime = QString::fromLatin1(webm::mimeType(m_muxer->tracks()));
        if (const webm::Track *video = firstOf(m_muxer->tracks(), webm::TrackType::Video)) {
            status.width = video->pixelWidth;
            status.height = video->pixelHeight;
        }
    }
    status.bitsPerSecondIn = m_rateIn.bitsPerSecond(now);
    status.bitsPerSecondOut = m_rateOut.bitsPerSecond(now);
    status.framesPerSecond = framesPerSecond(now);
    if (m_pictureAge)
        status.pictureAge = std::chrono::duration_cast<std::chrono::milliseconds>(*m_pictureAge);
    status.gopCacheBytes = m_gopCache.bytes();
    status.gopCacheLimitBytes = m_options.gopCache.maxBytes;
    status.gopCacheSpan = m_gopCache.span();
    status.mediaBytes = mediaBytes();
    status.totalBytesIn = m_totalBytesIn;
    status.totalBytesOut = m_totalBytesOut;
    status.recordings = m_totalRecordings;
    return status;
}

} // namespace lancast::relay
