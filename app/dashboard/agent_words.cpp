#include "dashboard/agent_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <span>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qsizetype maxUnknownLength = 24;

struct Mark
{
    QLatin1StringView token;
    const char *word; ///< names are the same in every language
};

// The order matters: most browsers also name those they descend from.
constexpr Mark browsers[] = {
    {"QtWebEngine/"_L1, QT_TRANSLATE_NOOP("Agent", "LanCast window")},
    {"Edg"_L1, "Edge"},
    {"OPR/"_L1, "Opera"},
    {"SamsungBrowser/"_L1, "Samsung Internet"},
    {"Vivaldi/"_L1, "Vivaldi"},
    {"FxiOS/"_L1, "Firefox"},
    {"Firefox/"_L1, "Firefox"},
    {"CriOS/"_L1, "Chrome"},
    {"Chrome/"_L1, "Chrome"},
    {"Safari/"_L1, "Safari"},
    {"VLC/"_L1, "VLC"},
    {"LibVLC/"_L1, "VLC"},
    {"mpv"_L1, "mpv"},
    {"Lavf/"_L1, QT_TRANSLATE_NOOP("Agent", "FFmpeg player")},
    {"GStreamer"_L1, QT_TRANSLATE_NOOP("Agent", "GStreamer player")},
    {"Kodi/"_L1, "Kodi"},
    {"curl/"_L1, "curl"},
    {"Wget/"_L1, "wget"},
};

constexpr Mark systems[] = {
    {"iPhone"_L1, "iPhone"},   {"iPad"_L1, "iPad"},       {"Android"_L1, "Android"}, {"CrOS"_L1, "ChromeOS"},
    {"Windows"_L1, "Windows"}, {"Macintosh"_L1, "macOS"}, {"FreeBSD"_L1, "FreeBSD"}, {"Linux"_L1, "Linux"},
};

QString firstMatch(const QString &agent, std::span<const Mark> marks)
{
    for (const Mark &mark : marks) {
        if (agent.contains(mark.token))
            return QCoreApplication::translate("Agent", mark.word);
    }
    return {};
}

} // namespace

QString agentInWords(const QString &agent)
{
    const QString browser = firstMatch(agent, browsers);
    if (browser.isEmpty()) {
        const QString product = agent.section(u'/', 0, 0).simplified();
        return product.isEmpty() ? QCoreApplication::translate("Agent", "unknown")
                                 : product.left(maxUnknownLength);
    }
    const QString system = firstMatch(agent, systems);
    return system.isEmpty() ? browser : browser + u", "_s + system;
}

} // namespace lancast::app
