#include "tests/support/net_publisher.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QTest>
#include <QWebSocketHandshakeOptions>

namespace lancast::test {

namespace {

QString textOf(const QJsonObject &message)
{
    return QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

QJsonObject recordingMessage(int id)
{
    return {{QStringLiteral("type"), QStringLiteral("recording")}, {QStringLiteral("id"), id}};
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
constexpr auto failed = &QWebSocket::errorOccurred;
#else
constexpr auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

} // namespace

TestPublisher::TestPublisher(const TestRelay &relay, const QString &session, Credential credential,
                             const QString &protocol)
{
    QObject::connect(&m_blob, &QWebSocket::textMessageReceived, &m_blob, [this](const QString &text) {
        m_texts.append(QJsonDocument::fromJson(text.toUtf8()).object());
    });
    const QString query = session.isEmpty() ? QString() : QStringLiteral("?session=") + session;
    open(m_blob, relay, QStringLiteral("/publish/blob") + query, protocol, credential);
    open(m_chunk, relay, QStringLiteral("/publish/chunk") + query, protocol, credential);
    (void)QTest::qWaitFor([this] { return m_settled.size() == 2; }, 10'000);
}

void TestPublisher::open(QWebSocket &socket, const TestRelay &relay, const QString &path,
                         const QString &protocol, Credential credential)
{
    const QString token = QString::fromLatin1(publishToken);
    QStringList offered;
    if (!protocol.isEmpty())
        offered.append(protocol);
    QObject::connect(&socket, failed, &socket, [this, &socket] { m_settled.insert(&socket); });
    QObject::connect(&socket, &QWebSocket::connected, &socket,
                     [this, &socket] { m_settled.insert(&socket); });
    QNetworkRequest request(relay.webSocketUrl(path));
    if (credential == Credential::Subprotocol)
        offered.append(QStringLiteral("token.") + token);
    else if (credential == Credential::Wrong)
        offered.append(QStringLiteral("token.another-token-xxx"));
    else if (credential == Credential::Bearer)
        request.setRawHeader("Authorization", QByteArray("Bearer ") + publishToken);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(offered);
    socket.open(request, options);
}

bool TestPublisher::isOpen() const
{
    return m_blob.state() == QAbstractSocket::ConnectedState &&
           m_chunk.state() == QAbstractSocket::ConnectedState;
}

bool TestPublisher::isClosed() const
{
    return m_blob.state() == QAbstractSocket::UnconnectedState &&
           m_chunk.state() == QAbstractSocket::UnconnectedState;
}

bool TestPublisher::isClosedWith(int code) const
{
    return isClosed() && int(m_blob.closeCode()) == code && int(m_chunk.closeCode()) == code;
}

void TestPublisher::start(int id, const QByteArray &firstPiece)
{
    m_blob.sendTextMessage(textOf(recordingMessage(id)));
    m_blob.sendBinaryMessage(firstPiece);
    m_chunk.sendTextMessage(textOf(recordingMessage(id)));
}

void TestPublisher::tell(const QJsonObject &message)
{
    m_blob.sendTextMessage(textOf(message));
}

void TestPublisher::kill()
{
    m_blob.abort();
    m_chunk.abort();
}

} // namespace lancast::test
