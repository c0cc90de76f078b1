// Decides what each request gets, and whether it may.
#pragma once

#include "http/asset_table.h"
#include "http/source_file.h"
#include "relay/status_answers.h"
#include "session/room_registry.h"
#include "websocket/websocket_upgrader.h"

#include <QObject>

#include <functional>

namespace lancast::net {

/// Everything is checked here, before an upgrade.
class RelayRoutes final : public QObject
{
    Q_OBJECT

public:
    struct Targets
    {
        const AssetTable &assets;
        const SourceFile &sourceFile;
        const RoomRegistry &rooms;
        StatusAnswers &status;
        const RelayClock &clock;
    };

    RelayRoutes(Targets targets, const RelayLimits &limits, QObject *parent);

    void handle(HttpConnection *connection, const RequestHead &head);

private:
    void handleWebSocket(HttpConnection *connection, const RequestHead &head);
    void handleWhep(HttpConnection *connection, const RequestHead &head);
    void handlePage(HttpConnection *connection, const RequestHead &head);
    void handleStatus(HttpConnection *connection, const RequestHead &head);
    void handleLive(HttpConnection *connection, const RequestHead &head);
    void handleIcecast(HttpConnection *connection, const RequestHead &head);
    /// Calls \a enter with the connection once its peer has proved that it may watch; else refuses with
    /// \a challenge.
    using Enter = std::function<void(HttpConnection *connection)>;
    void letWatch(HttpConnection *connection, const RequestHead &head, const QByteArray &challenge,
                  const Enter &enter);
    void admit(WebSocketConnection *channel);
    static void admitViewer(Room &room, ChannelSlot slot, WebSocketConnection *channel);
    [[nodiscard]] Room &roomOf(const RequestHead &head) const { return m_targets.rooms.roomOf(head.path); }

    Targets m_targets;
    WebSocketUpgrader m_upgrader;
};

} // namespace lancast::net
