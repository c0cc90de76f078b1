// Arbitrary datagrams as STUN: those with the right integrity have what is covered by it unchanged.
#include "rtc/stun.h"

#include "tests/fuzz/support/require.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <zlib.h>

using namespace lancast::fuzz;
using namespace lancast::rtc;

namespace {

const QByteArray password("VOkJxbRl1RmTxUk/WvJxBt");

/// RFC 8489 section 14.7, so that the fuzzer gets past it.
void correctFingerprint(QByteArray &datagram)
{
    if (datagram.size() < 28 || !datagram.last(8).startsWith(QByteArray("\x80\x28\x00\x04", 4)))
        return;
    const auto *bytes = reinterpret_cast<const Bytef *>(datagram.constData());
    const auto sum = quint32(crc32(0, bytes, uInt(datagram.size() - 8))) ^ 0x5354554EU;
    for (int i = 0; i < 4; ++i)
        datagram[datagram.size() - 4 + i] = char(sum >> (24 - 8 * i));
}

void checkAnswers(const StunMessage &message)
{
    const QHostAddress address(QStringLiteral("2001:db8::1"));
    for (const QByteArray &answer :
         {stunSuccess(message.transactionId, address, 1, password), stunError(message.transactionId, 401),
          stunError(message.transactionId, 487, password),
          stunError(message.transactionId, 420, password, message.unknownRequired)}) {
        const auto read = parseStun(answer);
        require(read.has_value(), "what is answered is well-formed");
        require(read->transactionId == message.transactionId, "an answer has the request's transaction");
        require(read->integrityOffset < 0 || hasIntegrity(answer, *read, password), "an answer is signed");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray datagram(reinterpret_cast<const char *>(data), qsizetype(size));
    correctFingerprint(datagram);
    const std::optional<StunMessage> message = parseStun(datagram);
    if (!message)
        return 0;
    require(isStun(datagram), "what is read as STUN begins as STUN");
    require(message->transactionId.size() == 12, "a transaction's id has 12 bytes");
    require(message->username.size() <= 508, "a username has its limit");
    require(message->integrityOffset < datagram.size(), "the integrity is in the datagram");
    require(!hasIntegrity(datagram, *message, {}), "an empty password is none");
    if (message->integrityOffset >= 0) {
        // As somebody who knows the password would have written it.
        const qsizetype offset = message->integrityOffset;
        QByteArray covered = datagram.first(offset);
        covered[2] = char((offset + 4) >> 8);
        covered[3] = char(offset + 4);
        const QByteArray sum = QMessageAuthenticationCode::hash(covered, password, QCryptographicHash::Sha1);
        const bool isSame = datagram.mid(offset + 4, 20) == sum;
        require(hasIntegrity(datagram, *message, password) == isSame, "the integrity is what it covers");
        datagram.replace(offset + 4, 20, sum);
        require(hasIntegrity(datagram, *message, password), "who knows the password can write it");
    }
    checkAnswers(*message);
    return 0;
}
