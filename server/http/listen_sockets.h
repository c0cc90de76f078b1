// The front doors of one relay, all on one port, and the reception behind them.
#pragma once

#include "http/connection_manager.h"
#include "http/tcp_listener.h"

#include <QHostAddress>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace lancast::net {

/// Where a relay bound to \a bind listens: the app's own views come in by loopback.
[[nodiscard]] QList<QHostAddress> listenAddresses(const QHostAddress &bind);

/// Beside the wished address there is always a listener on loopback: the app's own views come in there.
class ListenSockets final : public QObject
{
    Q_OBJECT

public:
    ListenSockets(const HttpLimits &limits, const RelayClock &clock, QObject *parent = nullptr);

    /// \a port 0 takes any free one. False if one of the doors cannot be opened; then none is.
    [[nodiscard]] bool open(const QHostAddress &bind, quint16 port);
    void close()
    {
        m_tcpListeners.clear();
        m_manager.dismiss();
    }
    /// What accepted at a door of somebody else's comes in like everybody.
    void receive(qintptr descriptor) { m_manager.receive(descriptor); }
    void setTls(const std::optional<QSslConfiguration> &tls) { m_manager.setTls(tls); }
    void setTrustedProxies(const TrustedProxies &proxies) { m_manager.setTrustedProxies(proxies); }
    void setConnectionLimits(int all, int perAddress) { m_manager.setConnectionLimits(all, perAddress); }

    [[nodiscard]] ConnectionStatus status() const { return m_manager.status(); }
    [[nodiscard]] quint16 port() const
    {
        return m_tcpListeners.empty() ? 0 : m_tcpListeners.front()->serverPort();
    }
    [[nodiscard]] QString errorString() const { return m_errorString; }
    /// After open() has failed: a port that is free; 0 if none was found or the port is not what is wrong.
    [[nodiscard]] quint16 suggestedPort() const { return m_suggestedPort; }

signals:
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);

private:
    ConnectionManager m_manager;
    std::vector<std::unique_ptr<TcpListener>> m_tcpListeners;
    QString m_errorString;
    quint16 m_suggestedPort = 0;
};

} // namespace lancast::net
