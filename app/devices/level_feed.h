// How loud it is: the page's word while it hears something, and until then the microphone's own.
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace lancast::app {

class HostSession;
class LevelSource;

class LevelFeed final : public QObject
{
    Q_OBJECT

public:
    /// \a source and \a session must outlive the feed.
    LevelFeed(LevelSource &source, const HostSession &session, QObject *parent = nullptr);

    /// Nobody looks at a meter that is not to be seen: then the microphone is let go.
    void setVisible(bool isVisible);

signals:
    void levelChanged(double level); ///< 0 to 1

private:
    void update();
    void takeLevel(double level);
    [[nodiscard]] bool wantsMicrophone() const;

    LevelSource &m_source;
    const HostSession &m_session;
    bool m_isVisible = false;
    bool m_hasReport = false;
    std::optional<QString> m_open; ///< the label of the microphone that is listened to
    double m_level = 0;
};

} // namespace lancast::app
