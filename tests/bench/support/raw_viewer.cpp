#include "raw_viewer.h"

#include "synthetic_stream.h"

#include <QtEndian>

namespace lancast::bench {

namespace {

constexpr quint8 binaryOpcode = 0x2;
constexpr quint8 pingOpcode = 0x9;
constexpr quint32 ownNetwork = 0x7F010001; ///< 127.1.0.1

struct Frame
{
    quint8 opcode = 0;
    qsizetype headerSize = 0;
    qsizetype payloadSize = 0;
};

/// The frame at \a offset if it is there whole (RFC 6455 section 5.2; a server does not mask).
std::optional<Frame> wholeFrameAt(const QByteArray &bytes, qsizetype offset)
{
    const auto *data = reinterpret_cast<const quint8 *>(bytes.constData()) + offset;
    const qsizetype available = bytes.size() - offset;
    if (available < 2)
        return std::nullopt;
    Frame frame{quint8(data[0] & 0x0F), 2, data[1] & 0x7F};
    if (frame.payloadSize == 126)
        frame.headerSize = 4;
    else if (frame.payloadSize == 127)
        frame.headerSize = 10;
    if (available < frame.headerSize)
        return std::nullopt;
    if (frame.headerSize == 4)
        frame.payloadSize = qFromBigEndian<quint16>(data + 2);
    else if (frame.headerSize == 10)
        frame.payloadSize = qsizetype(qFromBigEndian<quint64>(data + 2));
    return available >= frame.headerSize + frame.payloadSize ? std::optional(frame) : std::nullopt;
}

/// RFC 6455 section 5.5.3. A mask of zeros is one, too.
QByteArray pongFrame(const QByteArray &payload)
{
    return QByteArray("\x8A") + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

} // namespace

RawViewer::RawViewer(const SyntheticStream &stream, quint16 port, int number)
    : m_stream(stream)
    , m_address(ownNetwork + quint32(number))
{
    const QByteArray session = "?session=bench-" + QByteArray::number(number).rightJustified(6, '0');
    open(m_blob, port, "/watch/blob" + session);
    open(m_chunk, port, "/watch/chunk" + session);
}

void RawViewer::open(Half &half, quint16 port, const QByteArray &target)
{
    connect(&half.socket, &QTcpSocket::connected, this, [&half, port, target] {
        half.socket.write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                          "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Protocol: lancast.v1\r\n\r\n");
    });
    connect(&half.socket, &QTcpSocket::readyRead, this, [this, &half] { read(half); });
    half.socket.bind(m_address);
    half.socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

bool RawViewer::isConnected() const
{
    return m_blob.socket.state() == QAbstractSocket::ConnectedState &&
           m_chunk.socket.state() == QAbstractSocket::ConnectedState;
}

void RawViewer::stall()
{
    m_isStalled = true;
    for (Half *half : {&m_blob, &m_chunk})
        half->socket.setReadBufferSize(1);
}

void RawViewer::read(Half &half)
{
    if (m_isStalled)
        return;
    half.bytes += half.socket.readAll();
    if (!half.isUpgraded) {
        const qsizetype end = half.bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        half.isUpgraded = half.bytes.startsWith("HTTP/1.1 101");
        half.bytes.remove(0, end + 4);
    }
    takeMessages(half);
}

void RawViewer::takeMessages(Half &half)
{
    qsizetype offset = 0;
    while (const auto frame = wholeFrameAt(half.bytes, offset)) {
        const QByteArray payload = half.bytes.mid(offset + frame->headerSize, frame->payloadSize);
        offset += frame->headerSize + frame->payloadSize;
        if (frame->opcode == pingOpcode)
            half.socket.write(pongFrame(payload));
        if (frame->opcode != binaryOpcode)
            continue;
        ++m_messages;
        if (&half == &m_blob) {
            m_hasBlob = true;
            takeMedia(payload, false);
            for (const QByteArray &early : m_early)
                takeMedia(early, true);
            m_early.clear();
        } else if (m_hasBlob) {
            takeMedia(payload, true);
        } else {
            m_early.push_back(payload);
        }
    }
    half.bytes.remove(0, offset);
}

void RawViewer::takeMedia(const QByteArray &media, bool isLive)
{
    std::vector<webm::Frame> blocks;
    if (m_demuxer.feed(media, blocks) != webm::DemuxError::None)
        qFatal("A viewer was sent bytes that are no WebM.");
    for (const webm::Frame &block : blocks) {
        const quint64 number = SyntheticStream::numberOf(block);
        if (m_newest && number != *m_newest + 1)
            m_lost += number - *m_newest - 1;
        if (!m_stream.isIntact(block))
            ++m_lost;
        if (isLive)
            m_delays.push_back(
                std::chrono::duration<double, std::milli>(SyntheticStream::ageOf(block)).count());
        m_newest = number;
        ++m_blocks;
    }
}

} // namespace lancast::bench
