#include "web/capture_consent.h"

namespace lancast::app {

CaptureConsent consentFor(const HostChoices &choices)
{
    const bool isCamera = choices.source == SourceKind::Camera;
    const bool isScreen = choices.source == SourceKind::Screen;
    return {isCamera, choices.hasSound && (isCamera || isScreen), isScreen};
}

bool isCovered(QWebEnginePage::Feature feature, const CaptureConsent &consent)
{
    switch (feature) {
    case QWebEnginePage::MediaAudioCapture:
        return consent.toMicrophone;
    case QWebEnginePage::MediaVideoCapture:
        return consent.toCamera;
    case QWebEnginePage::MediaAudioVideoCapture:
        return consent.toCamera && consent.toMicrophone;
    case QWebEnginePage::DesktopVideoCapture:
        return consent.toScreen;
    case QWebEnginePage::DesktopAudioVideoCapture:
    case QWebEnginePage::Notifications:
    case QWebEnginePage::Geolocation:
    case QWebEnginePage::MouseLock:
        return false;
    }
    return false; // a feature of a later Qt
}

} // namespace lancast::app
