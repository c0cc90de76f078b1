// The pages, in memory, by the path they are served under.
#pragma once

#include "http/http_response.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QUrl>

namespace lancast::net {

struct RequestHead;

/// Reads everything below :/web once. "/" is the viewer's page, and "/icecast" for the
/// stream as Icecast has it; "/publish" is the publisher's.
class AssetTable final
{
public:
    AssetTable();

    [[nodiscard]] bool contains(const QByteArray &path) const { return m_assets.contains(path); }
    /// From which other places the viewer's page may fetch the stream. Only their origins count.
    void setMediaOrigins(const QList<QUrl> &urls);
    /// The asset, or 304 if the request names the version that there is.
    [[nodiscard]] HttpResponse response(const RequestHead &head) const;

private:
    struct Asset
    {
        QByteArray contentType;
        QByteArray body;
        QByteArray tag;
    };

    QHash<QByteArray, Asset> m_assets;
    QByteArray m_mediaOrigins;
};

} // namespace lancast::net
