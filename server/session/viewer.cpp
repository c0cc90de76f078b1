#include "session/viewer.h"

namespace lancast::net {

Viewer::Viewer(quint64 id, const ViewerContext &context)
    : m_id(id)
    , m_context(context)
{
}

Viewer::~Viewer() = default;

ClientFigures Viewer::figures() const
{
    ClientFigures figures;
    figures.bytes = m_mediaBytes;
    return figures;
}

FrameLimits Viewer::frameLimits() const
{
    const RelayLimits &limits = m_context.limits;
    return {limits.maxViewerMessageBytes,   limits.messageDeadline,    limits.maxControlFramesPerSecond,
            limits.maxViewerBytesPerSecond, limits.maxViewerByteBurst, limits.maxViewerMessagesPerSecond};
}

} // namespace lancast::net
