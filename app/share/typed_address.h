// An address that a person types because they know that it leads here. Pure.
#pragma once

#include <QString>

namespace lancast::app {

/// "home.example:9000": a name or an IP address, and perhaps the port that a router forwards.
struct TypedAddress
{
    QString host;     ///< as QUrl::host() gives it, without brackets; empty: none
    quint16 port = 0; ///< 0: the relay's

    [[nodiscard]] bool isEmpty() const { return host.isEmpty(); }
    [[nodiscard]] QString toString() const;

    friend bool operator==(const TypedAddress &, const TypedAddress &) = default;
};

struct TypedAddressResult
{
    QString error; ///< for people, one sentence; empty if the address makes sense
    TypedAddress address;
};

/// Takes a whole link, too, and of that what counts. Nothing but blanks is an empty address without an error.
[[nodiscard]] TypedAddressResult readTypedAddress(const QString &text);

} // namespace lancast::app
