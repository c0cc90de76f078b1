// Tells when an address has as many connections as it may, and raises the limit if the host wants.
#pragma once

#include "host/message.h"
#include "session/status.h"

#include <QObject>

#include <optional>

namespace lancast::app {

class CrowdedAddress final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setStatus(const net::StatusSnapshot &status);
    /// Answers the message that is shown, if \a action is for it.
    void perform(MessageAction action);

signals:
    /// Connections that the relay is to allow, of all clients and of those of one address.
    void limitsWanted(int all, int perAddress);
    /// An empty \a message: everybody is let in again.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

private:
    net::ConnectionStatus m_connections;
    quint64 m_answered = 0; ///< refusals that the host has answered by another limit
    std::optional<Message> m_message;
};

} // namespace lancast::app
