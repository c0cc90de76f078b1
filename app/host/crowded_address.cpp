#include "host/crowded_address.h"

#include "host/host_messages.h"

namespace lancast::app {

void CrowdedAddress::setStatus(const net::StatusSnapshot &status)
{
    m_connections = status.connections;
    std::optional<Message> message;
    if (m_connections.isAddressFull && m_connections.refusedForAddress > m_answered)
        message = addressFullMessage(m_connections.fullAddress, m_connections.limitPerAddress);
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged(MessageTopic::Connections, m_message);
}

void CrowdedAddress::perform(MessageAction action)
{
    if (action != MessageAction::AllowMoreConnections || !m_message)
        return;
    // All the others keep the room that they had beside a full address.
    emit limitsWanted(m_connections.limit + m_connections.limitPerAddress, 2 * m_connections.limitPerAddress);
    m_answered = m_connections.refusedForAddress;
    m_message.reset();
    emit messageChanged(MessageTopic::Connections, std::nullopt);
}

} // namespace lancast::app
