// What the host has chosen to show and how: plain values.
#pragma once

#include "host/custom_quality.h"
#include "host/video_tuning.h"

#include <QJsonObject>
#include <QSize>
#include <QString>

#include <optional>

namespace lancast::app {

enum class SourceKind { Camera, Screen, File, TestPattern };

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

/// What the chosen quality means: the preset with the tuning's codec, or the custom one.
[[nodiscard]] CustomQuality chosenQuality(const HostChoices &choices);

/// Files and the test pattern bring their own sound.
[[nodiscard]] bool usesMicrophone(const HostChoices &choices);

/// The settings object that the publisher page gets. \a fileUrl is where the relay serves the file source.
[[nodiscard]] QJsonObject publisherSettings(const HostChoices &choices, const QString &fileUrl);

/// For people: "Camera", "Screen", the file's name, "Test pattern".
[[nodiscard]] QString sourceTitle(const HostChoices &choices);

} // namespace lancast::app
