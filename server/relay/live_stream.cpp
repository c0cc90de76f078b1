#include "relay/live_stream.h"

#include <algorithm>

namespace lancast::relay {

namespace {

constexpr quint64 videoNumber = 1;
constexpr quint64 audioNumber = 2;

quint64 numberFor(webm::TrackType type)
{
    return type == webm::TrackType::Video ? videoNumber : audioNumber;
}

const webm::Track *firstOf(const webm::Tracks &tracks, webm::TrackType type)
{
    const auto found = std::ranges::find(tracks, type, &webm::Track::type);
    return found == tracks.end() ? nullptr : &*found;
}

/// One picture, one sound, with numbers of our own: recorders number and order their tracks as they like, and
/// the configuration must compare equal from one recording to the next.
webm::Tracks relayedTracks(const webm::Tracks &source)
{
    webm::Tracks tracks;
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        if (const webm::Track *track = firstOf(source, type)) {
            tracks.push_back(*track);
            tracks.back().number = numberFor(type);
            if (type == webm::TrackType::Video)
                tracks.back().defaultDuration = {};
        }
    }
    return tracks;
}

/// True if \a block belongs to the track that relayedTracks() picked.
bool isRelayed(const webm::Tracks &source, const webm::Block &block)
{
    const webm::Track *track = firstOf(source, block.type);
    return track && track->number == block.trackNumber;
}

} // namespace

LiveStream::LiveStream(const StreamOptions &options)
    : m_options(options)
    , m_gopCache(options.gopCache)
{
}

void LiveStream::startRecording(quint64 id, std::optional<Time> startedAt)
{
    while (qsizetype(m_recordings.size()) >= m_options.maxOpenRecordings)
        endRecording(m_recordings.begin()->first);
    Recording recording(m_options.demuxer);
    recording.startedAt = startedAt;
    m_recordings.insert_or_assign(id, std::move(recording));
    ++m_totalRecordings;
}

QString LiveStream::publish(quint64 id, QByteArrayView piece, Time now)
{
    const auto found = m_recordings.find(id);
    if (found == m_recordings.end())
        return {};
    m_rateIn.add(piece.size(), now);
    m_totalBytesIn += quint64(piece.size());
    Recording &recording = found->second;
    std::vector<webm::Block> blocks;
    const webm::DemuxError error = recording.demuxer.feed(piece, blocks);
    if (recording.tracks.empty() && recording.demuxer.hasTracks()) {
        recording.sourceTracks = recording.demuxer.tracks();
        recording.tracks = relayedTracks(recording.sourceTracks);
        const bool hasVideo = firstOf(recording.tracks, webm::TrackType::Video) != nullptr;
        m_timeline.startRecording(
            id, hasVideo ? LiveTimeline::Content::WithVideo : LiveTimeline::Content::AudioOnly,
            recording.startedAt);
    }
    // Whole blocks before an error are good ones.
    relayBlocks(accept(id, recording, std::move(blocks), now), now);
    if (error == webm::DemuxError::None)
        return {};
    endRecording(id);
    return describe(error);
}

void LiveStream::endRecording(quint64 id)
{
    m_recordings.erase(id);
    m_timeline.endRecording(id);
}

/// The blocks that go out, placed on live time. Relays what came before a change of configuration first.
std::vector<webm::Block> LiveStream::accept(quint64 id, const Recording &recording,
                                            std::vector<webm::Block> blocks, Time now)
{
    std::vector<webm::Block> accepted;
    accepted.reserve(blocks.size());
    for (webm::Block &block : blocks) {
        if (!isRelayed(recording.sourceTracks, block))
            continue;
        const auto [verdict, time] = m_timeline.place(id, block, now);
        if (verdict == LiveTimeline::Verdict::Drop)
            continue;
        if (verdict == LiveTimeline::Verdict::TakeOver &&
            (!m_muxer || m_muxer->tracks() != recording.tracks)) {
            relayBlocks(accepted, now);
            accepted.clear();
            startBlob(recording.tracks);
        }
        block.time = time;
        block.trackNumber = numberFor(block.type);
        accepted.push_back(std::move(block));
    }
    return accepted;
}

void LiveStream::relayBlocks(const std::vector<webm::Block> &blocks, Time now)
{
    if (blocks.empty())
        return;
    for (const webm::MuxedChunk &muxed : m_muxer->mux(blocks)) {
        const Chunk chunk = makeChunk(muxed);
        m_gopCache.append(chunk);
        deliver(chunk, now);
    }
    m_lostAt.reset();
    if (!m_liveSince)
        m_liveSince = now;
    if (m_state != StreamState::Paused)
        setState(StreamState::Live);
}

void LiveStream::startBlob(const webm::Tracks &tracks)
{
    m_muxer.emplace(tracks);
    m_initSegment = webm::writeInitSegment(tracks, m_options.initSegment);
    m_gopCache.clear();
    ++m_blobId;
    const Blob beginning = blob();
    for (Seat &seat : m_seats)
        seat.waitsForSyncPoint = true;
    for (const Seat &seat : std::vector(m_seats))
        seat.sink->startBlob(beginning);
}

Blob LiveStream::blob() const
{
    Blob beginning{m_blobId, webm::mimeType(m_muxer->tracks()), m_initSegment,
                   m_timeline.origin().value_or(Time{})};
    m_gopCache.appendTo(beginning.bytes);
    return beginning;
}

void LiveStream::deliver(const Chunk &chunk, Time now)
{
    if (chunk.isSyncPoint) {
        for (Seat &seat : m_seats)
            seat.waitsForSyncPoint = false;
    }
    qint64 bytes = 0;
    for (const Seat &seat : std::vector(m_seats)) {
        if (!seat.waitsForSyncPoint && seat.sink->deliver(chunk) != Delivery::Dropped)
            bytes += chunk.payload().size();
    }
    m_rateOut.add(bytes, now);
    m_totalBytesOut += quint64(bytes);
}

void LiveStream::setPaused(bool isPaused)
{
    if (isPaused && m_state == StreamState::Live)
        setState(StreamState::Paused);
    else if (!isPaused && m_state == StreamState::Paused)
        setState(StreamState::Live);
}

void LiveStream::publisherLost(Time now)
{
    if (m_state != StreamState::Live && m_state != StreamState::Paused)
        return;
    m_recordings.clear();
    m_lostAt = now;
    setState(StreamState::Reconnecting);
}

void LiveStream::end()
{
    m_recordings.clear();
    m_timeline = {};
    m_muxer.reset();
    m_gopCache.clear();
    m_liveSince.reset();
    m_lostAt.reset();
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
    m_seats.push_back({&sink, m_gopCache.isEmpty()});
    if (m_muxer)
        sink.startBlob(blob());
}

void LiveStream::leave(StreamSink &sink)
{
    std::erase_if(m_seats, [&sink](const Seat &seat) { return seat.sink == &sink; });
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
    status.gopCacheBytes = m_gopCache.bytes();
    status.gopCacheSpan = m_gopCache.span();
    status.totalBytesIn = m_totalBytesIn;
    status.totalBytesOut = m_totalBytesOut;
    status.recordings = m_totalRecordings;
    return status;
}

} // namespace lancast::relay
