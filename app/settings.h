// What is remembered between launches, for the eyes of its user alone: a passcode may be part of it.
#pragma once

#include "access_choices.h"
#include "host_choices.h"

#include <QByteArray>
#include <QSettings>

namespace lancast::app {

class Settings final
{
public:
    /// Keeps the settings in the user's usual place.
    Settings();
    /// Keeps them in the INI file \a path.
    explicit Settings(const QString &path);

    /// Values that make no sense (a damaged file, a video that is gone) give the defaults.
    [[nodiscard]] HostChoices choices() const;
    void setChoices(const HostChoices &choices);

    [[nodiscard]] quint16 port() const; ///< 0: none is set
    [[nodiscard]] AccessChoices access() const;
    void setAccess(const AccessChoices &access);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

private:
    static void keepPrivate(const QString &path);

    mutable QSettings m_settings;
};

} // namespace lancast::app
