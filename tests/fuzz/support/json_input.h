// Control messages shaped by the input: mostly the protocol's words, with values of every kind.
#pragma once

#include "tests/fuzz/support/fuzz_input.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <limits>

namespace lancast::fuzz {

[[nodiscard]] inline QString takeWord(FuzzInput &input)
{
    constexpr std::array<const char *, 20> words = {
        "recording", "end",       "state",  "time",     "report",        "key",        "blob",
        "id",        "startedAt", "mime",   "paused",   "live",          "ended",      "sent",
        "delay",     "stalls",    "frames", "buffered", "droppedFrames", "queuedBytes"};
    const auto index = input.number<size_t>(0, words.size());
    return index < words.size() ? QString::fromLatin1(words[index]) : QString::fromUtf8(input.text(200));
}

[[nodiscard]] inline QJsonValue takeValue(FuzzInput &input)
{
    switch (input.number(0, 7)) {
    case 0:
        return takeWord(input);
    case 1:
        return input.number<qint64>(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    case 2:
        return double(input.number<qint64>(std::numeric_limits<qint64>::min(),
                                           std::numeric_limits<qint64>::max())) *
               1e290;
    case 3:
        return input.number(-1000, 1000) / 8.0;
    case 4:
        return QJsonArray{takeWord(input), QJsonValue()};
    case 5:
        return input.flag();
    default:
        return input.number<qint64>(0, 20);
    }
}

[[nodiscard]] inline QByteArray takeMessage(FuzzInput &input)
{
    if (input.number(0, 3) == 0)
        return input.text();
    QJsonObject object{{QStringLiteral("type"), takeWord(input)}};
    for (int left = input.number(0, 3); left > 0; --left)
        object.insert(takeWord(input), takeValue(input));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace lancast::fuzz
