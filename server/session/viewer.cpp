#include "session/viewer.h"

namespace lancast::net {

Viewer::Viewer(ClientIdentity identity, const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_id(context.ids.next())
    , m_identity(std::move(identity))
    , m_context(context)
    , m_since(context.clock.now())
{
}

Viewer::~Viewer() = default;

void Viewer::countMedia(qint64 bytes)
{
    m_mediaBytes += quint64(bytes);
    m_context.sent.add(bytes);
}

ClientStatus Viewer::basicStatus(RelayClock::Time now, ClientRole role) const
{
    ClientStatus status;
    status.id = m_id;
    status.role = role;
    appendTo(status, m_identity);
    status.bytes = m_mediaBytes;
    status.connectedFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since);
    return status;
}

FrameLimits Viewer::frameLimits() const
{
    const RelayLimits &limits = m_context.limits;
    return {limits.maxViewerMessageBytes,   limits.messageDeadline,    limits.maxControlFramesPerSecond,
            limits.maxViewerBytesPerSecond, limits.maxViewerByteBurst, limits.maxViewerMessagesPerSecond};
}

} // namespace lancast::net
