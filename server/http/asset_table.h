// The pages, in memory, by the path they are served under.
#pragma once

#include "http/http_response.h"

#include <QByteArray>
#include <QHash>

namespace lancast::net {

struct RequestHead;

/// Reads everything below :/web once. "/" is the viewer's page, "/publish" the publisher's.
class AssetTable final
{
public:
    AssetTable();

    [[nodiscard]] bool contains(const QByteArray &path) const { return m_assets.contains(path); }
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
};

} // namespace lancast::net
