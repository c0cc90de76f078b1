#include "session/viewer_shard.h"

#include <algorithm>

namespace lancast::net {

/// Viewers leave the fan-out when they are deleted.
ViewerShard::~ViewerShard()
{
    for (Viewer *viewer : m_viewers)
        delete viewer;
}

void ViewerShard::add(std::unique_ptr<Viewer> viewer)
{
    Viewer *added = viewer.release();
    added->setParent(this);
    m_viewers.push_back(added);
    connect(added, &Viewer::finished, this, [this, added] { remove(added); });
}

void ViewerShard::addPage(std::unique_ptr<ViewerSession> page)
{
    ViewerSession *added = page.get();
    add(std::move(page));
    m_pages.push_back(added);
    connect(added, &ViewerSession::wantsLive, this, [this, added] { emit wantsLive(added->id()); });
    // As soon as it had moved to this thread its connections could end here.
    if (added->isFinished())
        remove(added);
}

std::unique_ptr<ViewerSession> ViewerShard::releasePage(ViewerSession *page)
{
    std::erase(m_viewers, page);
    std::erase(m_pages, page);
    page->disconnect(this);
    page->setParent(nullptr);
    return std::unique_ptr<ViewerSession>(page);
}

void ViewerShard::join(quint64 page, const stream::Burst &burst)
{
    if (ViewerSession *found = findPage(page))
        found->join(m_fanOut, burst);
}

void ViewerShard::moveTo(quint64 page, const stream::Burst &head)
{
    if (ViewerSession *found = findPage(page))
        m_fanOut.moveTo(*found, head);
}

ViewerSession *ViewerShard::findPage(quint64 id) const
{
    const auto found = std::ranges::find(m_pages, id, &ViewerSession::id);
    return found == m_pages.end() ? nullptr : *found;
}

Viewer *ViewerShard::find(quint64 id) const
{
    const auto found = std::ranges::find(m_viewers, id, &Viewer::id);
    return found == m_viewers.end() ? nullptr : *found;
}

void ViewerShard::remove(Viewer *viewer)
{
    if (std::erase(m_viewers, viewer) == 0)
        return; // it was dropped
    std::erase(m_pages, viewer);
    m_fanOut.settle();
    const quint64 id = viewer->id();
    const ClientFigures figures = viewer->figures();
    viewer->deleteLater();
    emit viewerFinished(id, figures);
}

void ViewerShard::countMedia(quint64 id, qint64 bytes)
{
    if (Viewer *viewer = find(id))
        viewer->countMedia(bytes);
}

void ViewerShard::closeWith(quint64 id, CloseCode code, const QString &reason)
{
    if (Viewer *viewer = find(id))
        viewer->closeWith(code, reason);
}

void ViewerShard::abort(quint64 id)
{
    if (Viewer *viewer = find(id))
        viewer->abort();
}

void ViewerShard::abortAndReport(quint64 id)
{
    abort(id);
    ShardReport afterwards = report();
    afterwards.hasAborted = true;
    emit reported(afterwards);
}

void ViewerShard::drop(quint64 id)
{
    if (Viewer *viewer = find(id))
        remove(viewer);
}

void ViewerShard::sendText(const QByteArray &frame, PageChoice pages)
{
    for (ViewerSession *page : std::vector(m_pages))
        page->sendText(frame, pages);
}

void ViewerShard::closeAll(CloseCode code, const QString &reason)
{
    for (Viewer *viewer : std::vector(m_viewers))
        viewer->closeWith(code, reason);
}

/// Of a copy: one that ends leaves the list at once.
void ViewerShard::tick(RelayClock::Time elapsed)
{
    for (Viewer *viewer : std::vector(m_viewers))
        viewer->tick(elapsed);
}

ShardReport ViewerShard::report()
{
    m_fanOut.settle();
    ShardReport report;
    report.viewers.reserve(std::ssize(m_viewers));
    for (const Viewer *viewer : m_viewers) {
        const ClientFigures figures = viewer->figures();
        report.sentBytes += figures.bytes;
        report.viewers.insert(viewer->id(), figures);
    }
    report.heldBytes = heldBytes();
    return report;
}

qsizetype ViewerShard::heldBytes() const
{
    qsizetype bytes = 0;
    for (const Viewer *viewer : m_viewers)
        bytes += viewer->heldBytes();
    return bytes;
}

quint64 ViewerShard::sentBytes()
{
    m_fanOut.settle();
    quint64 bytes = 0;
    for (const Viewer *viewer : m_viewers)
        bytes += viewer->mediaBytes();
    return bytes;
}

} // namespace lancast::net
