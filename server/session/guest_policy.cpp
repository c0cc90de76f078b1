#include "session/guest_policy.h"

namespace lancast::net {

namespace {

const QString visitEnded = QStringLiteral("The host has ended your visit.");
const QString linkChanged = QStringLiteral("The host has changed the link.");

} // namespace

void GuestPolicy::setPasscode(const QString &passcode)
{
    const bool wasOpen = !m_access.isPasscodeSet();
    m_access.setPasscode(passcode);
    // Who is in stays in, also after a moment without network.
    if (wasOpen && m_access.isPasscodeSet())
        m_viewerRegistry.broadcastKey(m_access.viewKey());
}

void GuestPolicy::renewViewKey()
{
    m_access.renewViewKey();
    if (!m_access.isPasscodeSet())
        return; // they would come back at once
    m_viewerRegistry.disconnectIf([](quint64, const QHostAddress &) { return true; }, CloseCode::LinkChanged,
                                  linkChanged);
}

void GuestPolicy::kick(quint64 id)
{
    m_viewerRegistry.disconnectIf([id](quint64 one, const QHostAddress &) { return one == id; },
                                  CloseCode::VisitEnded, visitEnded);
}

void GuestPolicy::block(quint64 id)
{
    const QHostAddress peer = m_viewerRegistry.peerOf(id);
    if (peer.isNull() || !m_access.block(peer))
        return kick(id);
    m_viewerRegistry.disconnectIf([&peer](quint64, const QHostAddress &one) { return one == peer; },
                                  CloseCode::VisitEnded, visitEnded);
}

} // namespace lancast::net
