// The words for every trouble that the host can meet. Pure.
#pragma once

#include "host/host_choices.h"
#include "host/message.h"
#include "host/publisher_report.h"

#include <QTime>

#include <optional>

namespace lancast::app {

enum class OtherCameras { None, Some };

/// For an error that the publisher page reported; empty if \a code is empty. The page's own words stand where
/// they say what nobody else knows.
[[nodiscard]] std::optional<Message> sourceMessage(const QString &code, const QString &pageText,
                                                   const HostChoices &choices,
                                                   OtherCameras others = OtherCameras::None);
/// \a message, and that the stream begins once its trouble is over.
[[nodiscard]] Message untilThereIsAPicture(Message message);
/// The chosen microphone is not there.
[[nodiscard]] Message microphoneGoneMessage(const QString &label);
/// The screen is shown, without what the computer plays. \a monitor is an input that hears it, if there is
/// one.
[[nodiscard]] Message screenSoundMessage(const QString &monitor);

/// The computer does not encode the chosen \a framesPerSecond at the chosen size.
[[nodiscard]] Message reducedQualityMessage(const ReducedQuality &reduced, int framesPerSecond);
/// That, while the stream of \a report is on air with less than was chosen.
[[nodiscard]] std::optional<Message> qualityMessage(const PublisherReport &report);
/// Of several monitors guests see one, the one with that \a name.
[[nodiscard]] Message oneMonitorMessage(const QString &name);

/// What was dropped on the window, if it is not one file.
enum class DropFault { SeveralFiles, Folder, NotAFile, NotReadable };
[[nodiscard]] Message dropMessage(DropFault fault, const QString &name);

/// The wished port is taken and another one is in use.
[[nodiscard]] Message portTakenMessage(quint16 wishedPort, quint16 port);

/// The answer to another try at \a now; the time tells it from the answer before.
[[nodiscard]] Message portStillTakenMessage(quint16 wishedPort, quint16 port, const QTime &now);

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
/// A guest has asked for this computer as \a name, which is none of its names.
[[nodiscard]] Message nameRefusedMessage(const QString &name);
/// All guests behind one router come from \a address; it has the \a limit of connections, two a guest.
[[nodiscard]] Message addressFullMessage(const QString &address, int limit);

} // namespace lancast::app
