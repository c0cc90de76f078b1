// Why a connection is closed or refused, as clients read it.
#pragma once

namespace lancast::net {

/// RFC 6455 section 7.4, and our own from 4400 on (see PROTOCOL.md).
enum class CloseCode {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    NotUtf8 = 1007,
    PolicyViolation = 1008,
    MessageTooLarge = 1009,
    BadStream = 4400,
    LinkChanged = 4401,
    VisitEnded = 4403,
    TimedOut = 4408,
    AnotherPublisher = 4409,
    Full = 4429,
};

} // namespace lancast::net
