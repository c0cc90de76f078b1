#include "settings/network_settings.h"

#include "settings/settings_store.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

NetworkChoices rememberedNetwork(const SettingsStore &store)
{
    NetworkChoices network;
    bool isNumber = false;
    const int port = store.value(u"network/port"_s).toInt(&isNumber);
    if (isNumber && port > 0 && port <= 0xffff)
        network.port = quint16(port);
    QHostAddress bind;
    // Also "0.0.0.0", which is all networks of one kind.
    if (bind.setAddress(store.value(u"network/bind"_s).toString()))
        network.bind = bind;
    network.isSecure = store.value(u"network/https"_s, false).toBool();
    const QStringList hosts = store.value(u"network/furtherHosts"_s).toStringList();
    for (const QString &host : hosts) {
        if (isHostName(host) && !network.furtherHosts.contains(host) &&
            network.furtherHosts.size() < mostFurtherHosts)
            network.furtherHosts.append(host);
    }
    const QStringList sites = store.value(u"network/embeddingSites"_s).toStringList();
    for (const QString &site : sites.first(std::min(sites.size(), mostFurtherHosts)))
        (void)network.embedding.add(site);
    return network;
}

void remember(SettingsStore &store, const NetworkChoices &network)
{
    const bool isAll = network.bind == QHostAddress(QHostAddress::Any);
    store.setValue(u"network/port"_s, network.port);
    store.setValue(u"network/bind"_s, isAll ? QString() : network.bind.toString());
    store.setValue(u"network/https"_s, network.isSecure);
    store.setValue(u"network/furtherHosts"_s, network.furtherHosts);
    store.setValue(u"network/embeddingSites"_s, network.embedding.origins());
}

} // namespace lancast::app
