// A relay on a free port of this machine, for tests that talk to it over real sockets.
#pragma once

#include "relay/relay_server.h"

#include "tests/support/test_time.h"

#include <QJsonObject>

#include <QUrl>

namespace lancast::test {

inline constexpr char publishToken[] = "a-token-for-tests";

/// Loopback, any free port, publishToken, as many shards as LANCAST_TEST_SHARDS says, else one.
[[nodiscard]] net::RelayOptions loopbackOptions();

/// Runs in the thread of the test, by whose clock it goes; the test must run its event loop while it waits.
class TestRelay final
{
public:
    explicit TestRelay(net::RelayOptions options = loopbackOptions());

    [[nodiscard]] net::RelayServer &server() { return m_server; }
    [[nodiscard]] net::Room &room() { return m_server.room(); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QUrl webSocketUrl(const QString &path) const;
    [[nodiscard]] QString state() const;
    /// As GET /api/status gives it.
    [[nodiscard]] QJsonObject status() const;
    /// The only client of \a role; empty if there is none.
    [[nodiscard]] QJsonObject client(const QString &role) const;

private:
    net::RelayServer m_server;
};

} // namespace lancast::test
