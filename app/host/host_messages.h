// The words for every trouble that the host can meet. Pure.
#pragma once

#include "host/host_choices.h"
#include "host/message.h"

#include <optional>

namespace lancast::app {

/// For an error that the publisher page reported; empty if \a code is empty.
[[nodiscard]] std::optional<Message> sourceMessage(const QString &code, const QString &pageText,
                                                   const HostChoices &choices);

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
