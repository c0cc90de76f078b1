#include "session/viewer_entries.h"

#include "session/dvr_client.h"

#include <algorithm>

namespace lancast::net {

ViewerEntry &ViewerEntries::add(const ViewerEntry &entry)
{
    ViewerEntry &added = m_entries[entry.id];
    added = entry;
    m_count += int(entry.isCounted);
    if (!entry.session.isEmpty())
        m_pages.insert(entry.session, entry.id);
    if (entry.phase == ViewerEntry::Phase::Incomplete)
        m_incomplete.push_back(entry.id);
    if (entry.reader)
        m_readers.push_back(entry.id);
    return added;
}

void ViewerEntries::remove(quint64 id)
{
    ViewerEntry *entry = find(id);
    if (!entry)
        return;
    setCounted(*entry, false);
    releaseSession(*entry);
    std::erase(m_incomplete, id);
    std::erase(m_readers, id);
    m_entries.erase(id);
}

ViewerEntry *ViewerEntries::find(quint64 id)
{
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

const ViewerEntry *ViewerEntries::find(quint64 id) const
{
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

ViewerEntry *ViewerEntries::pageOf(const QByteArray &session)
{
    return find(m_pages.value(session));
}

ViewerEntry *ViewerEntries::readerAt(const QHostAddress &peer)
{
    const auto isThere = [&](quint64 id) { return m_entries.at(id).identity.peer == peer; };
    const auto reader = std::ranges::find_if(m_readers, isThere);
    return reader == m_readers.end() ? nullptr : find(*reader);
}

std::vector<quint64> ViewerEntries::visitsOf(const QByteArray &session) const
{
    std::vector<quint64> visits;
    if (const auto page = m_pages.constFind(session); page != m_pages.cend())
        visits.push_back(*page);
    const auto isInItsName = [&](quint64 id) { return m_entries.at(id).reader->session() == session; };
    std::ranges::copy_if(m_readers, std::back_inserter(visits), isInItsName);
    return visits;
}

std::vector<ViewerSession *> ViewerEntries::incompleteOf(const QHostAddress &peer) const
{
    std::vector<ViewerSession *> pages;
    for (const quint64 id : m_incomplete) {
        if (const ViewerEntry &entry = m_entries.at(id); entry.identity.peer == peer)
            pages.push_back(entry.page);
    }
    return pages;
}

void ViewerEntries::setCounted(ViewerEntry &entry, bool isCounted)
{
    m_count += int(isCounted) - int(entry.isCounted);
    entry.isCounted = isCounted;
}

void ViewerEntries::setPhase(ViewerEntry &entry, ViewerEntry::Phase phase)
{
    entry.phase = phase;
    if (phase != ViewerEntry::Phase::Incomplete)
        std::erase(m_incomplete, entry.id);
}

void ViewerEntries::releaseSession(const ViewerEntry &entry)
{
    if (m_pages.value(entry.session) == entry.id)
        m_pages.remove(entry.session);
}

} // namespace lancast::net
