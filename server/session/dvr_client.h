// A program that gets the stream's past by GET /rewind/gop and does not watch what is live.
#pragma once

#include "session/viewer.h"

#include <optional>

namespace lancast::net {

/// One for each address. Its visit ends when it has not asked for a while.
class DvrClient final : public Viewer
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds longestSilence{30};

    DvrClient(quint64 id, const ViewerContext &context);

    /// \a head gets \a bytes, \a behind what is live.
    void countRequest(const RequestHead &head, qint64 bytes, std::chrono::milliseconds behind);
    /// The session of all of its requests, as of a page whose connections were lost; empty if they had none
    /// or several.
    [[nodiscard]] QByteArray session() const { return m_session.value_or(QByteArray()); }

    [[nodiscard]] qsizetype queuedBytes() const override { return 0; } // its answers' senders hold little
    [[nodiscard]] ClientFigures figures() const override;
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode, const QString &) override { emit finished(); }
    void abort() override { emit finished(); }

private:
    std::optional<QByteArray> m_session;
    int m_behindMs = 0;
    RelayClock::Time m_silentFor{0};
};

} // namespace lancast::net
