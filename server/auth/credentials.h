// What a request shows to prove that it may.
#pragma once

#include <QByteArray>

#include <optional>

namespace lancast::net {

struct RequestHead;

/// One of each kind at most, the first: a request is one guess, not as many as fit into a head.
struct Credentials
{
    QByteArray token;                   ///< as a sub-protocol; empty: none was offered
    QByteArray viewKey;                 ///< as a sub-protocol; empty: none was offered
    QByteArray bearer;                  ///< a program's, either of the two; empty: none was sent
    std::optional<QByteArray> passcode; ///< UTF-8, as typed
};

[[nodiscard]] Credentials readCredentials(const RequestHead &head);

} // namespace lancast::net
