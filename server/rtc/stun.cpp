#include "rtc/stun.h"

#include "base/random_secret.h"
#include "rtc/big_endian.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <zlib.h>

namespace lancast::rtc {

namespace {

constexpr quint32 magicCookie = 0x2112A442;
constexpr quint32 fingerprintMask = 0x5354554E;
constexpr qsizetype stunHeaderSize = 20;
constexpr qsizetype transactionIdOffset = 8;
constexpr qsizetype transactionIdSize = 12;
constexpr qsizetype attributeHeaderSize = 4;
constexpr qsizetype integritySize = 20;
constexpr qsizetype fingerprintSize = 4;
/// Anybody can send a message that has hundreds.
constexpr qsizetype maxUnknownTold = 8;
constexpr qsizetype maxUsernameBytes = 508; // RFC 8489 section 14.3

enum class Attribute : quint16 {
    MappedAddress = 0x0001,
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    Realm = 0x0014,
    Nonce = 0x0015,
    XorMappedAddress = 0x0020,
    Priority = 0x0024,
    UseCandidate = 0x0025,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802A,
};

constexpr quint16 firstOptionalAttribute = 0x8000;

qsizetype padded(qsizetype size)
{
    return (size + 3) / 4 * 4;
}

quint32 fingerprintOf(QByteArrayView bytes)
{
    const auto *data = reinterpret_cast<const Bytef *>(bytes.data());
    return quint32(crc32(crc32(0, nullptr, 0), data, uInt(bytes.size()))) ^ fingerprintMask;
}

/// Of a message whose MESSAGE-INTEGRITY begins behind \a covered. The length in the header counts that
/// attribute, and nothing behind it (RFC 8489 section 14.5).
QByteArray integrityOf(QByteArrayView covered, const QByteArray &password)
{
    QByteArray bytes = covered.toByteArray();
    qToBigEndian(quint16(bytes.size() - stunHeaderSize + attributeHeaderSize + integritySize),
                 bytes.data() + 2);
    return QMessageAuthenticationCode::hash(bytes, password, QCryptographicHash::Sha1);
}

class StunReader final
{
public:
    explicit StunReader(QByteArrayView datagram)
        : m_datagram(datagram)
    {
    }

    [[nodiscard]] std::optional<StunMessage> read()
    {
        if (!readHeader())
            return std::nullopt;
        while (m_at < m_datagram.size()) {
            if (!readAttribute())
                return std::nullopt;
        }
        return m_message;
    }

private:
    [[nodiscard]] bool readHeader()
    {
        const qsizetype size = m_datagram.size();
        if (!isStun(m_datagram) || size < stunHeaderSize || size > maxStunBytes || size % 4 != 0 ||
            readNumber<quint16>(m_datagram, 2) != size - stunHeaderSize ||
            readNumber<quint32>(m_datagram, 4) != magicCookie)
            return false;
        // RFC 8489 section 5: the two bits of the class lie between those of the method.
        const auto type = readNumber<quint16>(m_datagram, 0);
        m_message.kind = StunClass(((type >> 7) & 2) | ((type >> 4) & 1));
        m_message.method = quint16(((type >> 2) & 0xF80) | ((type >> 1) & 0x70) | (type & 0xF));
        m_message.transactionId = m_datagram.sliced(transactionIdOffset, transactionIdSize).toByteArray();
        m_at = stunHeaderSize;
        return true;
    }

    [[nodiscard]] bool readAttribute()
    {
        // The size is a multiple of 4, and so is where an attribute begins: its header is there.
        const auto type = Attribute(readNumber<quint16>(m_datagram, m_at));
        const qsizetype size = readNumber<quint16>(m_datagram, m_at + 2);
        const qsizetype start = m_at + attributeHeaderSize;
        if (padded(size) > m_datagram.size() - start || m_hasFingerprint)
            return false; // a fingerprint is the last one
        const QByteArrayView value = m_datagram.sliced(start, size);
        if (type == Attribute::Fingerprint && !readFingerprint(value))
            return false;
        if (type != Attribute::Fingerprint && m_message.integrityOffset < 0 && !readValue(type, value))
            return false;
        m_at = start + padded(size);
        return true;
    }

    [[nodiscard]] bool readFingerprint(QByteArrayView value)
    {
        m_hasFingerprint = true;
        return value.size() == fingerprintSize &&
               readNumber<quint32>(value, 0) == fingerprintOf(m_datagram.first(m_at));
    }

    /// Of a repeated attribute the first one counts (section 14).
    [[nodiscard]] bool readValue(Attribute type, QByteArrayView value)
    {
        switch (type) {
        case Attribute::Username:
            if (m_message.username.isEmpty())
                m_message.username = value.toByteArray();
            return !value.isEmpty() && value.size() <= maxUsernameBytes;
        case Attribute::MessageIntegrity:
            m_message.integrityOffset = m_at;
            return value.size() == integritySize;
        case Attribute::UseCandidate:
            m_message.useCandidate = true;
            return value.isEmpty();
        case Attribute::IceControlled:
            m_message.isControlled = true;
            return value.size() == 8;
        case Attribute::IceControlling:
            return value.size() == 8;
        case Attribute::Priority:
            return value.size() == 4;
        case Attribute::Fingerprint: // read elsewhere
        case Attribute::MappedAddress:
        case Attribute::ErrorCode:
        case Attribute::UnknownAttributes:
        case Attribute::Realm:
        case Attribute::Nonce:
        case Attribute::XorMappedAddress:
            return true;
        }
        const auto number = quint16(type);
        if (number < firstOptionalAttribute && m_message.unknownRequired.size() < maxUnknownTold &&
            !m_message.unknownRequired.contains(number))
            m_message.unknownRequired.append(number);
        return true;
    }

    QByteArrayView m_datagram;
    qsizetype m_at = 0;
    bool m_hasFingerprint = false;
    StunMessage m_message;
};

class StunWriter final
{
public:
    StunWriter(quint16 type, const QByteArray &transactionId)
    {
        Q_ASSERT(transactionId.size() == transactionIdSize);
        appendNumber(m_bytes, type);
        appendNumber(m_bytes, quint16(0)); // the length, which setLength() writes
        appendNumber(m_bytes, magicCookie);
        m_bytes.append(transactionId);
    }

    void append(Attribute type, const QByteArray &value)
    {
        appendNumber(m_bytes, quint16(type));
        appendNumber(m_bytes, quint16(value.size()));
        m_bytes.append(value);
        m_bytes.append(padded(value.size()) - value.size(), '\0');
    }

    [[nodiscard]] QByteArray finish(const QByteArray &password)
    {
        if (!password.isEmpty())
            append(Attribute::MessageIntegrity, integrityOf(m_bytes, password));
        setLength(m_bytes.size() + attributeHeaderSize + fingerprintSize);
        QByteArray fingerprint;
        appendNumber(fingerprint, fingerprintOf(m_bytes));
        append(Attribute::Fingerprint, fingerprint);
        return m_bytes;
    }

private:
    void setLength(qsizetype size) { qToBigEndian(quint16(size - stunHeaderSize), m_bytes.data() + 2); }

    QByteArray m_bytes;
};

constexpr quint16 bindingRequest = 0x0001;
constexpr quint16 bindingSuccess = 0x0101;
constexpr quint16 bindingError = 0x0111;

/// Section 14.2: what is told is masked, since some routers rewrite addresses that they find in a packet.
QByteArray xorMapped(const QHostAddress &address, quint16 port, const QByteArray &transactionId)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // also of an IPv4-mapped IPv6 address
    QByteArray value;
    appendNumber(value, quint16(isIpv4 ? 1 : 2));
    appendNumber(value, quint16(port ^ (magicCookie >> 16)));
    if (isIpv4) {
        appendNumber(value, quint32(ipv4 ^ magicCookie));
        return value;
    }
    QByteArray mask;
    appendNumber(mask, magicCookie);
    mask.append(transactionId);
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    for (int i = 0; i < 16; ++i)
        value.append(char(ipv6[i] ^ quint8(mask[i])));
    return value;
}

QByteArray reasonOf(int code)
{
    switch (code) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthenticated";
    case 420:
        return "Unknown Attribute";
    case 487:
        return "Role Conflict";
    default:
        return "Server Error";
    }
}

} // namespace

bool isStun(QByteArrayView datagram)
{
    return !datagram.isEmpty() && quint8(datagram[0]) <= 3;
}

std::optional<StunMessage> parseStun(QByteArrayView datagram)
{
    return StunReader(datagram).read();
}

bool hasIntegrity(QByteArrayView datagram, const StunMessage &message, const QByteArray &password)
{
    const qsizetype offset = message.integrityOffset;
    if (offset < stunHeaderSize || offset > datagram.size() - attributeHeaderSize - integritySize ||
        password.isEmpty()) // which anybody knows
        return false;
    const QByteArrayView told = datagram.sliced(offset + attributeHeaderSize, integritySize);
    return net::equalSecrets(told.toByteArray(), integrityOf(datagram.first(offset), password));
}

QByteArray stunCheck(const QByteArray &transactionId, const QByteArray &username, const QByteArray &password)
{
    StunWriter writer(bindingRequest, transactionId);
    writer.append(Attribute::Username, username);
    writer.append(Attribute::Priority, QByteArray(4, '\x01')); // there is one pair only: it decides nothing
    writer.append(Attribute::IceControlled,
                  QByteArray(8, '\0')); // so does a tie that a lite agent always loses
    return writer.finish(password);
}

QByteArray stunSuccess(const QByteArray &transactionId, const QHostAddress &address, quint16 port,
                       const QByteArray &password)
{
    StunWriter writer(bindingSuccess, transactionId);
    writer.append(Attribute::XorMappedAddress, xorMapped(address, port, transactionId));
    return writer.finish(password);
}

QByteArray stunError(const QByteArray &transactionId, int code, const QByteArray &password,
                     const QList<quint16> &unknown)
{
    Q_ASSERT(code >= 300 && code <= 699);
    StunWriter writer(bindingError, transactionId);
    QByteArray value;
    appendNumber(value, quint16(0));
    appendNumber(value, quint8(code / 100));
    appendNumber(value, quint8(code % 100));
    writer.append(Attribute::ErrorCode, value + reasonOf(code));
    if (code == 420) {
        QByteArray types;
        for (const quint16 type : unknown)
            appendNumber(types, type);
        writer.append(Attribute::UnknownAttributes, types);
    }
    return writer.finish(password);
}

} // namespace lancast::rtc
