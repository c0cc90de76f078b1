#include "web/local_origin.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

int portOf(const QUrl &url)
{
    const bool isSecure = url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
    return url.port(isSecure ? 443 : 80);
}

} // namespace

LocalOrigin::LocalOrigin(const QUrl &url)
    : m_scheme(url.scheme())
    , m_host(url.host())
    , m_port(portOf(url))
{
}

bool LocalOrigin::isPage(const QUrl &url) const
{
    return !isNull() && url.scheme() == m_scheme && url.host() == m_host && portOf(url) == m_port;
}

bool LocalOrigin::isResource(const QUrl &url) const
{
    if (isPage(url))
        return true;
    if (url.scheme() == "blob"_L1 || url.scheme() == "data"_L1)
        return true;
    const QString socketScheme = m_scheme == "https"_L1 ? u"wss"_s : u"ws"_s;
    return !isNull() && url.scheme() == socketScheme && url.host() == m_host && portOf(url) == m_port;
}

} // namespace lancast::app
