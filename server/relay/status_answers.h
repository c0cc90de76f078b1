// The status as bytes, for requests: made at most twice a second, however often it is asked for.
#pragma once

#include "base/relay_clock.h"
#include "session/status.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace lancast::net {

/// With many clients a snapshot takes milliseconds of the thread that relays the stream.
class StatusAnswers final
{
public:
    using Time = std::chrono::nanoseconds;
    static constexpr std::chrono::milliseconds maxAge{500};

    explicit StatusAnswers(std::function<StatusSnapshot()> snapshot)
        : m_snapshot(std::move(snapshot))
    {
    }

    /// As GET /api/status gives it, at most maxAge old at \a now.
    [[nodiscard]] QByteArray json(Time now) { return answer(m_json, now); }
    /// As GET /metrics gives it.
    [[nodiscard]] QByteArray metrics(Time now) { return answer(m_metrics, now); }

private:
    struct Form
    {
        QByteArray (*write)(const StatusSnapshot &status);
        QByteArray bytes{};
        std::optional<Time> madeAt{};
    };

    [[nodiscard]] QByteArray answer(Form &form, Time now);
    [[nodiscard]] static QByteArray writeJson(const StatusSnapshot &status);
    [[nodiscard]] static QByteArray writeMetrics(const StatusSnapshot &status);

    const std::function<StatusSnapshot()> m_snapshot;
    Form m_json{writeJson};
    Form m_metrics{writeMetrics};
};

} // namespace lancast::net
