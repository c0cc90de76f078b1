// One server, its viewers and its stream once: what it cost and what they got.
#pragma once

#include "server_process.h"

#include <QJsonObject>
#include <QString>

namespace lancast::bench {

struct RoundFigures
{
    QString error;            ///< a sentence if it could not be measured
    double microseconds = 0;  ///< CPU for one delivered message
    double serverPercent = 0; ///< of a core
    double generatorPercent = 0;
    double serverWaitPercent = 0; ///< of the time: it could run, and something else had its core
    double generatorWaitPercent = 0;
    double deliveredPercent = 0; ///< of the messages that the window has
    double halfMs = 0;           ///< delay, p50
    double mostMs = 0;           ///< p99
    quint64 bytesLost = 0;
    int connectionsEnded = 0;      ///< by the server
    double joinDelayMs = 0;        ///< p99 of the others' delay while further viewers join
    double joinHalfMs = 0;         ///< from connecting to the end of the burst, p50
    double joinMostMs = 0;         ///< p99
    int joinsUnserved = 0;         ///< without a burst
    int joinsBroken = 0;           ///< whose stream does not continue their burst
    double burstKibibytes = 0;     ///< that a joiner got
    double joinPeakKibibytes = 0;  ///< memory for a joiner while they join, at most
    double joinedKibibytes = 0;    ///< and a second later
    double connectedKibibytes = 0; ///< memory for a viewer that has connected before the stream
    double streamingKibibytes = 0; ///< and with the stream, at the end of the window
};

[[nodiscard]] RoundFigures measureRound(const ServerPlan &plan, std::chrono::seconds window);

[[nodiscard]] QJsonObject toJson(const RoundFigures &figures);

} // namespace lancast::bench
