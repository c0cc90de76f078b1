// Which other sites may show the stream in their pages. Pure.
#pragma once

#include "http/http_response.h"
#include "http/request_head.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lancast::net {

/// The endless stream over plain HTTP.
inline constexpr char livePath[] = "/live.webm";

/// The viewer page as "/?embed=1" or "/icecast?embed=1" in a frame, and livePath in a video element.
/// Everything else is for pages of this relay alone, whatever is allowed here.
class Embedding final
{
public:
    /// \a text: an origin (RFC 6454) as "https://example.org", or "*": all. False if it is neither.
    [[nodiscard]] bool add(const QString &text);
    [[nodiscard]] QStringList origins() const;

    /// Whether a page of \a origin may read what \a head asks for.
    [[nodiscard]] bool allows(const RequestHead &head, const QByteArray &origin) const;
    /// What the answer to \a head tells the browser.
    [[nodiscard]] Sharing sharingFor(const RequestHead &head) const;

    bool operator==(const Embedding &) const = default;

private:
    [[nodiscard]] bool contains(const QByteArray &origin) const;

    QList<QByteArray> m_origins; ///< as browsers write them; "*" stands for all
};

} // namespace lancast::net
