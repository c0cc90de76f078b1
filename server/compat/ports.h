// The four ports of node-videostream, LanCast's forerunner, for its own pages and programs.
#pragma once

#include "compat/message_buffer.h"
#include "compat/plain_viewer.h"
#include "compat/port_options.h"
#include "http/listen_sockets.h"
#include "http/tcp_listener.h"
#include "session/room.h"
#include "websocket/websocket_upgrader.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

namespace lancast::net {
class OriginPolicy;
}

namespace lancast::compat {

/// Publisher blob, publisher chunk, viewer blob and viewer chunk, in this order. Binary messages pass from
/// the publisher's ports to the viewers' as they are, in the order of their coming; nothing else is said.
/// Everything comes in by the relay's own reception, and is bound by its limits.
class Ports final : public QObject
{
    Q_OBJECT

public:
    Ports(net::ListenSockets &listeners, net::Room &room, QObject *parent);

    /// Opens what \a options want, if they want it; see RelayOptions::bind for \a bind. False if a port
    /// cannot be had: errorString() says so, and none is open.
    [[nodiscard]] bool open(const PortOptions &options, const QHostAddress &bind);
    void close();
    [[nodiscard]] QString errorString() const { return m_errorString; }
    [[nodiscard]] QList<quint16> ports() const; ///< none, or all of them
    /// Whether \a connection has come in here.
    [[nodiscard]] bool owns(const net::HttpConnection &connection) const;
    void handle(net::HttpConnection *connection, const net::RequestHead &head,
                const net::OriginPolicy &hosts);

private:
    enum Port : size_t { PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk };

    struct Gateway
    {
        quint16 port = 0;
        std::vector<std::unique_ptr<net::TcpListener>> listeners;
        std::unique_ptr<net::WebSocketUpgrader> upgrader;
    };

    [[nodiscard]] bool openPort(Gateway &gateway, const QList<QHostAddress> &addresses, quint16 port);
    [[nodiscard]] const Gateway *gatewayOf(const net::HttpConnection &connection) const;
    void admit(Port port, net::WebSocketConnection *channel);
    void admitPublisher(net::ChannelSlot slot, net::WebSocketConnection *channel);
    void admitViewer(net::ChannelSlot slot, net::WebSocketConnection *channel);
    [[nodiscard]] PlainViewer *viewerFor(net::ChannelSlot slot, const net::ClientIdentity &identity);
    void relayMessage(net::ChannelSlot slot, const QByteArray &message);

    net::ListenSockets &m_listeners;
    net::Room &m_room;
    const net::RelayLimits m_viewerLimits;
    std::array<Gateway, PortOptions::count> m_gateways;
    bool m_isPublic = false;
    MessageBuffer m_buffer;
    std::vector<PlainViewer *> m_viewers; ///< owned by their shard
    QString m_errorString;
};

} // namespace lancast::compat
