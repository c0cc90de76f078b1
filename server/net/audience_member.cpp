#include "net/audience_member.h"

namespace lancast::net {

AudienceMember::AudienceMember(const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_id(context.ids.next())
    , m_context(context)
    , m_since(context.clock.now())
{
}

AudienceMember::~AudienceMember()
{
    m_context.stream.leave(*this);
}

relay::ClientStatus AudienceMember::basicStatus(RelayClock::Time now, relay::ClientRole role) const
{
    relay::ClientStatus status;
    status.id = m_id;
    status.role = role;
    status.connectedFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since);
    return status;
}

} // namespace lancast::net
