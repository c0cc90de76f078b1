#include "http/asset_table.h"

#include "http/request_head.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

namespace lancast::net {

namespace {

constexpr char icecastPath[] = "/icecast";

/// Fixed types: with nosniff a browser runs nothing else as a script.
QByteArray contentTypeOf(const QString &path)
{
    if (path.endsWith(QLatin1String(".html")))
        return "text/html; charset=utf-8";
    if (path.endsWith(QLatin1String(".js")))
        return "text/javascript; charset=utf-8";
    if (path.endsWith(QLatin1String(".css")))
        return "text/css; charset=utf-8";
    if (path.endsWith(QLatin1String(".svg")))
        return "image/svg+xml";
    if (path.endsWith(QLatin1String(".json")))
        return "application/json";
    return "application/octet-stream";
}

} // namespace

AssetTable::AssetTable()
{
    const QString root = QStringLiteral(":/web");
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Asset asset{contentTypeOf(path), file.readAll(), {}};
        asset.tag =
            '"' + QCryptographicHash::hash(asset.body, QCryptographicHash::Sha256).toHex().left(16) + '"';
        m_assets.insert(path.mid(root.size()).toUtf8(), asset);
    }
    m_assets.insert("/", m_assets.value("/viewer/index.html"));
    m_assets.insert(icecastPath, m_assets.value("/viewer/index.html"));
    m_assets.insert("/publish", m_assets.value("/publisher/index.html"));
}

void AssetTable::setMediaOrigins(const QList<QUrl> &urls)
{
    m_mediaOrigins.clear();
    for (const QUrl &url : urls) {
        const auto parts = QUrl::RemovePath | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
        m_mediaOrigins += ' ' + url.adjusted(parts).toEncoded();
    }
}

HttpResponse AssetTable::response(const RequestHead &head) const
{
    const Asset asset = m_assets.value(head.path);
    HttpResponse response;
    response.contentType = asset.contentType;
    if (head.path == icecastPath) {
        // A browser that keeps the page (for a tab that it restores) keeps its policy, and the mounts may
        // move.
        response.extraFields = {"Cache-Control: no-store"};
        response.connectSources = m_mediaOrigins;
        response.body = asset.body;
        return response;
    }
    response.extraFields = {"Cache-Control: no-cache", "ETag: " + asset.tag};
    if (head.list("if-none-match").contains(asset.tag))
        response.status = 304;
    else
        response.body = asset.body;
    return response;
}

} // namespace lancast::net
