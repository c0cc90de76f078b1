#include "web/capture_consent.h"

namespace lancast::app {

CaptureConsent consentFor(const HostChoices &choices)
{
    const bool isCamera = choices.source == SourceKind::Camera;
    const bool isScreen = choices.source == SourceKind::Screen;
    return {isCamera, choices.hasSound && (isCamera || isScreen), isScreen};
}

bool isCovered(PageFeature feature, const CaptureConsent &consent)
{
    if (feature == PageFeature::MediaAudioCapture)
        return consent.toMicrophone;
    if (feature == PageFeature::MediaVideoCapture)
        return consent.toCamera;
    if (feature == PageFeature::MediaAudioVideoCapture)
        return consent.toCamera && consent.toMicrophone;
    return feature == PageFeature::DesktopVideoCapture && consent.toScreen;
}

} // namespace lancast::app
