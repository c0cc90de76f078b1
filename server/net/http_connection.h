// One accepted connection for as long as it speaks HTTP.
#pragma once

#include "net/http_response.h"
#include "net/relay_limits.h"
#include "net/request_head.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>

class QTcpSocket;

namespace lancast::net {

/// Reads request heads and writes responses. The head is only peeked at until respond() is called, so that a
/// WebSocket handshake can be handed on untouched with takeSocket(). Deletes itself when the connection ends.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    /// With \a tls, \a socket is a QSslSocket, and the peer's first byte decides whether it speaks TLS.
    HttpConnection(QTcpSocket *socket, const RelayLimits &limits, const std::optional<QSslConfiguration> &tls,
                   QObject *parent);

    void respond(const HttpResponse &response);
    /// Answers with \a length bytes of the file at \a path from \a offset on, in steps as the peer reads.
    void respondWithFile(const HttpResponse &head, const QString &path, qint64 offset, qint64 length);
    /// Answers with a head that tells a body of \a length. True: whoever called writes the body to socket()
    /// and then calls endBody(), or abandonBody() where there is no more; false: none is wanted.
    [[nodiscard]] bool beginBody(const HttpResponse &head, qint64 length);
    void endBody();
    void abandonBody();
    /// Gives the socket away, with no signal connected any more, and deletes this object later.
    [[nodiscard]] QTcpSocket *takeSocket();
    /// As takeSocket(), with the request head read off.
    [[nodiscard]] QTcpSocket *takeSocketAfterHead();

    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }
    [[nodiscard]] bool isEncrypted() const;
    /// Between an answer and the next request: a browser does not mind its end.
    [[nodiscard]] bool isIdle() const { return m_isIdle && m_socket; }

signals:
    /// The socket was given away.
    void taken();
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);

private:
    [[nodiscard]] bool greet();
    void readHead();
    void waitForHead();
    void giveUp();
    void refuse(int status);
    void finishResponse();

    QTcpSocket *m_socket; ///< child of this until it is taken
    const RelayLimits m_limits;
    std::optional<QSslConfiguration> m_tls; ///< until the first byte has come
    QTimer m_deadline;
    bool m_isIdle = false; ///< between an answer and the next request's first byte
    RequestHead m_head;
    bool m_isResponding = false;
    bool m_keepsAlive = false;
};

} // namespace lancast::net
