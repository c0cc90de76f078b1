#include "dashboard/agent_words.h"

#include <QStringList>

#include <span>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qsizetype maxUnknownLength = 24;

struct Mark
{
    QLatin1StringView token;
    QLatin1StringView word;
};

// The order matters: most browsers also name those they descend from.
constexpr Mark browsers[] = {
    {"QtWebEngine/"_L1, "LanCast window"_L1},
    {"Edg"_L1, "Edge"_L1},
    {"OPR/"_L1, "Opera"_L1},
    {"SamsungBrowser/"_L1, "Samsung Internet"_L1},
    {"Vivaldi/"_L1, "Vivaldi"_L1},
    {"FxiOS/"_L1, "Firefox"_L1},
    {"Firefox/"_L1, "Firefox"_L1},
    {"CriOS/"_L1, "Chrome"_L1},
    {"Chrome/"_L1, "Chrome"_L1},
    {"Safari/"_L1, "Safari"_L1},
    {"VLC/"_L1, "VLC"_L1},
    {"LibVLC/"_L1, "VLC"_L1},
    {"mpv"_L1, "mpv"_L1},
    {"Lavf/"_L1, "FFmpeg player"_L1},
    {"GStreamer"_L1, "GStreamer player"_L1},
    {"Kodi/"_L1, "Kodi"_L1},
    {"curl/"_L1, "curl"_L1},
    {"Wget/"_L1, "wget"_L1},
};

constexpr Mark systems[] = {
    {"iPhone"_L1, "iPhone"_L1},   {"iPad"_L1, "iPad"_L1},       {"Android"_L1, "Android"_L1},
    {"CrOS"_L1, "ChromeOS"_L1},   {"Windows"_L1, "Windows"_L1}, {"Macintosh"_L1, "macOS"_L1},
    {"FreeBSD"_L1, "FreeBSD"_L1}, {"Linux"_L1, "Linux"_L1},
};

QString firstMatch(const QString &agent, std::span<const Mark> marks)
{
    for (const Mark &mark : marks) {
        if (agent.contains(mark.token))
            return mark.word;
    }
    return {};
}

} // namespace

QString agentInWords(const QString &agent)
{
    const QString browser = firstMatch(agent, browsers);
    if (browser.isEmpty()) {
        const QString product = agent.section(u'/', 0, 0).simplified();
        return product.isEmpty() ? u"unknown"_s : product.left(maxUnknownLength);
    }
    const QString system = firstMatch(agent, systems);
    return system.isEmpty() ? browser : browser + u", "_s + system;
}

} // namespace lancast::app
