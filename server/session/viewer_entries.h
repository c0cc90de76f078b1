// Who is in: by number, by a page's session, and who takes one of the places.
#pragma once

#include "base/relay_clock.h"
#include "session/client_identity.h"
#include "session/status.h"
#include "stream/feed_id.h"

#include <QByteArray>
#include <QHash>

#include <map>
#include <vector>

namespace lancast::net {

class DvrClient;
class ViewerSession;

/// One that is in, until its connections have ended.
struct ViewerEntry
{
    enum class Phase {
        Incomplete, ///< waits for its second connection
        Watching,
        Leaving, ///< was let go
    };

    quint64 id = 0;
    ClientRole role = ClientRole::Viewer;
    ClientIdentity identity{};
    RelayClock::Time since{0};
    Phase phase = Phase::Watching;
    bool isCounted = false;        ///< it takes one of the places that the limit of viewers leaves
    QByteArray session{};          ///< of a page
    ViewerSession *page = nullptr; ///< until it has been placed in a shard
    DvrClient *reader = nullptr;   ///< of the DVR alone
    std::size_t shard = 0;         ///< where it is served
    bool isPlaced = false;         ///< there, see ViewerShards::place()
    stream::FeedId feed{};         ///< of a page: where its chunks come from
};

/// References stay valid until their entry is removed.
class ViewerEntries final
{
public:
    ViewerEntry &add(const ViewerEntry &entry);
    void remove(quint64 id);
    /// Null if there is none.
    [[nodiscard]] ViewerEntry *find(quint64 id);
    [[nodiscard]] const ViewerEntry *find(quint64 id) const;
    /// The page of that session; null if there is none, or none any more.
    [[nodiscard]] ViewerEntry *pageOf(const QByteArray &session);
    /// One that reads the DVR alone, from \a peer.
    [[nodiscard]] ViewerEntry *readerAt(const QHostAddress &peer);
    /// Of the page of that session, and of those who read the DVR alone in its name.
    [[nodiscard]] std::vector<quint64> visitsOf(const QByteArray &session) const;
    /// Pages of \a peer that wait for their second connection, in the order of their coming.
    [[nodiscard]] std::vector<ViewerSession *> incompleteOf(const QHostAddress &peer) const;

    void setCounted(ViewerEntry &entry, bool isCounted);
    void setPhase(ViewerEntry &entry, ViewerEntry::Phase phase);
    /// Another page may have its session.
    void releaseSession(const ViewerEntry &entry);

    /// Those who take a place.
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] qsizetype readers() const { return std::ssize(m_readers); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// By id, which is the order of their coming.
    [[nodiscard]] const std::map<quint64, ViewerEntry> &all() const { return m_entries; }

private:
    std::map<quint64, ViewerEntry> m_entries;
    QHash<QByteArray, quint64> m_pages; ///< ids by session
    std::vector<quint64> m_incomplete;  ///< pages, in the order of their coming
    std::vector<quint64> m_readers;
    int m_count = 0;
};

} // namespace lancast::net
