#include "tests/support/net_websocket.h"

#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

namespace lancast::test {

QJsonObject Frame::json() const
{
    return QJsonDocument::fromJson(payload).object();
}

QByteArray handshake(const QByteArray &path, const QByteArray &fields)
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           fields + "\r\n";
}

QByteArray clientFrame(int opcode, const QByteArray &payload)
{
    const QByteArray mask("\x11\x22\x33\x44", 4);
    QByteArray frame(1, char(0x80 | opcode));
    if (payload.size() < 126) {
        frame += char(0x80 | payload.size());
    } else if (payload.size() <= 0xFFFF) {
        frame += char(0x80 | 126);
        const auto size = qToBigEndian(quint16(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        frame += char(0x80 | 127);
        const auto size = qToBigEndian(quint64(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    frame += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ mask[i % 4]);
    return frame;
}

WebSocketPeer::WebSocketPeer(quint16 port, const QByteArray &path, const QByteArray &fields,
                             const QByteArray &glued, const QString &from)
    : RawSocket(port, from)
{
    connect(this, &RawSocket::arrived, this, &WebSocketPeer::readFrames);
    send(handshake(path, fields) + glued);
}

void WebSocketPeer::sendText(const QJsonObject &message)
{
    send(clientFrame(Frame::Text, QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void WebSocketPeer::readFrames()
{
    if (m_handshakeStatus == 0) {
        QByteArray bytes = received();
        const HttpAnswer answer = takeAnswer(bytes);
        m_handshakeStatus = answer.status;
        forget(received().size() - bytes.size());
    }
    while (isOpen() && !m_isBroken && readFrame()) {
    }
}

/// False if there is no whole frame.
bool WebSocketPeer::readFrame()
{
    const QByteArray &bytes = received();
    if (bytes.size() < 2)
        return false;
    const int opcode = bytes[0] & 0x0F;
    const bool isKnown = opcode == Frame::Text || opcode == Frame::Binary || opcode >= Frame::Close;
    m_isBroken = (bytes[0] & 0xF0) != 0x80 || !isKnown || opcode > Frame::Pong || (bytes[1] & 0x80) != 0;
    qsizetype headerSize = 2;
    quint64 size = bytes[1] & 0x7F;
    if (size == 126) {
        headerSize = 4;
        if (bytes.size() < headerSize)
            return false;
        size = qFromBigEndian<quint16>(bytes.constData() + 2);
    } else if (size == 127) {
        headerSize = 10;
        if (bytes.size() < headerSize)
            return false;
        size = qFromBigEndian<quint64>(bytes.constData() + 2);
    }
    if (m_isBroken || quint64(bytes.size()) < quint64(headerSize) + size)
        return false;
    m_frames.push_back({opcode, bytes.mid(headerSize, qsizetype(size))});
    forget(headerSize + qsizetype(size));
    return true;
}

std::vector<QJsonObject> WebSocketPeer::texts(const QString &type) const
{
    std::vector<QJsonObject> found;
    for (const Frame &frame : m_frames) {
        if (frame.opcode == Frame::Text && frame.json().value(QLatin1String("type")).toString() == type)
            found.push_back(frame.json());
    }
    return found;
}

QByteArray WebSocketPeer::binaries() const
{
    QByteArray all;
    for (const Frame &frame : m_frames) {
        if (frame.opcode == Frame::Binary)
            all += frame.payload;
    }
    return all;
}

int WebSocketPeer::count(int opcode) const
{
    return int(std::ranges::count(m_frames, opcode, &Frame::opcode));
}

const Frame *WebSocketPeer::closeFrame() const
{
    const auto found = std::ranges::find(m_frames, int(Frame::Close), &Frame::opcode);
    return found == m_frames.end() ? nullptr : &*found;
}

int WebSocketPeer::closeCode() const
{
    const Frame *frame = closeFrame();
    return frame && frame->payload.size() >= 2 ? qFromBigEndian<quint16>(frame->payload.constData()) : -1;
}

QString WebSocketPeer::closeReason() const
{
    const Frame *frame = closeFrame();
    return frame ? QString::fromUtf8(frame->payload.mid(2)) : QString();
}

} // namespace lancast::test
