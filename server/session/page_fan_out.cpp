#include "session/page_fan_out.h"

#include "session/chunk_message.h"
#include "session/viewer_session.h"

#include <algorithm>
#include <utility>

namespace lancast::net {

using stream::JoinPoint;

namespace {

constexpr std::size_t leastLines = 16;

} // namespace

void PageFanOut::join(ViewerSession &page, const stream::Burst &burst)
{
    makeRoom();
    Line &line = m_lines.emplace_back();
    line.page = &page;
    line.feed = line.wished = burst.feed;
    line.joinPoint = stream::joinPointOf(burst);
    page.chunkWriter().setLine(&line.direct);
    if (burst.hasStream())
        page.begin(burst);
}

/// Writers know where their lines are.
void PageFanOut::makeRoom()
{
    if (m_lines.size() < m_lines.capacity())
        return;
    std::vector<Line> larger;
    larger.reserve(std::max<std::size_t>(2 * m_lines.size(), leastLines));
    for (const Line &line : m_lines) {
        larger.push_back(line);
        if (line.page)
            line.page->chunkWriter().setLine(&larger.back().direct);
    }
    m_lines.swap(larger);
}

void PageFanOut::leave(ViewerSession &page)
{
    const auto line = std::ranges::find(m_lines, &page, &Line::page);
    if (line == m_lines.end())
        return;
    settle(*line);
    page.chunkWriter().setLine(nullptr);
    line->page = nullptr;
    if (m_passes == 0)
        removeLeft();
}

/// The last ones take their places, so that the others stay where they are.
void PageFanOut::removeLeft()
{
    for (std::size_t i = 0; i < m_lines.size();) {
        if (m_lines[i].page) {
            ++i;
            continue;
        }
        m_lines[i] = m_lines.back();
        if (m_lines[i].page)
            m_lines[i].page->chunkWriter().setLine(&m_lines[i].direct);
        m_lines.pop_back();
    }
}

/// For those that are there now: one that joins meanwhile has its own burst.
template<typename Action> void PageFanOut::forEach(Action action)
{
    ++m_passes;
    const std::size_t present = m_lines.size();
    for (std::size_t i = 0; i < present; ++i) {
        if (m_lines[i].page)
            action(m_lines[i]);
    }
    if (--m_passes == 0)
        removeLeft();
}

void PageFanOut::setJoinPoints(stream::FeedId feed, JoinPoint joinPoint)
{
    for (Line &line : m_lines) {
        if (line.feed == feed)
            line.joinPoint = joinPoint;
    }
}

void PageFanOut::moveTo(ViewerSession &page, const stream::Burst &head)
{
    m_heads[head.feed] = head;
    const auto line = std::ranges::find(m_lines, &page, &Line::page);
    if (line != m_lines.end())
        line->wished = head.feed;
}

/// With the beginning that this feed has by now.
void PageFanOut::moveThoseThatWish(stream::FeedId feed)
{
    const auto head = m_heads.find(feed);
    if (head == m_heads.end())
        return;
    forEach([&](Line &line) {
        if (line.wished != feed || line.feed == feed)
            return;
        line.feed = feed;
        line.page->begin(head->second);
    });
}

void PageFanOut::begin(const stream::Burst &burst)
{
    if (const auto head = m_heads.find(burst.feed); head != m_heads.end()) {
        head->second = burst;
        head->second.chunks.clear();
    }
    setJoinPoints(burst.feed, JoinPoint::AtSyncPoint);
    forEach([&burst](Line &line) {
        if (line.feed == burst.feed)
            line.page->begin(burst);
    });
}

void PageFanOut::deliver(const stream::Chunk &chunk)
{
    if (chunk.isSyncPoint) {
        moveThoseThatWish(chunk.feed);
        setJoinPoints(chunk.feed, JoinPoint::Now);
    }
    const DirectMessage message(messageOf(chunk));
    forEach([&](Line &line) {
        if (line.feed != chunk.feed || line.joinPoint != JoinPoint::Now)
            return;
        const qsizetype sent = line.direct.descriptor >= 0 ? message.sendTo(line.direct) : 0;
        if (sent == message.size())
            line.unsettledBytes += chunk.size();
        else
            deliverSlowly(line, chunk, sent);
    });
}

void PageFanOut::skip(stream::FeedId feed, quint64 chunks)
{
    forEach([feed, chunks](Line &line) {
        if (line.feed == feed && line.joinPoint == JoinPoint::Now)
            line.page->onSkipped(chunks);
    });
}

void PageFanOut::deliverSlowly(Line &line, const stream::Chunk &chunk, qsizetype sent)
{
    if (sent == 0) {
        line.page->deliver(chunk);
        return;
    }
    line.unsettledBytes += chunk.size();
    line.page->chunkWriter().sendRest(messageOf(chunk), sent);
}

void PageFanOut::settle()
{
    for (Line &line : m_lines) {
        if (line.page)
            settle(line);
    }
}

void PageFanOut::settle(Line &line)
{
    line.page->countMedia(std::exchange(line.unsettledBytes, 0));
}

} // namespace lancast::net
