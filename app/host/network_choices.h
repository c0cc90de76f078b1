// How the relay is to be reached: plain values.
#pragma once

#include "relay/relay_options.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace lancast::app {

inline constexpr qsizetype mostFurtherHosts = 32;

struct NetworkChoices
{
    quint16 port = net::defaultPort;
    QHostAddress bind{QHostAddress::Any}; ///< Any: all networks, else one address
    bool isSecure = false;                ///< HTTPS
    QStringList furtherHosts{};           ///< names under which guests may ask for this machine
    net::Embedding embedding{};           ///< sites that may show the stream in their pages

    friend bool operator==(const NetworkChoices &, const NetworkChoices &) = default;
};

/// As --allow-host takes it: a name or an address, without a port or a path.
[[nodiscard]] bool isHostName(const QString &text);

} // namespace lancast::app
