#include "network/interface_facts.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::net {

namespace {

// A VLAN on a bridge on a bond on a card: nobody stacks more.
constexpr int mostLayers = 4;

QString deviceType(const QDir &interface)
{
    QFile file(interface.filePath(u"uevent"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("DEVTYPE="))
            return QString::fromLatin1(line.mid(8).trimmed());
    }
    return {};
}

bool isWireless(const QDir &interface)
{
    return interface.exists(u"wireless"_s) || interface.exists(u"phy80211"_s);
}

bool stands(const QString &folder, const QString &name, bool (*on)(const QDir &), int layers)
{
    const QDir interface(folder + u'/' + name);
    if (on(interface))
        return true;
    constexpr QLatin1StringView lower("lower_");
    const QStringList links = interface.entryList({lower + u'*'}, QDir::AllEntries | QDir::System);
    return layers > 0 && std::ranges::any_of(links, [&](const QString &link) {
               return stands(folder, link.mid(lower.size()), on, layers - 1);
           });
}

bool isPhysical(const QDir &interface)
{
    return interface.exists(u"device"_s);
}

} // namespace

InterfaceFacts interfaceFacts(const QString &folder, const QString &name, HardwareType hardware)
{
    InterfaceFacts facts;
    facts.name = name;
    facts.hardware = hardware;
    const QDir interface(folder + u'/' + name);
    facts.deviceType = deviceType(interface);
    facts.isWireless = isWireless(interface);
    facts.isTunnel = interface.exists(u"tun_flags"_s);
    facts.isBridge = interface.exists(u"bridge"_s);
    facts.isPhysical = isPhysical(interface);
    facts.isOverPhysical = stands(folder, name, isPhysical, mostLayers);
    facts.isOverWireless = stands(folder, name, isWireless, mostLayers);
    return facts;
}

} // namespace lancast::net
