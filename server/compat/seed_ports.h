// The four ports of node-videostream, LanCast's forerunner, for its own pages and programs.
#pragma once

#include "compat/seed_buffer.h"
#include "compat/seed_port_options.h"
#include "compat/seed_viewer.h"
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

/// Publisher blob, publisher chunk, viewer blob and viewer chunk, in this order. Binary messages pass from
/// the publisher's ports to the viewers' as they are, in the order of their coming; nothing else is said.
/// Everything comes in by the relay's own reception, and is bound by its limits.
class SeedPorts final : public QObject
{
    Q_OBJECT

public:
    SeedPorts(ListenSockets &listeners, Room &room, QObject *parent);

    /// Opens what \a options want, if they want it; see RelayOptions::bind for \a bind. False if a port
    /// cannot be had: errorString() says so, and none is open.
    [[nodiscard]] bool open(const SeedPortOptions &options, const QHostAddress &bind);
    void close();
    [[nodiscard]] QString errorString() const { return m_errorString; }
    [[nodiscard]] QList<quint16> ports() const; ///< none, or all of them
    /// Whether \a connection has come in here.
    [[nodiscard]] bool owns(const HttpConnection &connection) const;
    void handle(HttpConnection *connection, const RequestHead &head, const OriginPolicy &hosts);

private:
    enum Port : size_t { PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk };

    struct Gateway
    {
        quint16 port = 0;
        std::vector<std::unique_ptr<TcpListener>> doors;
        std::unique_ptr<WebSocketUpgrader> upgrader;
    };

    [[nodiscard]] bool openPort(Gateway &gateway, const QList<QHostAddress> &addresses, quint16 port);
    [[nodiscard]] const Gateway *gatewayOf(const HttpConnection &connection) const;
    void admit(Port port, WebSocketConnection *channel);
    void admitPublisher(ChannelSlot slot, WebSocketConnection *channel);
    void admitViewer(ChannelSlot slot, WebSocketConnection *channel);
    [[nodiscard]] SeedViewer *viewerFor(ChannelSlot slot, const QHostAddress &peer);
    void relayMessage(ChannelSlot slot, const QByteArray &message);

    ListenSockets &m_listeners;
    Room &m_room;
    const RelayLimits m_viewerLimits;
    std::array<Gateway, SeedPortOptions::count> m_gateways;
    bool m_isPublic = false;
    SeedBuffer m_buffer;
    std::vector<SeedViewer *> m_viewers; ///< owned by the audience
    QString m_errorString;
};

} // namespace lancast::net
