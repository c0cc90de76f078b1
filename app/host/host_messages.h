// The words for every trouble that the host can meet. Pure.
#pragma once

#include "host/host_choices.h"
#include "host/message.h"

#include <optional>

namespace lancast::app {

enum class OtherCameras { None, Some };

/// For an error that the publisher page reported; empty if \a code is empty. The page's own words stand where
/// they say what nobody else knows.
[[nodiscard]] std::optional<Message> sourceMessage(const QString &code, const QString &pageText,
                                                   const HostChoices &choices,
                                                   OtherCameras others = OtherCameras::None);
/// The chosen microphone is not there.
[[nodiscard]] Message microphoneGoneMessage(const QString &label);
/// The screen is shown, without what the computer plays. \a monitor is an input that hears it, if there is
/// one.
[[nodiscard]] Message screenSoundMessage(const QString &monitor);

/// What was dropped on the window, if it is not one file.
enum class DropFault { SeveralFiles, Folder, NotAFile, NotReadable };
[[nodiscard]] Message dropMessage(DropFault fault, const QString &name);

/// The wished port is taken and another one is in use.
[[nodiscard]] Message portTakenMessage(quint16 wishedPort, quint16 port);

[[nodiscard]] Message relayFailedMessage(const QString &reason);
[[nodiscard]] Message rendererCrashedMessage();
[[nodiscard]] Message previewNotLoadedMessage();
/// This session cannot capture the screen.
[[nodiscard]] Message waylandMessage();
/// The settings file could not be read; it is at \a kept now.
[[nodiscard]] Message settingsDamagedMessage(const QString &kept);
[[nodiscard]] Message settingsNotKeptMessage(const QString &path);
/// Another device wants to publish; while the host is on air it would have to wait.
[[nodiscard]] Message publisherAsksMessage(const QString &address, bool isOnAir);

} // namespace lancast::app
