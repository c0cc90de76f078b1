// STUN messages (RFC 8489) with the attributes of ICE (RFC 8445 section 16). Pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace lancast::rtc {

enum class StunClass { Request, Indication, Success, Error };

/// One message as it was received. Nothing in it is trusted before hasIntegrity().
struct StunMessage
{
    StunClass kind = StunClass::Request;
    quint16 method = 0;       ///< stunBinding
    QByteArray transactionId; ///< 12 bytes
    QByteArray username;      ///< "<receiver's ufrag>:<sender's ufrag>" in a check
    bool useCandidate = false;
    bool isControlled = false; ///< has ICE-CONTROLLED; an ICE-lite agent's peer may not
    QList<quint16>
        unknownRequired; ///< comprehension-required attributes that are not understood, the first 8
    /// Where MESSAGE-INTEGRITY begins; -1: there is none. Attributes behind it, but for FINGERPRINT, are
    /// ignored.
    qsizetype integrityOffset = -1;
};

inline constexpr quint16 stunBinding = 0x001;
/// What is longer is no message to us: a check has some 100 bytes.
inline constexpr qsizetype maxStunBytes = 1'280;

/// Whether a datagram's first byte says STUN (RFC 7983).
[[nodiscard]] bool isStun(QByteArrayView datagram);
/// Empty if \a datagram is no well-formed message, or has a FINGERPRINT that is wrong.
[[nodiscard]] std::optional<StunMessage> parseStun(QByteArrayView datagram);
/// Whether \a message, parsed from \a datagram, was written by one who knows \a password. Takes the same time
/// for every wrong one.
[[nodiscard]] bool hasIntegrity(QByteArrayView datagram, const StunMessage &message,
                                const QByteArray &password);

/// A check of our own, as a controlled agent sends it: \a username is "<peer's ufrag>:<own ufrag>", \a
/// password the peer's. Who answers it is there, and wants what comes.
[[nodiscard]] QByteArray stunCheck(const QByteArray &transactionId, const QByteArray &username,
                                   const QByteArray &password);
/// The answer to a check: tells the peer that it was seen at \a address and \a port.
[[nodiscard]] QByteArray stunSuccess(const QByteArray &transactionId, const QHostAddress &address,
                                     quint16 port, const QByteArray &password);
/// \a code as in section 14.8. Without a \a password there is no MESSAGE-INTEGRITY; \a unknown goes with 420.
[[nodiscard]] QByteArray stunError(const QByteArray &transactionId, int code, const QByteArray &password = {},
                                   const QList<quint16> &unknown = {});

} // namespace lancast::rtc
