// How the host wants the stream to go to an Icecast server: plain values.
#pragma once

#include "output/icecast/icecast_target.h"

#include <QString>
#include <QStringList>

namespace lancast::app {

struct IcecastChoices
{
    bool isOn = false;
    QString address; ///< of the mount, as typed, without password: "http://host:8000/live.webm"
    QString password;
    QStringList listeners{}; ///< where guests get the stream from there; empty: at the mount

    friend bool operator==(const IcecastChoices &, const IcecastChoices &) = default;
};

/// Why \a choices cannot be used, in a sentence without the password; empty if they can, or are off.
[[nodiscard]] QString faultOf(const IcecastChoices &choices);
/// Off where \a choices are, or cannot be used.
[[nodiscard]] icecast::IcecastOptions icecastOptions(const IcecastChoices &choices);

} // namespace lancast::app
