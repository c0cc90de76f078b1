// Listens, and hands every accepted connection's descriptor on.
#pragma once

#include "http/listen_fault.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace lancast::net {

class TcpListener final : public QTcpServer
{
    Q_OBJECT

public:
    explicit TcpListener(QObject *parent = nullptr);

signals:
    /// The receiver owns the descriptor.
    void accepted(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { emit accepted(descriptor); }

private:
    void pauseFor(QAbstractSocket::SocketError error);
};

struct OpenedListeners
{
    std::vector<std::unique_ptr<TcpListener>> listeners; ///< empty if one of them could not be opened
    ListenFault fault;                                   ///< valid then
};

/// A door for each of \a addresses, all of them at one port; 0 takes one that is free at all addresses.
[[nodiscard]] OpenedListeners openListeners(const QList<QHostAddress> &addresses, quint16 port);

} // namespace lancast::net
