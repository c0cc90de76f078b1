#include "session/source_publisher.h"

#include "base/logging.h"

#include <QLocale>

#include <utility>

namespace lancast::net {

namespace {

constexpr std::chrono::seconds retryInterval{1};
constexpr QLatin1String
    nothingArrived("Nothing came before its end. WebM is expected, as from "
                   "\"ffmpeg -i ANYTHING -c:v libvpx -deadline realtime -b:v 2M -c:a libopus -f webm -\".");

} // namespace

SourcePublisher::SourcePublisher(std::unique_ptr<SourceInput> input, stream::Ingest &stream,
                                 const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_input(std::move(input))
    , m_stream(stream)
    , m_clock(clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SourcePublisher::publishDue);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &SourcePublisher::requestMore);
    connect(m_input.get(), &SourceInput::arrived, this, &SourcePublisher::onArrived);
    connect(m_input.get(), &SourceInput::ended, this, &SourcePublisher::onEnded);
    connect(m_input.get(), &SourceInput::failed, this, &SourcePublisher::fail);
}

void SourcePublisher::start()
{
    requestMore();
}

void SourcePublisher::onArrived(const QByteArray &bytes)
{
    m_isReading = false;
    m_hasArrived |= !bytes.isEmpty();
    std::vector<source::SourceBlock> blocks;
    m_reader.feed(bytes, blocks);
    m_hasPlayed |= !blocks.empty();
    if (!blocks.empty() && std::exchange(m_isAbsenceLogged, false))
        qCInfo(relayLog) << "The source plays again.";
    if (m_input->readsAhead())
        blocks = m_silence.filled(std::move(blocks));
    const RelayClock::Time now = m_clock.now();
    for (source::SourceBlock &block : blocks)
        m_pacer.add(std::move(block), now);
    logOddities();
    if (m_reader.isUnreadable() && !m_document && !m_pacer.nextDue())
        fail(m_reader.fault());
    else
        publishDue();
}

void SourcePublisher::onEnded()
{
    m_isReading = false;
    m_seenDamage = m_reader.damage(); // there will be no more of it
    logOddities();
    const bool isPlayable = m_reader.passBlocks() > 0;
    const QString fault = m_reader.fault();
    if (!isPlayable && !m_hasPlayed) {
        fail(m_hasArrived ? fault : QString(nothingArrived));
        return;
    }
    if (m_input->restart()) {
        m_reader.repeat();
        if (!isPlayable)
            waitForContent(fault);
    } else {
        m_isAtEnd = true;
    }
    publishDue();
}

void SourcePublisher::waitForContent(const QString &fault)
{
    m_retryTimer.start(retryInterval);
    if (!std::exchange(m_isAbsenceLogged, true))
        qCWarning(relayLog).noquote()
            << "The source has nothing to play any more:" << fault << "It is tried again every second.";
}

/// Once for each place, as soon as it is known how much was left out. Of a file that is repeated the first
/// time tells enough.
void SourcePublisher::logOddities()
{
    const webm::Damage damage = m_reader.damage();
    const bool isOver = std::exchange(m_seenDamage, damage) == damage;
    if (isOver && damage != m_loggedDamage && m_loggedDamage.times == 0) {
        qCWarning(relayLog).noquote()
            << "The source is damaged:" << QLocale::c().toString(damage.bytes - m_loggedDamage.bytes)
            << "bytes were left out. It continues with the next part that can be read.";
        m_loggedDamage = damage;
    }
    const bool isOdd = m_reader.timeline().cuts() > 0 || m_reader.timeline().droppedFrames() > 0;
    if (isOdd && !std::exchange(m_isCutLogged, true))
        qCWarning(relayLog) << "The times in the source jump. It continues at its own pace.";
}

void SourcePublisher::publishDue()
{
    if (m_hasFailed)
        return;
    const RelayClock::Time now = m_clock.now();
    std::vector<source::SourceBlock> due = m_pacer.take(now);
    publish(due, now);
    if (m_hasFailed)
        return;
    requestMore();
    std::optional<RelayClock::Time> next = m_pacer.nextDue();
    if (!next && m_isAtEnd && m_pacer.start()) {
        next = *m_pacer.start() + m_reader.timeline().end();
        if (*next <= now) {
            emit ended();
            return;
        }
    }
    if (next)
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::max(*next - m_clock.now(), RelayClock::Time(0))));
}

/// The stream's time runs with the clock: where the source stood still it has a hole, and where the source's
/// clock is slow or fast the blocks' times are those at which they leave.
void SourcePublisher::publish(std::vector<source::SourceBlock> &due, RelayClock::Time now)
{
    auto block = due.begin();
    while (block != due.end() && !m_hasFailed) {
        if (block->document != m_document)
            startRun(*block);
        std::vector<webm::Frame> together;
        for (; block != due.end() && block->document == m_document; ++block) {
            block->block.time += block->start - m_recordingStart;
            together.push_back(std::move(block->block));
        }
        const QString refusal = m_stream.publishFrames(m_recording, std::move(together), now);
        if (!refusal.isEmpty())
            fail(refusal);
    }
}

/// Its time 0 is that of \a first, which need not be the first in the order of the bytes.
void SourcePublisher::startRun(const source::SourceBlock &first)
{
    m_document = first.document;
    m_recordingStart = first.start + first.block.time;
    m_stream.startRun(++m_recording, m_recordingStart);
    m_stream.setTracks(m_recording, m_document->tracks);
}

void SourcePublisher::requestMore()
{
    if (m_isReading || m_isAtEnd || m_retryTimer.isActive() || !m_pacer.wantsMore())
        return;
    m_isReading = true;
    m_input->request();
}

void SourcePublisher::fail(const QString &reason)
{
    m_hasFailed = true;
    m_timer.stop();
    m_retryTimer.stop();
    emit failed(reason);
}

} // namespace lancast::net
