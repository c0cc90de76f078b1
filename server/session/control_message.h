// The parts of control messages that both kinds of session share.
#pragma once

#include "base/relay_clock.h"
#include "session/status.h"
#include "stream/encoder_run.h"

#include <QJsonObject>

#include <optional>

namespace lancast::net {

/// What everybody who watches is told when it changes.
struct BroadcastState
{
    stream::StreamState stream = stream::StreamState::Waiting;
    int viewers = 0;
    bool isRecording = false; ///< to a file
};

/// Answers a `time` message with the relay's clock.
[[nodiscard]] QJsonObject timeAnswer(const QJsonObject &message, const RelayClock &clock);

[[nodiscard]] QJsonObject stateMessage(stream::StreamState state, int viewers);
/// As stateMessage(), for those who watch: with whether the host keeps what they see.
[[nodiscard]] QJsonObject viewerStateMessage(const BroadcastState &state);

/// Tells a page that has proved the passcode what lets it in from now on.
[[nodiscard]] QJsonObject keyMessage(const QByteArray &viewKey);

/// Asks a publisher for a keyframe.
[[nodiscard]] QJsonObject keyframeMessage();

/// A count that a client reports, kept within what makes sense on a dashboard; empty if it is no number.
[[nodiscard]] std::optional<int> reportedCount(const QJsonObject &message, QLatin1String key);
/// Of a `report` message.
[[nodiscard]] ClientReport clientReport(const QJsonObject &message);

/// Of a `recording` message: which part of the stream it is.
[[nodiscard]] stream::RunPart recordingPart(const QJsonObject &message);
/// A recording's id; -1 if \a message has none that is a whole number from 0 to 2^32 - 1.
[[nodiscard]] qint64 recordingId(const QJsonObject &message);

} // namespace lancast::net
