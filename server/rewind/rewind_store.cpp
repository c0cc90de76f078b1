#include "rewind/rewind_store.h"

#include <algorithm>

namespace lancast::rewind {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// A GOP that comes so much later does not go on where the last one ended.
constexpr milliseconds leastHole = 1s;

RewindLimits limitsOf(const RewindOptions &options)
{
    return {options.length, options.maxBytes};
}

} // namespace

RewindStore::RewindStore(const RewindOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_index(limitsOf(options))
{
}

RewindStore::~RewindStore()
{
    m_thread.quit();
    m_thread.wait();
}

void RewindStore::setLength(std::chrono::minutes length)
{
    m_options.length = std::clamp(length, std::chrono::minutes(0), longestRewind);
    m_index.setLimits(limitsOf(m_options));
    if (m_options.length == 0min)
        forgetAll();
    else
        dropUnneeded();
}

void RewindStore::begin(const stream::Burst &burst)
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

void RewindStore::deliver(const stream::Chunk &chunk)
{
    if (m_options.length == 0min)
        return;
    if (chunk.isSyncPoint && !m_open.chunks.empty() && chunk.time - m_open.gop.time >= m_options.minGopLength)
        closeGop(chunk.time);
    if (m_unwrittenBytes + chunk.size() > m_options.maxUnwrittenBytes)
        skipGop();
    else if (!m_open.chunks.empty() || chunk.isSyncPoint) {
        if (m_open.chunks.empty())
            m_open.gop = {chunk.time, chunk.endTime, m_blob, 0, 0, 0};
        m_open.gop.endTime = chunk.endTime;
        m_open.gop.length += chunk.size();
        m_open.chunks.push_back(chunk);
        m_unwrittenBytes += chunk.size();
    }
}

void RewindStore::setStreamState(stream::StreamState state)
{
    if (state == stream::StreamState::Ended)
        flush();
}

void RewindStore::flush()
{
    if (!m_open.chunks.empty())
        closeGop(m_open.gop.endTime + 1ms);
}

/// \a endTime: when the next one begins.
void RewindStore::closeGop(milliseconds endTime)
{
    if (endTime - m_open.gop.endTime < leastHole)
        m_open.gop.endTime = endTime;
    m_open.gop.endTime = std::max(m_open.gop.endTime, m_open.gop.time + 1ms);
    m_waiting.push_back(std::exchange(m_open, {}));
    writeNext();
}

/// What there is of the GOP goes too: players cannot begin with the rest.
void RewindStore::skipGop()
{
    m_unwrittenBytes -= m_open.gop.length;
    m_open = {};
}

void RewindStore::writeNext()
{
    if (m_ticket != 0 || m_waiting.empty())
        return;
    Unwritten &next = m_waiting.front();
    if (m_end.offset > 0 && m_end.offset + next.gop.length > m_options.maxFileBytes)
        m_end = {m_end.file + 1, 0};
    next.gop.file = m_end.file;
    next.gop.offset = m_end.offset;
    std::vector<QByteArray> parts;
    for (const stream::Chunk &chunk : next.chunks)
        parts.insert(parts.end(), {chunk.header, chunk.body});
    m_ticket = ++m_tickets;
    tellDisk([ticket = m_ticket, place = m_end, parts = std::move(parts)](RewindDisk &disk) {
        disk.write(ticket, place, parts);
    });
}

void RewindStore::finishWrite(quint64 ticket, int error)
{
    if (ticket != m_ticket)
        return; // forgotten meanwhile
    m_ticket = 0;
    if (error != 0 && makeRoom(error)) {
        writeNext(); // the same one
        return;
    }
    const RewindGop gop = m_waiting.front().gop;
    m_waiting.pop_front();
    m_unwrittenBytes -= gop.length;
    if (error == 0) {
        m_end.offset += gop.length;
        m_index.append(gop);
        dropUnneeded();
    }
    if (const bool hadFailed = std::exchange(m_hasFailed, error != 0); m_hasFailed && !hadFailed)
        emit keepingFailed(qt_error_string(error));
    writeNext();
}

/// After \a error of a write; true: it can be tried again.
bool RewindStore::makeRoom(int error)
{
    if (error == EFBIG)
        return startNextFile();
    const auto oldest = m_index.oldestFile();
    if (!oldest)
        return false;
    forgetFile(*oldest);
    if (*oldest == m_end.file)
        m_end = {m_end.file + 1, 0};
    return true;
}

/// The system lets the file grow no further. False: not even the next GOP alone fits into one.
bool RewindStore::startNextFile()
{
    if (m_end.offset == 0)
        return false;
    m_end = {m_end.file + 1, 0};
    // Files are smaller than meant: there must not be more of them, for each takes a descriptor.
    const quint64 mostFiles = quint64(std::max<qint64>(m_options.maxBytes / m_options.maxFileBytes, 2));
    const auto oldest = m_index.oldestFile();
    if (oldest && m_end.file - *oldest >= mostFiles)
        forgetFile(*oldest);
    return true;
}

void RewindStore::forgetFile(quint64 file)
{
    m_index.forgetFile(file);
    tellDisk([file](RewindDisk &disk) { disk.dropBefore(file + 1); });
}

void RewindStore::dropUnneeded()
{
    const quint64 file = m_index.oldestFile().value_or(m_end.file);
    if (m_disk)
        tellDisk([file](RewindDisk &disk) { disk.dropBefore(file); });
    const quint64 unwritten = m_waiting.empty() ? m_blob : m_waiting.front().gop.blob;
    const quint64 blob = m_index.oldestBlob().value_or(unwritten);
    m_beginnings.erase(m_beginnings.begin(), m_beginnings.lower_bound(blob));
}

void RewindStore::forgetAll()
{
    m_index.clear();
    m_open = {};
    m_waiting.clear();
    m_unwrittenBytes = 0;
    m_ticket = 0;
    m_end = {m_end.file + 1, 0};
    dropUnneeded();
}

stream::StreamHead RewindStore::beginningOf(quint64 blob) const
{
    const auto found = m_beginnings.find(blob);
    return found == m_beginnings.end() ? stream::StreamHead() : found->second;
}

RewindStatus RewindStore::status() const
{
    return {m_index.to() - m_index.from(), m_options.length, m_index.bytes()};
}

RewindDisk &RewindStore::disk()
{
    if (!m_disk) {
        m_disk = new RewindDisk(m_options);
        m_disk->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_disk, &QObject::deleteLater);
        connect(m_disk, &RewindDisk::written, this, &RewindStore::finishWrite);
        m_reads.setDisk(m_disk);
        m_thread.setObjectName(QStringLiteral("rewind"));
        m_thread.start();
    }
    return *m_disk;
}

void RewindStore::tellDisk(const std::function<void(RewindDisk &)> &command)
{
    QMetaObject::invokeMethod(
        &disk(), [disk = &disk(), command] { command(*disk); }, Qt::QueuedConnection);
}

} // namespace lancast::rewind
