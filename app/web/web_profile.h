// The web profile of all our views: keeps nothing on disk, reaches nothing but our own relay.
#pragma once

#include "web/local_origin.h"

#include <QWebEngineProfile>

namespace lancast::app {

class WebProfile final : public QWebEngineProfile
{
    Q_OBJECT

public:
    explicit WebProfile(QObject *parent = nullptr);

    void setOrigin(const LocalOrigin &origin);
    [[nodiscard]] const LocalOrigin &origin() const { return m_origin; }

private:
    LocalOrigin m_origin;
};

} // namespace lancast::app
