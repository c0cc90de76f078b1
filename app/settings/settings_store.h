// The file in which choices are remembered, for the eyes of its user alone: a passcode may be part of it.
// What is kept, and what makes sense, is said where it belongs: see host_settings.h and the others.
#pragma once

#include <QSettings>
#include <QVariant>

namespace lancast::app {

class SettingsStore final
{
public:
    /// The file in the user's usual place.
    SettingsStore();
    /// The INI file \a path.
    explicit SettingsStore(const QString &path);

    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

private:
    static void keepPrivate(const QString &path);

    mutable QSettings m_settings;
};

} // namespace lancast::app
