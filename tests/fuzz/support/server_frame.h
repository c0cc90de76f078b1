// Whether what the relay sends are whole, well-formed frames (RFC 6455 section 5).
#pragma once

#include "tests/fuzz/support/require.h"

#include <QByteArray>
#include <QJsonDocument>

namespace lancast::fuzz {

/// Removes the first frame from \a received; false if none is whole.
inline bool takeServerFrame(QByteArray &received)
{
    if (received.size() < 2)
        return false;
    const auto first = quint8(received[0]);
    const auto code = quint8(received[1]);
    require((first & 0xF0) == 0x80, "the relay's frames are final and use no extension");
    require(code < 128, "a server's frames are not masked");
    const qsizetype lengthBytes = code == 127 ? 8 : code == 126 ? 2 : 0;
    if (received.size() < 2 + lengthBytes)
        return false;
    quint64 size = lengthBytes == 0 ? code : 0;
    for (qsizetype i = 0; i < lengthBytes; ++i)
        size = size * 256 + quint8(received[2 + i]);
    if (quint64(received.size() - 2 - lengthBytes) < size)
        return false;
    const QByteArray payload = received.mid(2 + lengthBytes, qsizetype(size));
    received.remove(0, 2 + lengthBytes + qsizetype(size));

    const int opcode = first & 0x0F;
    require(opcode == 1 || opcode == 2 || (opcode >= 8 && opcode <= 10), "the relay knows its opcodes");
    require(opcode != 1 || QJsonDocument::fromJson(payload).isObject(), "every text is a JSON object");
    require(opcode < 8 || payload.size() <= 125, "a control frame is short");
    require(opcode != 8 || payload.size() >= 2, "a close has a code");
    return true;
}

} // namespace lancast::fuzz
