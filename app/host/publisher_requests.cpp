#include "host/publisher_requests.h"

#include "host/host_messages.h"

namespace lancast::app {

namespace {

// The relay tells of a device that goes on asking once a minute.
constexpr std::chrono::minutes patience{1};
constexpr qsizetype mostWaiting = 8;

} // namespace

PublisherRequests::PublisherRequests(QObject *parent)
    : QObject(parent)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &PublisherRequests::goToNext);
}

void PublisherRequests::take(const QString &address)
{
    if (m_waiting.contains(address) || m_waiting.size() >= mostWaiting)
        return;
    m_waiting.append(address);
    if (m_waiting.size() == 1)
        show();
}

void PublisherRequests::setOnAir(bool isOnAir)
{
    if (std::exchange(m_isOnAir, isOnAir) != isOnAir && !m_waiting.isEmpty())
        emit messageChanged(MessageTopic::Publisher, publisherAsksMessage(m_waiting.constFirst(), m_isOnAir));
}

void PublisherRequests::perform(MessageAction action)
{
    if (action != MessageAction::AllowPublisher || m_waiting.isEmpty())
        return;
    emit allowed(m_waiting.constFirst());
    goToNext();
}

void PublisherRequests::goToNext()
{
    m_waiting.removeFirst();
    show();
}

void PublisherRequests::show()
{
    if (m_waiting.isEmpty()) {
        m_patience.stop();
        emit messageChanged(MessageTopic::Publisher, std::nullopt);
        return;
    }
    m_patience.start();
    emit messageChanged(MessageTopic::Publisher, publisherAsksMessage(m_waiting.constFirst(), m_isOnAir));
}

} // namespace lancast::app
