// The host's word about guests, applied to the rules and to those who are in.
#pragma once

#include "auth/access.h"
#include "session/viewer_registry.h"

namespace lancast::net {

class GuestPolicy final
{
public:
    GuestPolicy(Access &access, ViewerRegistry &viewers)
        : m_access(access)
        , m_viewerRegistry(viewers)
    {
    }

    void setPasscode(const QString &passcode);
    void renewViewKey();
    void kick(quint64 id);
    void block(quint64 id);

private:
    Access &m_access;
    ViewerRegistry &m_viewerRegistry;
};

} // namespace lancast::net
