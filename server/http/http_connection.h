// One accepted connection for as long as it speaks HTTP.
#pragma once

#include "base/send_stall_detector.h"
#include "http/http_limits.h"
#include "http/http_response.h"
#include "http/request_head.h"
#include "http/visitor.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <optional>

class QTcpSocket;

namespace lancast::net {

/// How a connection that begins with a TLS handshake goes on.
struct TlsEntrance
{
    QSslConfiguration configuration;
    std::function<bool()> mayBegin; ///< false: too many handshakes for now, ask again later
};

/// Reads requests and writes responses. The head is only peeked at, and nothing but its body is read, until
/// the kernel has taken the whole answer: one that a client does not read holds no other, and a client that
/// has ended its own direction gets it whole. Deletes itself when the connection ends.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    /// With \a tls, \a socket is a QSslSocket, and the peer's first byte decides whether it speaks TLS.
    HttpConnection(QTcpSocket *socket, const HttpLimits &limits, std::optional<TlsEntrance> tls,
                   QObject *parent);

    void respond(const HttpResponse &response);
    /// Answers with a head that tells a body of \a length. True: the caller writes the body with writeBody()
    /// and then calls endBody(), or abandonBody() where there is no more; false: none is wanted.
    [[nodiscard]] bool beginBody(const HttpResponse &head, qint64 length);
    void writeBody(const QByteArray &bytes);
    void endBody();
    void abandonBody();
    /// Of the answer, see net::unsentBytes(). bytesSent() tells when there are fewer.
    [[nodiscard]] qint64 unsentBytes() const;

    /// Gives the socket away, with the request head read off and no signal connected any more, and deletes
    /// this object later. The limit of its read buffer stays.
    [[nodiscard]] QTcpSocket *takeSocketAfterHead();

    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }
    [[nodiscard]] bool isEncrypted() const;
    /// A peerIdentity(), also when the peer has gone. Of a proxy, if there is one: see visitor().
    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    /// Whom the request is from that is being answered. What follows a forwarded one is forwarded, too.
    [[nodiscard]] const Visitor &visitor() const { return m_visitor; }
    void setVisitor(const Visitor &visitor);
    /// What came behind the head of the present request.
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    /// Of the answer to the present request.
    [[nodiscard]] const Sharing &sharing() const { return m_sharing; }
    void setSharing(const Sharing &sharing) { m_sharing = sharing; }
    /// Between an answer and the next request, or behind the end: a browser does not mind its end.
    [[nodiscard]] bool isIdle() const;
    /// Nothing is being answered.
    [[nodiscard]] bool isWaiting() const;

signals:
    /// The socket was given away.
    void taken();
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);
    /// The kernel has taken some bytes of the answer.
    void bytesSent();

private:
    enum class Phase {
        Reading,     ///< a head: headDeadline
        ReadingBody, ///< until the same deadline
        Responding,  ///< until the answer is written, its body's progress is watched
        Delivering,  ///< until the kernel has taken all of it: progressDeadline
        Idle,        ///< until the next request's first byte: keepAlive
        Closing,     ///< until the peer closes: closeDeadline
    };

    [[nodiscard]] bool greet();
    [[nodiscard]] bool beginTls();
    void readHead();
    void waitForHead();
    void readBody();
    void startResponding();
    void discard();
    void giveUp();
    void reset();
    void refuse(int status);
    void writeHead(const QByteArray &bytes);
    void onSent(qint64 bytes);
    void watchProgress();
    void checkProgress();
    void finishResponse();
    void finishDelivery();
    void onIdle();
    void close();

    QTcpSocket *m_socket; ///< child of this until it is taken
    const QHostAddress m_peer;
    Visitor m_visitor;
    Sharing m_sharing;
    const HttpLimits m_limits;
    std::optional<TlsEntrance> m_tls; ///< until the first byte has come
    bool m_isHandshakeDue = false;    ///< and has to wait
    QTimer m_deadline;
    QTimer m_progressTimer;
    SendStallDetector m_progress;
    quint64 m_sentBytes = 0; ///< that the kernel has taken
    qint64 m_discardedBytes = 0;
    Phase m_phase = Phase::Reading;
    RequestHead m_head;
    QByteArray m_body; ///< as far as it has come
    bool m_isBodyOpen = false;
    bool m_keepsAlive = false;
};

} // namespace lancast::net
