#include "host/publisher_requests.h"

#include "host/host_messages.h"

namespace lancast::app {

namespace {

// The relay tells of a device that goes on asking once a minute.
constexpr std::chrono::minutes answerTime{1};
constexpr std::chrono::seconds pauseBetween{1};
constexpr qsizetype mostWaiting = 8;

} // namespace

PublisherRequests::PublisherRequests(QObject *parent)
    : QObject(parent)
    , m_patience(this)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBetween);
    connect(&m_pause, &QTimer::timeout, this, &PublisherRequests::show);
    m_patience.setSingleShot(true);
    m_patience.setInterval(answerTime);
    connect(&m_patience, &QTimer::timeout, this, &PublisherRequests::goToNext);
}

void PublisherRequests::take(const QString &address)
{
    if (!m_mayAsk || m_waiting.contains(address) || m_waiting.size() >= mostWaiting)
        return;
    m_waiting.append(address);
    if (m_waiting.size() == 1 && !m_pause.isActive())
        show();
}

void PublisherRequests::setAsking(bool mayAsk)
{
    m_mayAsk = mayAsk;
    if (mayAsk || m_waiting.isEmpty())
        return;
    m_waiting.clear();
    showNothing();
}

void PublisherRequests::setOnAir(bool isOnAir)
{
    if (std::exchange(m_isOnAir, isOnAir) != isOnAir && m_patience.isActive())
        emit messageChanged(MessageTopic::Publisher, publisherAsksMessage(m_waiting.constFirst(), m_isOnAir));
}

void PublisherRequests::perform(MessageAction action)
{
    if (action != MessageAction::AllowPublisher || !m_patience.isActive())
        return;
    emit allowed(m_waiting.constFirst());
    goToNext();
}

void PublisherRequests::goToNext()
{
    m_waiting.removeFirst();
    showNothing();
    m_pause.start();
}

void PublisherRequests::showNothing()
{
    m_patience.stop();
    emit messageChanged(MessageTopic::Publisher, std::nullopt);
}

void PublisherRequests::show()
{
    if (m_waiting.isEmpty())
        return;
    m_patience.start();
    emit messageChanged(MessageTopic::Publisher, publisherAsksMessage(m_waiting.constFirst(), m_isOnAir));
}

} // namespace lancast::app
