// Control messages shaped by the input: the protocol's own, with values of every kind in them.
#pragma once

#include "tests/fuzz/support/fuzz_input.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <limits>

namespace lancast::fuzz {

[[nodiscard]] inline QJsonValue takeValue(FuzzInput &input)
{
    constexpr qint64 min = std::numeric_limits<qint64>::min();
    constexpr qint64 max = std::numeric_limits<qint64>::max();
    constexpr std::array<const char *, 4> states = {"paused", "live", "ended", "waiting"};
    switch (input.number(0, 8)) {
    case 0:
        return QString::fromUtf8(input.text(200));
    case 1:
        return input.number(min, max);
    case 2:
        return double(input.number(min, max)) * 1e280;
    case 3:
        return input.number(-1000, 1000) / 8.0;
    case 4:
        return QJsonArray{QJsonObject{}, QJsonValue()};
    case 5:
        return input.flag();
    case 6:
        return QString::fromLatin1(states[input.number<size_t>(0, states.size() - 1)]);
    default:
        return input.number<qint64>(0, 20);
    }
}

/// See server/PROTOCOL.md.
[[nodiscard]] inline QByteArray takeMessage(FuzzInput &input)
{
    struct Shape
    {
        const char *type;
        std::array<const char *, 4> fields;
    };
    constexpr std::array<Shape, 6> shapes = {
        {{"recording", {"id", "startedAt", "mime", "id"}},
         {"end", {"id", "id", "id", "id"}},
         {"state", {"state", "state", "state", "viewers"}},
         {"time", {"id", "sent", "relay", "sent"}},
         {"report", {"queuedBytes", "droppedFrames", "frameRate", "delay"}},
         {"report", {"delay", "stalls", "droppedFrames", "buffered"}}}};
    if (input.number(0, 7) == 0)
        return input.text();
    const Shape &shape = shapes[input.number<size_t>(0, shapes.size() - 1)];
    QJsonObject object{{QStringLiteral("type"), QString::fromLatin1(shape.type)}};
    for (int left = input.number(0, 3); left > 0; --left)
        object.insert(QString::fromLatin1(shape.fields[input.number<size_t>(0, 3)]), takeValue(input));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace lancast::fuzz
