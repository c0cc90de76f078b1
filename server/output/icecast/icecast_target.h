// Where the stream goes to: an Icecast server, one of its mounts, and the password for it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace lancast::icecast {

/// Port of a URL that names none.
inline constexpr quint16 defaultPort = 8000;
inline constexpr quint16 defaultTlsPort = 443;

struct IcecastTarget
{
    QString host; ///< a name or an address, IPv6 without brackets
    quint16 port = defaultPort;
    bool isEncrypted = false;
    QString user;
    QString password;
    QByteArray mount; ///< the path, percent-encoded: "/live.webm"

    bool operator==(const IcecastTarget &) const = default;

    /// What listeners open, and what may be shown: without user and password.
    [[nodiscard]] QUrl address() const;
};

struct IcecastOptions
{
    std::optional<IcecastTarget> target{}; ///< empty: the stream goes to no Icecast
    QList<QUrl> listeners{};               ///< where guests get it from there; empty: the target's address

    bool operator==(const IcecastOptions &) const = default;
};

struct IcecastTargetResult
{
    QString error; ///< one sentence without the password; empty if the target is right
    IcecastTarget target;
};

/// The error of a target that is right but for its password.
[[nodiscard]] QString noPasswordFault();

/// \a url: "http://user:password@host:port/mount". The user is "source" where none is named. A \a password
/// that is not empty counts instead of the URL's.
[[nodiscard]] IcecastTargetResult readTarget(const QString &url, const QString &password = {});

struct ListenerAddressResult
{
    QString error; ///< one sentence; empty if the address is right
    QUrl address;
};

/// \a url: where listeners get a mount, "http://host:port/mount".
[[nodiscard]] ListenerAddressResult readListenerAddress(const QString &url);

} // namespace lancast::icecast
