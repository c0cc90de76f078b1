#include "session/viewer_shards.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace lancast::net {

namespace {

/// A page on its way to another thread. Whichever thread is the last to let go of the call destroys it.
class Parcel final
{
public:
    explicit Parcel(std::unique_ptr<ViewerSession> page)
        : m_page(page.release())
    {
    }
    ~Parcel() { delete m_page.load(); }
    Q_DISABLE_COPY_MOVE(Parcel)

    [[nodiscard]] std::unique_ptr<ViewerSession> open()
    {
        return std::unique_ptr<ViewerSession>(m_page.exchange(nullptr));
    }

private:
    std::atomic<ViewerSession *> m_page;
};

} // namespace

ViewerShards::ViewerShards(const std::vector<QThread *> &threads, qsizetype maxWaitingBytes)
    : m_maxWaitingBytes(maxWaitingBytes)
    , m_shards(threads.size() + 1)
{
    for (std::size_t number = 0; number < m_shards.size(); ++number) {
        m_shards[number].shard = new ViewerShard;
        if (number > 0)
            m_shards[number].shard->moveToThread(threads[number - 1]);
        connectShard(number);
    }
}

ViewerShards::~ViewerShards()
{
    for (const Line &line : m_shards)
        line.shard->disconnect(this);
    for (auto line = m_shards.begin() + 1; line != m_shards.end(); ++line)
        line->shard->deleteLater();
    delete m_shards.front().shard;
}

void ViewerShards::connectShard(std::size_t number)
{
    ViewerShard *shard = m_shards[number].shard;
    if (number > 0)
        connect(shard, &ViewerShard::reported, this, [this, number](const ShardReport &report) {
            m_shards[number].report = report;
            m_awaitsAbort = m_awaitsAbort && !report.hasAborted;
            emit reported();
        });
    connect(shard, &ViewerShard::wantsLive, this,
            [this, number](quint64 page) { emit wantsLive(number, page); });
    connect(shard, &ViewerShard::viewerFinished, this,
            [this, number](quint64 id, const ClientFigures &figures) {
                ShardReport &report = m_shards[number].report;
                report.sentBytes -= report.viewers.take(id).bytes;
                emit viewerFinished(id, figures);
            });
}

std::size_t ViewerShards::place(ViewerSession *page, stream::Burst burst)
{
    const auto line = std::ranges::min_element(m_shards, {}, &Line::pages);
    if (line->pages++ == 0)
        line->skipped.clear(); // for nobody
    tellSkipped(*line, burst.feed);
    const quint64 id = page->id();
    if (line == m_shards.begin()) {
        own().join(id, burst);
        return 0;
    }
    const auto parcel = std::make_shared<Parcel>(own().releasePage(page));
    page->disconnect(); // its receivers live in this thread
    page->moveToThread(line->shard->thread());
    line->shard->post([id, parcel, burst = std::move(burst)](ViewerShard &shard) {
        shard.addPage(parcel->open());
        shard.join(id, burst);
    });
    return std::size_t(line - m_shards.begin());
}

void ViewerShards::join(std::size_t shard, quint64 page, stream::Burst burst)
{
    tellSkipped(m_shards[shard], burst.feed);
    at(shard).post([page, burst = std::move(burst)](ViewerShard &one) { one.join(page, burst); });
}

void ViewerShards::tick(RelayClock::Time elapsed)
{
    own().tick(elapsed);
    for (auto line = m_shards.begin() + 1; line != m_shards.end(); ++line) {
        line->shard->post([elapsed](ViewerShard &shard) {
            shard.tick(elapsed);
            shard.sendReport();
        });
    }
}

ShardReport ViewerShards::report(std::size_t shard) const
{
    return shard == 0 ? m_shards.front().shard->report() : m_shards[shard].report;
}

qsizetype ViewerShards::heldBytes() const
{
    qsizetype bytes = m_shards.front().shard->heldBytes();
    for (auto line = m_shards.begin() + 1; line != m_shards.end(); ++line)
        bytes += line->report.heldBytes;
    return bytes;
}

quint64 ViewerShards::sentBytes() const
{
    quint64 bytes = m_shards.front().shard->sentBytes();
    for (auto line = m_shards.begin() + 1; line != m_shards.end(); ++line)
        bytes += line->report.sentBytes;
    return bytes;
}

bool ViewerShards::abortLargestQueue()
{
    if (m_awaitsAbort)
        return false;
    qsizetype mostBytes = 0;
    quint64 largest = 0;
    std::size_t itsShard = 0;
    for (std::size_t shard = 0; shard < m_shards.size(); ++shard) {
        const ShardReport shardReport = report(shard);
        for (auto viewer = shardReport.viewers.cbegin(); viewer != shardReport.viewers.cend(); ++viewer) {
            if (viewer->queuedBytes <= mostBytes)
                continue;
            mostBytes = viewer->queuedBytes;
            largest = viewer.key();
            itsShard = shard;
        }
    }
    if (mostBytes == 0)
        return false;
    m_awaitsAbort = itsShard > 0;
    if (m_awaitsAbort)
        at(itsShard).post([largest](ViewerShard &shard) { shard.abortAndReport(largest); });
    else
        own().abort(largest);
    return true;
}

/// A shard without pages needs nothing: who comes there brings a burst.
void ViewerShards::begin(const stream::Burst &burst)
{
    for (Line &line : m_shards) {
        tellSkipped(line, burst.feed);
        line.skipped.erase(burst.feed);
        if (line.pages > 0)
            line.shard->post([burst](ViewerShard &shard) { shard.begin(burst); });
    }
}

void ViewerShards::deliver(const stream::Chunk &chunk)
{
    if (m_shards.front().pages > 0)
        own().deliver(chunk);
    SharedChunk shared;
    for (auto line = m_shards.begin() + 1; line != m_shards.end(); ++line) {
        if (line->pages == 0)
            continue;
        if (!shared)
            shared = std::make_shared<const stream::Chunk>(chunk);
        post(*line, shared);
    }
}

/// Those who are there now, for they alone have missed them.
void ViewerShards::tellSkipped(Line &line, stream::FeedId feed)
{
    const auto skipped = line.skipped.find(feed);
    if (skipped == line.skipped.end() || skipped->second == 0)
        return;
    line.shard->post(
        [feed, chunks = std::exchange(skipped->second, 0)](ViewerShard &shard) { shard.skip(feed, chunks); });
}

void ViewerShards::post(Line &line, const SharedChunk &chunk) const
{
    const auto missed = line.skipped.find(chunk->feed);
    const bool continues = missed == line.skipped.end() || chunk->isSyncPoint;
    if (!continues || line.waitingBytes->load() + chunk->size() > m_maxWaitingBytes) {
        ++line.skipped[chunk->feed];
        return;
    }
    tellSkipped(line, chunk->feed);
    line.skipped.erase(chunk->feed);
    *line.waitingBytes += chunk->size();
    line.shard->post([chunk, waiting = line.waitingBytes](ViewerShard &shard) {
        *waiting -= chunk->size();
        shard.deliver(*chunk);
    });
}

} // namespace lancast::net
