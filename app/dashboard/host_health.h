// Does the host's computer keep up? Judged from what the page and the relay tell. Pure.
#pragma once

#include "session/status.h"

#include <QString>

#include <chrono>
#include <optional>

namespace lancast::app {

struct PublisherReport;

struct HostFigures
{
    bool isLive = false;
    double framesAsked = 0;                              ///< a second; 0: unknown
    double framesCaptured = 0;                           ///< a second, as the source gives them
    double framesSent = 0;                               ///< a second, as the relay gets them
    std::optional<std::chrono::milliseconds> pictureAge; ///< from the source to the relay
    qint64 queuedBytes = 0;                              ///< encoded, but not sent yet
    std::optional<double> cpuShare;                      ///< of one core, of the relay's thread
};

[[nodiscard]] HostFigures hostFigures(const PublisherReport &report, const net::StatusSnapshot &status);

enum class HostTrouble { None, EncoderBehind, SendingBehind, RelayBusy };

/// What happened and what to do, in a sentence; "Going well" for None.
[[nodiscard]] QString inWords(HostTrouble trouble);

class HostHealth final
{
public:
    using Time = std::chrono::milliseconds;

    /// A start, another source or a moment's load are no trouble yet.
    static constexpr Time patience = std::chrono::seconds(5);

    /// \a now is any steady clock, the same one in all calls.
    [[nodiscard]] HostTrouble judge(const HostFigures &figures, Time now);

private:
    HostTrouble m_suspected = HostTrouble::None;
    Time m_since{0};
};

} // namespace lancast::app
