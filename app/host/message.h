// A trouble that the window tells about: what happened, what to do, one action.
#pragma once

#include <QString>

namespace lancast::app {

/// What a message is about; there is one message a topic. The first topic is the most urgent one.
enum class MessageTopic {
    Relay,
    Renderer,
    Publisher,
    Connections,
    Name,
    Recording,
    Source,
    Microphone,
    Quality,
    Drop,
    ScreenSound,
    Monitors,
    Port,
    Settings,
    RescuedRecordings,
    FinishedRecording,
    Confirmation
};

enum class Severity { Notice, Warning, Error };

enum class MessageAction {
    None,
    UseTestPattern,
    UseDefaultCamera,
    UseDefaultMicrophone,
    UseMonitorInput, ///< ScreenSound answers it
    ChooseFile,
    TrySourceAgain,
    GoLiveAgain,
    KeepQuality,
    ReloadPreview,
    TryPortAgain,
    StartRelayAgain,
    AllowPublisher,
    AllowMoreConnections, ///< CrowdedAddress answers it
    AllowName,            ///< NameOffer answers it
    ChooseRecordingFolder,
    ShowRecordings,
    ShowFinishedRecording,
};

struct Message
{
    Severity severity = Severity::Warning;
    QString text;
    QString actionText; ///< empty: no button
    MessageAction action = MessageAction::None;

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace lancast::app
