#include "output/dvr/dvr_store.h"

#include <algorithm>

namespace lancast::dvr {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// A GOP that comes so much later does not go on where the last one ended.
constexpr milliseconds leastHole = 1s;

DvrLimits limitsOf(const DvrOptions &options)
{
    return {options.length, options.maxBytes};
}

} // namespace

DvrStore::DvrStore(const DvrOptions &options, const net::RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_index(limitsOf(options))
    , m_reads(clock)
    , m_queue(QStringLiteral("rewind"), options.maxUnwrittenBytes, [this] { return makeDisk(); })
{
}

DvrDisk *DvrStore::makeDisk()
{
    auto *disk = new DvrDisk(m_options);
    connect(disk, &DvrDisk::kept, this, [this](const DvrGop &gop) { finishWrite(&gop, 0); });
    connect(disk, &DvrDisk::leftOut, this, [this](int error) { finishWrite(nullptr, error); });
    connect(disk, &DvrDisk::forgotten, this, [this](quint64 file) { m_index.forgetFile(file); });
    m_reads.setDisk(disk);
    return disk;
}

void DvrStore::setLength(std::chrono::minutes length)
{
    m_options.length = std::clamp(length, std::chrono::minutes(0), longestRewind);
    m_index.setLimits(limitsOf(m_options));
    if (m_options.length == 0min)
        forgetAll();
    else
        dropUnneeded();
}

void DvrStore::begin(const stream::Burst &burst)
{
    flush();
    if (burst.origin != m_origin)
        forgetAll();
    m_origin = burst.origin;
    m_blob = burst.id;
    m_beginnings[burst.id] = {burst.mime, burst.initSegment};
    for (const stream::Chunk &chunk : burst.chunks)
        deliver(chunk);
}

void DvrStore::deliver(const stream::Chunk &chunk)
{
    using Offer = output::Backlog::Offer;
    if (m_options.length == 0min)
        return;
    if (chunk.isSyncPoint && !m_open.parts.empty() && chunk.time - m_open.gop.time >= m_options.minGopLength)
        closeGop(chunk.time);
    const Offer offer = m_queue.backlog().offer(chunk);
    if (offer == Offer::NoRoom)
        flush(); // what there is of the GOP can be played
    if (offer != Offer::Taken)
        return;
    if (m_open.parts.empty())
        m_open.gop = {chunk.time, chunk.endTime, m_blob, 0, 0, 0};
    m_open.gop.endTime = chunk.endTime;
    m_open.gop.length += chunk.size();
    m_open.parts.insert(m_open.parts.end(), {chunk.header, chunk.body});
}

void DvrStore::setStreamState(stream::StreamState state)
{
    if (state == stream::StreamState::Ended)
        flush();
}

/// What comes next begins with a sync point.
void DvrStore::flush()
{
    m_queue.backlog().awaitSyncPoint();
    if (!m_open.parts.empty())
        closeGop(m_open.gop.endTime + 1ms);
}

/// \a endTime: when the next one begins.
void DvrStore::closeGop(milliseconds endTime)
{
    OpenGop open = std::exchange(m_open, {});
    DvrGop &gop = open.gop;
    if (endTime - gop.endTime < leastHole)
        gop.endTime = endTime;
    gop.endTime = std::max(gop.endTime, gop.time + 1ms);
    m_unwritten.push_back(gop.blob);
    const qint64 bytes = gop.length;
    m_queue.post([open = std::move(open)](DvrDisk &disk) { disk.write(open.gop, open.parts); }, bytes);
}

/// The disk answers for each GOP, in their order. \a kept: null after an error.
void DvrStore::finishWrite(const DvrGop *kept, int error)
{
    if (m_forgottenWrites > 0) {
        --m_forgottenWrites;
        return;
    }
    m_unwritten.pop_front();
    if (kept) {
        m_newestFile = kept->file;
        m_index.append(*kept);
        dropUnneeded();
    }
    if (const bool hadFailed = std::exchange(m_hasFailed, !kept); m_hasFailed && !hadFailed)
        emit keepingFailed(qt_error_string(error));
}

void DvrStore::dropUnneeded()
{
    const quint64 file = m_index.oldestFile().value_or(m_newestFile);
    if (m_queue.isStarted())
        m_queue.post([file](DvrDisk &disk) { disk.dropBefore(file); });
    const quint64 unwritten = m_unwritten.empty() ? m_blob : m_unwritten.front();
    const quint64 blob = m_index.oldestBlob().value_or(unwritten);
    m_beginnings.erase(m_beginnings.begin(), m_beginnings.lower_bound(blob));
}

void DvrStore::forgetAll()
{
    m_index.clear();
    m_forgottenWrites += m_unwritten.size();
    m_unwritten.clear();
    if (m_queue.isStarted() || !m_open.parts.empty())
        m_queue.post([](DvrDisk &disk) { disk.forgetAll(); }, m_open.gop.length);
    m_open = {};
    m_queue.backlog().awaitSyncPoint();
    dropUnneeded();
}

stream::StreamHead DvrStore::beginningOf(quint64 blob) const
{
    const auto found = m_beginnings.find(blob);
    return found == m_beginnings.end() ? stream::StreamHead() : found->second;
}

DvrStatus DvrStore::status() const
{
    return {m_index.to() - m_index.from(), m_options.length, m_index.bytes()};
}

} // namespace lancast::dvr
