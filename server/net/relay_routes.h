// Decides what each request gets, and whether it may.
#pragma once

#include "net/asset_table.h"
#include "net/audience.h"
#include "net/publisher_gate.h"
#include "net/source_file.h"
#include "net/websocket_upgrader.h"

#include <QObject>

#include <functional>

namespace lancast::net {

/// Everything is checked here, before an upgrade: QWebSocketServer would let anybody in.
class RelayRoutes final : public QObject
{
    Q_OBJECT

public:
    struct Targets
    {
        const AssetTable &assets;
        const SourceFile &sourceFile;
        Audience &audience;
        PublisherGate &gate;
        std::function<relay::StatusSnapshot()> status;
    };

    RelayRoutes(Targets targets, QByteArray publishToken, const RelayLimits &limits, QObject *parent);

    void handle(HttpConnection *connection, const RequestHead &head);

private:
    void handleWebSocket(HttpConnection *connection, const RequestHead &head);
    void handlePage(HttpConnection *connection, const RequestHead &head);
    void admit(Channel *channel);
    [[nodiscard]] bool mayPublish(const RequestHead &head) const;

    Targets m_targets;
    QByteArray m_publishToken;
    WebSocketUpgrader m_upgrader;
};

} // namespace lancast::net
