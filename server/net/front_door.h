// Accepts connections and gives each a reader of HTTP heads.
#pragma once

#include "net/http_connection.h"
#include "net/relay_limits.h"

#include <QTcpServer>

namespace lancast::net {

class FrontDoor final : public QTcpServer
{
    Q_OBJECT

public:
    explicit FrontDoor(const RelayLimits &limits, QObject *parent = nullptr);

signals:
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    RelayLimits m_limits;
    int m_connections = 0;
};

} // namespace lancast::net
