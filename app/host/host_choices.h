// What the host has chosen to show and how: plain values.
#pragma once

#include "host/custom_quality.h"
#include "host/video_tuning.h"

#include <QJsonObject>
#include <QList>
#include <QRect>
#include <QSize>
#include <QString>

#include <optional>

namespace lancast::app {

enum class SourceKind { Camera, Screen, File, TestPattern };

enum class ScreenCapture {
    Available,       ///< of the first screen
    ChosenByTheHost, ///< of any screen or window
    BlockedByWayland,
};

enum class Quality { Low, Medium, High, Custom };

/// The words of the command line, the settings and the page: "camera", "screen", "file", "test-pattern".
[[nodiscard]] QString toWord(SourceKind kind);
[[nodiscard]] std::optional<SourceKind> sourceKindFrom(const QString &word);

/// "low", "medium", "high", "custom".
[[nodiscard]] QString toWord(Quality quality);
/// For a preset alone: the custom one is more than a word.
[[nodiscard]] std::optional<Quality> qualityFrom(const QString &word);

/// "vp8", "vp9".
[[nodiscard]] QString toWord(Codec codec);
[[nodiscard]] std::optional<Codec> codecFrom(const QString &word);

struct HostChoices
{
    SourceKind source = SourceKind::Camera;
    QString file;       ///< local path; used by SourceKind::File only
    QString camera;     ///< label; empty: the default one
    QString microphone; ///< label; empty: the default one
    Quality quality = Quality::Medium;
    CustomQuality custom; ///< kept while a preset is chosen
    bool hasSound = true; ///< off: the stream carries no sound at all
    bool isMuted = false; ///< the stream carries silence
    VideoTuning tuning;
};

/// One monitor of a captured desktop, in the desktop's pixels.
struct ScreenArea
{
    QRect monitor;
    QSize desktop;         ///< with all monitors
    QString name = {};     ///< the monitor's, for people
    quint32 id = 0;        ///< the monitor's, as the page's browser calls it; 0: not known
    QList<QRect> all = {}; ///< monitors of the desktop

    /// There is more of the desktop than guests see.
    [[nodiscard]] bool isPart() const { return monitor != QRect(QPoint(), desktop); }
    friend bool operator==(const ScreenArea &, const ScreenArea &) = default;
};

/// What the chosen quality means: the preset with the tuning's codec, or the custom one. The presets are
/// those of the publisher page (resources/web/publisher/qualities.json).
[[nodiscard]] CustomQuality chosenQuality(const HostChoices &choices);

/// Files and the test pattern bring their own sound.
[[nodiscard]] bool usesMicrophone(const HostChoices &choices);

/// The settings object that the publisher page gets. \a fileUrl is where the relay serves the file source, \a
/// screenArea the part of the captured screen that is shown (empty: all of it, whatever becomes of it). \a
/// captureChoice counts how often the host has chosen what to capture; with 0 it is the first screen, else
/// what the host chose, and \a screenArea does not matter.
[[nodiscard]] QJsonObject publisherSettings(const HostChoices &choices, const QString &fileUrl,
                                            const std::optional<ScreenArea> &screenArea = {},
                                            int captureChoice = 0);

/// For people: "Camera", "Screen", the file's name, "Test pattern".
[[nodiscard]] QString sourceTitle(const HostChoices &choices);

} // namespace lancast::app
