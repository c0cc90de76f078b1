#include "settings/settings_store.h"

#include "settings/settings_file.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString versionKey = u"version"_s;
/// Counts up when a key gets another meaning; whoever does that brings the old ones over in noteVersion().
constexpr int version = 1;

QString usualPath()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"lancast"_s, u"lancast"_s).fileName();
}

QString prepared(const QString &path)
{
    const QString damaged = moveDamagedAside(path);
    keepPrivate(path);
    return damaged;
}

} // namespace

SettingsStore::SettingsStore()
    : SettingsStore(usualPath())
{
}

SettingsStore::SettingsStore(const QString &path)
    : m_damagedFile(prepared(path))
    , m_settings(path, QSettings::IniFormat)
{
    noteVersion();
}

void SettingsStore::noteVersion()
{
    // A newer program's number stays: it wrote the file, and will read it again.
    if (m_settings.value(versionKey).toInt() < version)
        m_settings.setValue(versionKey, version);
}

QVariant SettingsStore::value(const QString &key, const QVariant &fallback) const
{
    const QVariant value = m_settings.value(key, fallback);
    // Half a character, as an escape in the file can make one, would not be written again as it was read.
    return value.typeId() == QMetaType::QString ? QVariant(QString::fromUtf8(value.toString().toUtf8()))
                                                : value;
}

void SettingsStore::setValue(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
}

bool SettingsStore::isWritable() const
{
    return m_settings.isWritable() && m_settings.status() == QSettings::NoError;
}

QString SettingsStore::reset()
{
    m_settings.sync();
    const QString kept = copyAside(path());
    m_settings.clear();
    noteVersion();
    m_settings.sync();
    return kept;
}

} // namespace lancast::app
