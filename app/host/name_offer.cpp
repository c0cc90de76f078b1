#include "host/name_offer.h"

#include "host/host_messages.h"

namespace lancast::app {

namespace {

/// The relay tells of a name that is still asked for once a minute.
constexpr std::chrono::minutes offerTime{2};

} // namespace

NameOffer::NameOffer(QObject *parent)
    : QObject(parent)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(offerTime);
    connect(&m_patience, &QTimer::timeout, this, &NameOffer::withdraw);
}

/// What is being read stays: another name must not come under the pointer.
void NameOffer::take(const QString &name)
{
    if (m_patience.isActive() && name != m_name)
        return;
    m_name = name;
    m_patience.start();
    emit messageChanged(MessageTopic::Name, nameRefusedMessage(m_name));
}

void NameOffer::perform(MessageAction action)
{
    if (action != MessageAction::AllowName || !m_patience.isActive())
        return;
    emit allowed(m_name);
    withdraw();
}

void NameOffer::withdraw()
{
    m_patience.stop();
    emit messageChanged(MessageTopic::Name, std::nullopt);
}

} // namespace lancast::app
