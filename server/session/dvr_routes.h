// What a page asks to go back in the stream: how far, and each GOP from there on.
#pragma once

#include "base/relay_clock.h"
#include "output/dvr/dvr_store.h"

#include <QJsonObject>

namespace lancast::net {

class ViewerRegistry;
class HttpConnection;
struct RequestHead;

/// GET /rewind and GET /rewind/gop?at=MS&session=ID, for those who may watch. The browser sets the pace; what
/// it gets counts for its visit, see ViewerRegistry::admitToDvr(). Media times in milliseconds.
class DvrRoutes final
{
public:
    DvrRoutes(dvr::DvrStore &past, ViewerRegistry &viewers, const RelayClock &clock)
        : m_dvr(past)
        , m_viewerRegistry(viewers)
        , m_clock(clock)
    {
    }

    [[nodiscard]] static bool matches(const QByteArray &path);
    void handle(HttpConnection *connection, const RequestHead &head);

    /// What GET /rewind answers.
    [[nodiscard]] QJsonObject describe() const;

private:
    void handleGop(HttpConnection *connection, const RequestHead &head);

    dvr::DvrStore &m_dvr;
    ViewerRegistry &m_viewerRegistry;
    const RelayClock &m_clock;
};

} // namespace lancast::net
