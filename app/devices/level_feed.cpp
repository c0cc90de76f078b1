#include "devices/level_feed.h"

#include "devices/level_source.h"
#include "host/host_session.h"

#include <utility>

namespace lancast::app {

LevelFeed::LevelFeed(LevelSource &source, const HostSession &session, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_session(session)
{
    connect(&m_source, &LevelSource::levelChanged, this, [this](double peak) {
        if (m_open)
            takeLevel(peak);
    });
    connect(&m_session, &HostSession::reported, this, [this](const PublisherReport &report) {
        m_hasReport = true;
        update();
        if (!m_open)
            takeLevel(report.level);
    });
    connect(&m_session, &HostSession::choicesChanged, this, &LevelFeed::update);
    connect(&m_session, &HostSession::onAirChanged, this, &LevelFeed::update);
    // The page is about to open the microphone, and some devices have one user only.
    connect(&m_session, &HostSession::sourceWanted, this, [this] {
        m_hasReport = false;
        update();
    });
}

void LevelFeed::setVisible(bool isVisible)
{
    m_isVisible = isVisible;
    update();
}

bool LevelFeed::wantsMicrophone() const
{
    const PublisherReport &report = m_session.report();
    const bool isPageDone = m_hasReport && report.state == PublisherState::Error && !report.hasSound;
    return m_isVisible && isPageDone && !m_session.isOnAir() && usesMicrophone(m_session.choices()) &&
           !m_session.choices().isMuted;
}

void LevelFeed::update()
{
    const std::optional<QString> wanted =
        wantsMicrophone() ? std::optional(m_session.choices().microphone) : std::nullopt;
    if (wanted == m_open)
        return;
    m_open = wanted;
    if (wanted)
        m_source.open(*wanted);
    else
        m_source.close();
    if (!wanted)
        takeLevel(0);
}

void LevelFeed::takeLevel(double level)
{
    const double shown = m_session.choices().isMuted ? 0 : level;
    if (std::exchange(m_level, shown) != shown)
        emit levelChanged(shown);
}

} // namespace lancast::app
