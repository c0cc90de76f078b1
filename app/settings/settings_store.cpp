#include "settings/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

SettingsStore::SettingsStore()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, u"lancast"_s, u"lancast"_s)
{
    keepPrivate(m_settings.fileName());
}

SettingsStore::SettingsStore(const QString &path)
    : m_settings(path, QSettings::IniFormat)
{
    keepPrivate(path);
}

/// Before anything is written: QSettings keeps the permissions of a file that exists, and would give a new
/// one those of the user's mask.
void SettingsStore::keepPrivate(const QString &path)
{
    constexpr auto ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.exists())
        file.setPermissions(ownerAlone);
    else
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerAlone);
}

QVariant SettingsStore::value(const QString &key, const QVariant &fallback) const
{
    return m_settings.value(key, fallback);
}

void SettingsStore::setValue(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
}

} // namespace lancast::app
