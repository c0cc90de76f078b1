#include "settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

Settings::Settings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, u"lancast"_s, u"lancast"_s)
{
    keepPrivate(m_settings.fileName());
}

Settings::Settings(const QString &path)
    : m_settings(path, QSettings::IniFormat)
{
    keepPrivate(path);
}

/// Before anything is written: QSettings keeps the permissions of a file that exists, and would give a new
/// one those of the user's mask.
void Settings::keepPrivate(const QString &path)
{
    constexpr auto ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.exists())
        file.setPermissions(ownerAlone);
    else
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerAlone);
}

HostChoices Settings::choices() const
{
    HostChoices choices;
    choices.source = sourceKindFrom(m_settings.value(u"source/kind"_s).toString()).value_or(choices.source);
    choices.file = m_settings.value(u"source/file"_s).toString();
    if (choices.source == SourceKind::File && !QFileInfo(choices.file).isFile()) {
        choices.source = HostChoices().source;
        choices.file.clear();
    }
    choices.camera = m_settings.value(u"source/camera"_s).toString();
    choices.microphone = m_settings.value(u"sound/microphone"_s).toString();
    choices.isMuted = m_settings.value(u"sound/muted"_s, false).toBool();
    choices.quality = qualityFrom(m_settings.value(u"video/quality"_s).toString()).value_or(choices.quality);
    return choices;
}

void Settings::setChoices(const HostChoices &choices)
{
    m_settings.setValue(u"source/kind"_s, toWord(choices.source));
    m_settings.setValue(u"source/file"_s, choices.file);
    m_settings.setValue(u"source/camera"_s, choices.camera);
    m_settings.setValue(u"sound/microphone"_s, choices.microphone);
    m_settings.setValue(u"sound/muted"_s, choices.isMuted);
    m_settings.setValue(u"video/quality"_s, toWord(choices.quality));
}

quint16 Settings::port() const
{
    bool isNumber = false;
    const int port = m_settings.value(u"network/port"_s).toInt(&isNumber);
    return isNumber && port > 0 && port <= 0xffff ? quint16(port) : 0;
}

AccessChoices Settings::access() const
{
    AccessChoices access;
    const QString passcode = m_settings.value(u"access/passcode"_s).toString();
    if (isPasscode(passcode)) {
        access.passcode = passcode;
        access.asksForPasscode = m_settings.value(u"access/asksForPasscode"_s, false).toBool();
    }
    access.maxViewers = std::clamp(m_settings.value(u"access/maxViewers"_s).toInt(), 0, mostViewersToChoose);
    return access;
}

void Settings::setAccess(const AccessChoices &access)
{
    m_settings.setValue(u"access/asksForPasscode"_s, access.asksForPasscode);
    m_settings.setValue(u"access/passcode"_s, access.passcode);
    m_settings.setValue(u"access/maxViewers"_s, access.maxViewers);
}

QByteArray Settings::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

} // namespace lancast::app
