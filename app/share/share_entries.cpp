#include "share/share_entries.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

template<typename Matches> qsizetype indexOf(const QList<ShareEntry> &entries, const Matches &matches)
{
    const auto found = std::ranges::find_if(entries, matches);
    return found == entries.end() ? -1 : found - entries.begin();
}

} // namespace

QList<ShareEntry> shareEntries(const QList<InterfaceAddress> &addresses, const QString &localName,
                               const TypedAddress &typed)
{
    QList<ShareEntry> entries;
    for (const InterfaceAddress &address : addresses)
        entries.append({WayIn::Network, address, {}});
    if (!localName.isEmpty() && !entries.isEmpty()) {
        const auto place = std::ranges::find_if_not(
            entries, [](const ShareEntry &entry) { return isRealNetwork(entry.network.kind); });
        entries.insert(place, {WayIn::LocalName, {}, {localName, 0}});
    }
    if (!typed.isEmpty())
        entries.append({WayIn::Typed, {}, typed});
    return entries;
}

qsizetype chosenEntry(const QList<ShareEntry> &entries, const ShareChoice &choice)
{
    if (choice.way != WayIn::Network) {
        const qsizetype index =
            indexOf(entries, [&choice](const ShareEntry &entry) { return entry.way == choice.way; });
        if (index >= 0)
            return index;
    } else if (!choice.interfaceName.isEmpty()) {
        const auto isOfKind = [&choice](const ShareEntry &entry) {
            return entry.way == WayIn::Network && entry.network.kind == choice.kind;
        };
        const qsizetype same = indexOf(entries, [&](const ShareEntry &entry) {
            return isOfKind(entry) && entry.network.interfaceName == choice.interfaceName;
        });
        const qsizetype index = same >= 0 ? same : indexOf(entries, isOfKind);
        if (index >= 0)
            return index;
    }
    return entries.isEmpty() ? -1 : 0;
}

ShareChoice chosen(ShareChoice choice, const ShareEntry &entry)
{
    choice.way = entry.way;
    if (entry.way == WayIn::Network) {
        choice.interfaceName = entry.network.interfaceName;
        choice.kind = entry.network.kind;
    }
    return choice;
}

QString entryTitle(const ShareEntry &entry)
{
    switch (entry.way) {
    case WayIn::Network:
        return networkTitle(entry.network.kind) + u' ' + entry.network.address.toString();
    case WayIn::LocalName:
        return QCoreApplication::translate("Network", "Name %1").arg(entry.host.toString());
    case WayIn::Typed:
        return QCoreApplication::translate("Network", "Own address %1").arg(entry.host.toString());
    }
    Q_UNREACHABLE();
}

QUrl entryUrl(const ShareEntry &entry, const RelayAddress &relay)
{
    QUrl url = guestUrl(entry.network.address, relay);
    if (entry.way == WayIn::Network)
        return url;
    url.setHost(entry.host.host);
    if (entry.host.port != 0)
        url.setPort(entry.host.port);
    return url;
}

} // namespace lancast::app
