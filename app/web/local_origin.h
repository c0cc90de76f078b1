// The one origin that our web views may talk to. Pure.
#pragma once

#include <QUrl>

namespace lancast::app {

class LocalOrigin final
{
public:
    LocalOrigin() = default;
    explicit LocalOrigin(const QUrl &url);

    [[nodiscard]] bool isNull() const { return m_port < 0; }
    /// A page of this origin: the same scheme, host and port.
    [[nodiscard]] bool isPage(const QUrl &url) const;
    /// What a page of this origin may load: the origin itself, its WebSockets, and what the page made itself.
    [[nodiscard]] bool isResource(const QUrl &url) const;

private:
    QString m_scheme;
    QString m_host;
    int m_port = -1;
};

} // namespace lancast::app
