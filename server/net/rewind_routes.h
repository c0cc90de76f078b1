// What a page asks to go back in the stream: how far, and each GOP from there on.
#pragma once

#include "net/relay_clock.h"
#include "net/relay_limits.h"
#include "rewind/rewind_store.h"

#include <QJsonObject>

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// GET /rewind and GET /rewind/gop?at=MS, for those who may watch. Nothing is kept of who asks, so that the
/// browser sets the pace. Media times in milliseconds.
class RewindRoutes final
{
public:
    RewindRoutes(rewind::RewindStore &past, const RelayClock &clock, const RelayLimits &limits)
        : m_past(past)
        , m_clock(clock)
        , m_limits(limits)
    {
    }

    [[nodiscard]] static bool matches(const QByteArray &path);
    void handle(HttpConnection *connection, const RequestHead &head);

    /// What GET /rewind answers.
    [[nodiscard]] QJsonObject describe() const;

private:
    void handleGop(HttpConnection *connection, const RequestHead &head);

    rewind::RewindStore &m_past;
    const RelayClock &m_clock;
    const RelayLimits &m_limits;
};

} // namespace lancast::net
