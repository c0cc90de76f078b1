#include "net/pipe_publisher.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace lancast::net {

namespace {

/// Small, so that blocks leave about when they are due.
constexpr std::size_t pieceBytes = 2 * 1024;

} // namespace

PipePublisher::PipePublisher(int descriptor, relay::LiveStream &stream, const RelayClock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_intake(stream, 0)
    , m_clock(clock)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, [this] { m_notifier.setEnabled(true); });
    connect(&m_notifier, &QSocketNotifier::activated, this, &PipePublisher::readPiece);
}

void PipePublisher::start()
{
    m_intake.announce(0, std::nullopt);
    m_notifier.setEnabled(true);
}

/// The notifier has told that there is something: one read does not wait.
void PipePublisher::readPiece()
{
    std::array<char, pieceBytes> buffer{};
    const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
    if (count > 0)
        publish(QByteArray(buffer.data(), count));
    else if (count == 0)
        finish();
    else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
        fail(QString::fromLocal8Bit(std::strerror(errno)));
}

void PipePublisher::publish(const QByteArray &piece)
{
    std::vector<webm::Block> blocks;
    const webm::DemuxError error = m_demuxer.feed(piece, blocks);
    const RelayClock::Time now = m_clock.now();
    for (const webm::Block &block : blocks) {
        if (!m_start)
            m_start = now - block.time;
        m_newestTime = std::max(m_newestTime, block.time);
    }
    const QString refusal =
        m_isFirstPiece ? m_intake.blobMessage(piece, now) : m_intake.chunkMessage(piece, now);
    m_isFirstPiece = false;
    if (error != webm::DemuxError::None || !refusal.isEmpty())
        fail(refusal.isEmpty() ? webm::describe(error) : refusal);
    else
        waitUntilDue();
}

void PipePublisher::waitUntilDue()
{
    if (!m_start)
        return;
    const RelayClock::Time early = *m_start + m_newestTime - m_clock.now();
    if (early <= RelayClock::Time(0))
        return;
    m_notifier.setEnabled(false);
    m_due.start(std::chrono::ceil<std::chrono::milliseconds>(early));
}

void PipePublisher::finish()
{
    if (!m_start) {
        fail(QStringLiteral("There was no picture or sound in it."));
        return;
    }
    m_notifier.setEnabled(false);
    emit ended();
}

void PipePublisher::fail(const QString &reason)
{
    m_notifier.setEnabled(false);
    m_errorString = QStringLiteral("Cannot publish what comes on standard input: %1").arg(reason);
    emit failed();
}

} // namespace lancast::net
