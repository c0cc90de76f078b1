#include "session/dvr_client.h"

namespace lancast::net {

DvrClient::DvrClient(quint64 id, const ViewerContext &context)
    : Viewer(id, context)
{
}

void DvrClient::countRequest(const RequestHead &head, qint64 bytes, std::chrono::milliseconds behind)
{
    const QByteArray session = head.queryValue("session");
    m_session = m_session.value_or(session) == session ? session : QByteArray();
    countMedia(bytes);
    m_behindMs = int(behind.count());
    m_silentFor = {};
}

void DvrClient::tick(RelayClock::Time elapsed)
{
    m_silentFor += elapsed;
    if (m_silentFor >= longestSilence)
        emit finished();
}

ClientFigures DvrClient::figures() const
{
    ClientFigures figures = Viewer::figures();
    figures.behindMs = m_behindMs;
    return figures;
}

} // namespace lancast::net
