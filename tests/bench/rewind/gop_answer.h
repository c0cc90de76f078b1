// One answer to GET /rewind/gop, as it comes.
#pragma once

#include <QByteArray>

namespace lancast::bench {

/// \a at: media time in milliseconds.
[[nodiscard]] QByteArray gopRequest(qint64 at);

class GopAnswer final
{
public:
    void take(const QByteArray &bytes);

    [[nodiscard]] bool isWhole() const { return m_length >= 0 && m_taken >= m_length; }
    [[nodiscard]] bool isGop() const { return m_head.startsWith("HTTP/1.1 200 "); }
    /// Where the next one begins.
    [[nodiscard]] qint64 end() const;

private:
    [[nodiscard]] QByteArray field(const QByteArray &name) const;

    QByteArray m_head; ///< with the beginning of the body, until it is whole
    qint64 m_length = -1;
    qint64 m_taken = 0; ///< of the body
};

} // namespace lancast::bench
