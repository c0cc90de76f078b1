#include "stream/ingest.h"

#include "stream/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::stream {

namespace {

/// A hostile piece can give frames that need a hundred times its bytes (see webm::Demuxer::feed): of a large
/// one, only so much at a time.
constexpr qsizetype maxSliceBytes = 64 * 1024;

} // namespace

Ingest::Ingest(FrameSink &sink, const IngestOptions &options)
    : m_sink(sink)
    , m_options(options)
    , m_frameBudget(options.maxFramesPerSecond, options.maxFrameBurst)
{
}

void Ingest::startRun(quint64 id, std::optional<Time> startedAt, LiveTimeline::StartTimeSource startSource,
                      RunPart part)
{
    const auto isSame = [part](const auto &one) { return one.second.part == part; };
    while (std::ranges::count_if(m_runs, isSame) >= m_options.maxOpenRuns)
        endRun(std::ranges::find_if(m_runs, isSame)->first);
    m_runs.insert_or_assign(id, EncoderRun(m_options.demuxer, {startedAt, startSource, part}));
    ++m_totalRuns;
}

QString Ingest::publish(quint64 id, QByteArrayView piece, Time now)
{
    if (!m_runs.contains(id))
        return {};
    countIncoming(piece.size(), now);
    while (!piece.isEmpty()) {
        const QByteArrayView slice = piece.first(std::min(piece.size(), maxSliceBytes));
        piece = piece.sliced(slice.size());
        const auto found = m_runs.find(id); // again: a callback may have ended it
        if (found == m_runs.end())
            return {};
        QString refusal = feed(id, found->second, slice, now);
        if (!refusal.isEmpty())
            return refuse(id, refusal, now);
    }
    release(now);
    return {};
}

/// Frames of one piece are compared before any of them leaves.
void Ingest::release(Time now)
{
    relayFrames(m_mixer.take(now), now);
    checkCorrections();
}

QString Ingest::refuse(quint64 id, const QString &refusal, Time now)
{
    release(now); // whole frames before an error are good ones
    endRun(id);
    if (m_state == StreamState::Reconnecting && !m_lostAt && m_runs.empty())
        m_lostAt = now;
    return refusal;
}

void Ingest::setTracks(quint64 id, const webm::Tracks &tracks)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end() || !found->second.tracks.empty())
        return;
    found->second.setTracks(tracks);
    startTimeline(id, found->second);
}

QString Ingest::publishFrames(quint64 id, std::vector<webm::Frame> frames, Time now)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return {};
    qsizetype bytes = 0;
    for (const webm::Frame &frame : frames)
        bytes += frame.payload.size();
    countIncoming(bytes, now);
    const QString refusal = relay(id, found->second, std::move(frames), now);
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

QString Ingest::feed(quint64 id, EncoderRun &run, QByteArrayView slice, Time now)
{
    std::vector<webm::Frame> frames;
    const webm::DemuxError error = run.demuxer.feed(slice, frames);
    if (run.learnTracks())
        startTimeline(id, run);
    const QString refusal = relay(id, run, std::move(frames), now);
    return refusal.isEmpty() && error != webm::DemuxError::None ? webm::describe(error) : refusal;
}

void Ingest::startTimeline(quint64 id, const EncoderRun &run)
{
    LiveTimeline &timeline = m_mixer.timeline();
    using enum LiveTimeline::Content;
    const auto ofWhole = run.awaitsKeyframe ? WithVideo : AudioOnly;
    const auto ofPart = run.part == RunPart::Video ? VideoPart : AudioPart;
    timeline.startRun(id, run.part == RunPart::Whole ? ofWhole : ofPart, run.startedAt, run.startSource);
    const webm::Track *video = firstOf(run.tracks, webm::TrackType::Video);
    if (video && mayReorder(*video))
        timeline.allowReordering(id);
}

QString Ingest::relay(quint64 id, EncoderRun &run, std::vector<webm::Frame> frames, Time now)
{
    if (!m_frameBudget.take(qint64(frames.size()), now))
        return QStringLiteral("The recording has more frames than any camera or microphone makes.");
    m_mixer.onArrival(now);
    if (run.part == RunPart::Audio)
        acceptHeldVideo(Held::All, now);
    for (webm::Frame &frame : frames) {
        if (isRelayed(run.sourceTracks, frame))
            accept(id, run, run.times.take(std::move(frame), now), now);
    }
    return {};
}

void Ingest::endRun(quint64 id)
{
    m_runs.erase(id);
    m_mixer.timeline().endRun(id);
}

/// Places the frames that go out on live time. Nothing of a run has gone out when it takes over, so a
/// change of configuration comes before all of them.
void Ingest::accept(quint64 id, EncoderRun &run, std::vector<webm::Frame> frames, Time now)
{
    const bool awaitsAudio = run.part == RunPart::Video && !run.lacksAudio && !knownAudio();
    if (awaitsAudio || run.isHolding()) {
        run.hold(std::move(frames), now);
        if (awaitsAudio && !run.hasHeld(now))
            return;
        run.lacksAudio = run.lacksAudio || awaitsAudio;
        frames = run.releaseHeldVideo();
    }
    for (webm::Frame &frame : frames) {
        const bool isVideo = frame.type == webm::TrackType::Video;
        if (isVideo && frame.isKeyframe && (run.awaitsKeyframe || run.lacksVideo))
            acceptFirstKeyframe(id, run, frame, now);
        else if (isVideo && run.lacksVideo)
            continue; // it cannot be decoded
        else if (!place(id, run, frame, now) && !isVideo && awaitsVideo(run))
            run.wait(std::move(frame), now);
    }
    if (awaitsVideo(run) && run.hasWaited(now))
        acceptWithoutVideo(id, run, now);
}

/// A declared video track that brings nothing must not keep the audio away.
void Ingest::acceptWithoutVideo(quint64 id, EncoderRun &run, Time now)
{
    if (run.part == RunPart::Audio)
        start(run.tracks, now);
    else
        run.giveVideoUp();
    m_mixer.timeline().giveVideoUp(id);
    reportCorrection(Correction::NoVideo);
    for (webm::Frame &audio : run.releaseWaitingAudio())
        (void)place(id, run, audio, now);
}

/// With the audio that stands before it in the run: a stream begins with the frame, another run
/// with what was not heard yet.
void Ingest::acceptFirstKeyframe(quint64 id, EncoderRun &run, webm::Frame &frame, Time now)
{
    run.awaitsKeyframe = false;
    if (run.lacksVideo)
        run.regainVideo();
    m_mixer.timeline().onFirstKeyframe(id);
    const Time time = frame.time;
    const bool beginsStream = !m_tracks;
    if (beginsStream)
        (void)place(id, run, frame, now);
    for (webm::Frame &audio : run.releaseWaitingAudio()) {
        m_mixer.learnLead(audio.time - time, now);
        (void)place(id, run, audio, now);
    }
    if (!beginsStream)
        (void)place(id, run, frame, now);
    acceptWaitingAudio(now);
}

/// False, with \a frame as it was, if it is not wanted (yet).
bool Ingest::place(quint64 id, const EncoderRun &run, webm::Frame &frame, Time now)
{
    if (run.part == RunPart::Audio && !mayJoin(run))
        return false;
    const auto [verdict, time] = m_mixer.timeline().place(id, frame, now);
    if (verdict == LiveTimeline::Verdict::Drop)
        return false;
    // Where a run's video comes after all, its tracks change with a keyframe.
    const bool mayChange = verdict == LiveTimeline::Verdict::TakeOver ||
                           (frame.type == webm::TrackType::Video && frame.isKeyframe);
    if (mayChange && run.part != RunPart::Audio) {
        if (const webm::Tracks tracks = streamTracks(run); m_tracks != tracks)
            start(tracks, now);
    }
    if (frame.type == webm::TrackType::Video)
        countVideoFrame(run, time, now);
    frame.time = time;
    frame.trackNumber = relayedNumber(frame.type);
    m_mixer.add(id, std::move(frame), verdict, now);
    return true;
}

/// \a time: of the stream.
void Ingest::countVideoFrame(const EncoderRun &run, Time time, Time now)
{
    const Time age = now - time - m_mixer.timeline().origin().value_or(now);
    m_frameRate.add(1, now);
    m_motionRate.add(time);
    m_frameAge.reset();
    // Held back on purpose it says nothing about the machine that records.
    if (run.startSource == LiveTimeline::StartTimeSource::Told)
        m_frameAge = std::max(age, Time::zero());
}

/// What waited to see whether its time is a jump.
void Ingest::acceptOverdue(Time now)
{
    for (auto &[id, run] : m_runs)
        accept(id, run, run.times.releaseOverdue(now), now);
}

void Ingest::checkCorrections()
{
    for (const auto &[id, run] : m_runs) {
        if (run.times.cuts() > 0)
            reportCorrection(Correction::Jump);
        if (run.times.droppedFrames() > 0)
            reportCorrection(Correction::Dropped);
    }
    if (m_mixer.hasFilled())
        reportCorrection(Correction::Filled);
    if (m_mixer.hasReordered())
        reportCorrection(Correction::Ordered);
}

void Ingest::reportCorrection(Correction correction)
{
    if (m_corrections.insert(correction).second && m_corrected)
        m_corrected(correction);
}

void Ingest::relayFrames(std::vector<webm::Frame> frames, Time now)
{
    // Gone before the frames leave: what nobody else uses, a feed can make chunks of.
    if (std::vector<webm::Frame> unordered = m_mixer.takeUnordered(); m_tracks && !unordered.empty())
        m_sink.addUnordered(unordered);
    if (frames.empty())
        return;
    if (m_tracks)
        m_sink.add(std::move(frames));
    m_lostAt.reset();
    if (!m_liveSince)
        m_liveSince = now;
    if (m_state != StreamState::Paused)
        setState(StreamState::Live);
}

void Ingest::start(const webm::Tracks &tracks, Time now)
{
    relayFrames(m_mixer.releaseAll(), now);
    m_mixer.setTracks(tracks);
    m_tracks = tracks;
    m_sink.start({++m_startId, tracks, m_mixer.timeline().origin().value_or(Time{})});
}

void Ingest::setPaused(bool isPaused)
{
    if (isPaused && (m_state == StreamState::Live || m_state == StreamState::Reconnecting)) {
        m_lostAt.reset(); // a publisher that came back, and has nothing to send while its host pauses
        relayFrames(m_mixer.releaseAll(), m_lastPublished);
        m_mixer.rest();
        setState(StreamState::Paused);
    }
    if (!isPaused && m_state == StreamState::Paused)
        setState(StreamState::Live);
}

void Ingest::publisherLost(Time now)
{
    while (!m_runs.empty())
        endRun(m_runs.begin()->first);
    relayFrames(m_mixer.releaseAll(), now);
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
    relayFrames(m_mixer.releaseAll(), m_lastPublished);
    m_runs.clear();
    m_mixer = {};
    m_corrections.clear();
    m_motionRate = {};
    m_liveSince.reset();
    m_lostAt.reset();
    m_frameAge.reset();
    const bool hasStarted = std::exchange(m_tracks, {}).has_value();
    if (m_state != StreamState::Waiting && m_state != StreamState::Ended)
        setState(StreamState::Ended);
    else if (hasStarted) // and no frame of it has left
        m_sink.setState(StreamState::Ended);
}

void Ingest::tick(Time now)
{
    if (m_lostAt && now - *m_lostAt >= m_options.publisherHold) {
        end();
        return;
    }
    if (acceptHeldVideo(Held::Late, now))
        release(now);
    if (m_state != StreamState::Live || m_runs.empty())
        return;
    acceptOverdue(now);
    relayFrames(m_mixer.releaseDue(now), now);
    checkCorrections();
}

qsizetype Ingest::bufferedBytes() const
{
    qsizetype bytes = 0;
    for (const auto &[id, run] : m_runs)
        bytes += run.demuxer.bufferedBytes() + run.heldBytes();
    return bytes;
}

void Ingest::setState(StreamState state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_sink.setState(state);
    if (m_stateChanged)
        m_stateChanged(state);
}

double Ingest::movingFramesPerSecond(Time now) const
{
    const double moving = m_motionRate.perSecond();
    return moving > 0 ? moving : m_frameRate.perSecond(now);
}

std::chrono::milliseconds Ingest::liveFor(Time now) const
{
    return m_liveSince ? std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_liveSince)
                       : std::chrono::milliseconds(0);
}

void Ingest::appendTo(StreamStatus &status, Time now) const
{
    status.state = m_state;
    status.liveFor = liveFor(now);
    status.bitsPerSecondIn = m_rateIn.bitsPerSecond(now);
    status.framesPerSecond = framesPerSecond(now);
    if (m_frameAge)
        status.frameAge = std::chrono::duration_cast<std::chrono::milliseconds>(*m_frameAge);
    status.mediaBytes += bufferedBytes();
    status.totalBytesIn = m_totalBytesIn;
    status.encoderRuns = m_totalRuns;
}

} // namespace lancast::stream
