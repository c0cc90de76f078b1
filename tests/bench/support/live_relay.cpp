#include "live_relay.h"

#include "wait.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocketHandshakeOptions>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace lancast::bench {

LiveRelay::LiveRelay(double megabitsPerSecond, QStringList options)
    : m_options(std::move(options))
    , m_stream(megabitsPerSecond)
{
}

LiveRelay::~LiveRelay()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

QString LiveRelay::start(std::chrono::seconds past)
{
    if (!startProcess())
        return u"the relay did not start"_s;
    if (!startPublishing())
        return u"publishing did not start"_s;
    if (!publishPast(past))
        return u"the past could not be published"_s;
    m_firstLive = m_stream.frames();
    m_clock.start();
    m_ticker.start(5);
    return {};
}

QSet<QHostAddress> LiveRelay::clientAddresses() const
{
    const QJsonObject status = ask("/api/status");
    QSet<QHostAddress> addresses;
    for (const QJsonValue &client : status.value("clients"_L1).toArray())
        addresses.insert(QHostAddress(client["address"_L1].toString()));
    return addresses;
}

std::chrono::milliseconds LiveRelay::oldest() const
{
    return std::chrono::milliseconds(ask("/rewind").value("from"_L1).toInteger());
}

QJsonObject LiveRelay::ask(const QByteArray &path) const
{
    constexpr int patienceMs = 1000;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) +
                 "\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead(patienceMs)) {
    }
    const QByteArray answer = socket.readAll();
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

bool LiveRelay::publishPast(std::chrono::seconds past)
{
    const auto frames = quint64(past.count()) * SyntheticStream::framesPerSecond;
    constexpr qint64 mostUnsent = 1'000'000;
    const auto publishSome = [&] {
        while (m_stream.frames() < frames && m_chunkChannel.bytesToWrite() < mostUnsent)
            m_chunkChannel.sendBinaryMessage(m_stream.nextFrame());
        return m_stream.frames() >= frames && m_chunkChannel.bytesToWrite() == 0;
    };
    return waitFor(publishSome, 60s);
}

bool LiveRelay::startProcess()
{
    const QString ready = m_folder.filePath(u"ready.json"_s);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(LANCAST_SERVER),
                    QStringList{u"--port"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s, u"--ready-file"_s, ready,
                                u"--log-level"_s, u"error"_s} +
                        m_options);
    if (!waitFor([&ready] { return QFile::exists(ready); }, 5s))
        return false;
    QFile file(ready);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
    m_port = quint16(facts.value("port"_L1).toInt());
    m_token = facts.value("publishToken"_L1).toString().toLatin1();
    return m_port > 0;
}

bool LiveRelay::startPublishing()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"lancast.v1"_s, u"token."_s + QString::fromLatin1(m_token)});
    const QString base = u"ws://127.0.0.1:%1/publish/%2?session=bench-publisher"_s.arg(m_port);
    m_blobChannel.open(QUrl(base.arg(u"blob"_s)), options);
    m_chunkChannel.open(QUrl(base.arg(u"chunk"_s)), options);
    const auto isOpen = [](const QWebSocket &socket) {
        return socket.state() == QAbstractSocket::ConnectedState;
    };
    if (!waitFor([&] { return isOpen(m_blobChannel) && isOpen(m_chunkChannel); }, 5s))
        return false;
    m_blobChannel.sendTextMessage(u"{\"type\":\"recording\",\"id\":1}"_s);
    m_blobChannel.sendBinaryMessage(m_stream.initSegment());
    m_chunkChannel.sendTextMessage(u"{\"type\":\"recording\",\"id\":1}"_s);
    QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] { publishDue(); });
    m_ticker.setTimerType(Qt::PreciseTimer);
    return true;
}

void LiveRelay::publishDue()
{
    while (qint64(m_stream.frames() - m_firstLive) * 1000 / SyntheticStream::framesPerSecond <=
           m_clock.elapsed())
        m_chunkChannel.sendBinaryMessage(m_stream.nextFrame());
}

} // namespace lancast::bench
