// Which of the host's devices the publisher page may use now: what the host chose to show. Pure.
#pragma once

#include "host/host_choices.h"

#include <QtGlobal>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#else
#include <QWebEnginePage>
#endif

namespace lancast::app {

/// What a page can ask for.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using PageFeature = QWebEnginePermission::PermissionType;
#else
using PageFeature = QWebEnginePage::Feature;
#endif

struct CaptureConsent
{
    bool toCamera = false;
    bool toMicrophone = false;
    bool toScreen = false;

    friend bool operator==(const CaptureConsent &, const CaptureConsent &) = default;
};

/// A camera or the screen brings the microphone along if the stream has sound; files and the test pattern
/// have sound of their own.
[[nodiscard]] CaptureConsent consentFor(const HostChoices &choices);

/// Everything that is not capture is refused. System sound is never part of a screen.
[[nodiscard]] bool isCovered(PageFeature feature, const CaptureConsent &consent);

} // namespace lancast::app
