// A publishing page without a browser: Qt's WebSocket client on both channels.
#pragma once

#include "tests/support/net_relay.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <QWebSocket>

namespace lancast::test {

/// How a publisher shows the token.
enum class Credential { Subprotocol, Bearer, None, Wrong };

class TestPublisher final
{
public:
    /// Opens both channels and waits until both are open or refused. With \a protocol empty it is a plain
    /// client.
    explicit TestPublisher(const TestRelay &relay, const QString &session = QStringLiteral("publisher-01"),
                           Credential credential = Credential::Subprotocol,
                           const QString &protocol = QStringLiteral("lancast.v1"));

    [[nodiscard]] QWebSocket &blob() { return m_blob; }
    [[nodiscard]] QWebSocket &chunk() { return m_chunk; }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isClosed() const;
    /// Both channels are closed, and were told \a code.
    [[nodiscard]] bool isClosedWith(int code) const;

    /// Starts recording \a id on both channels.
    void start(int id, const QByteArray &firstPiece);
    void send(const QByteArray &piece) { m_chunk.sendBinaryMessage(piece); }
    void tell(const QJsonObject &message);
    /// Ends both connections as a crash would.
    void kill();

    [[nodiscard]] const QList<QJsonObject> &texts() const { return m_texts; }

private:
    void open(QWebSocket &socket, const TestRelay &relay, const QString &path, const QString &protocol,
              Credential credential);

    QWebSocket m_blob;
    QWebSocket m_chunk;
    QSet<const QWebSocket *> m_settled; ///< opened or refused; QWebSocket's state does not tell of the latter
    QList<QJsonObject> m_texts;         ///< from the relay, on the blob channel
};

} // namespace lancast::test
