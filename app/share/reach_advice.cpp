#include "share/reach_advice.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReachAdvice)
};

ReachAdvice firewallAdvice(const Firewall &firewall, quint16 port)
{
    const QString text =
        firewall.isOn
            ? Words::tr("This computer has a firewall, %1. It keeps others out unless it is told to let them "
                        "in. This "
                        "command does that; it asks for an administrator's password:")
            : Words::tr("A firewall, %1, is installed here but does not start with the computer. If you have "
                        "started "
                        "it, this command lets others in; it asks for an administrator's password:");
    return {Words::tr("Firewall"), text.arg(firewallName(firewall.kind)),
            openPortCommand(firewall.kind, port)};
}

ReachAdvice unknownFirewall(quint16 port)
{
    return {Words::tr("Firewall"),
            Words::tr("If this computer has a firewall, it has to let others in: allow incoming connections "
                      "to TCP port "
                      "%1.")
                .arg(port),
            {}};
}

ReachAdvice networkAdvice(const ShareEntry &entry)
{
    if (entry.way == WayIn::Network && !isRealNetwork(entry.network.kind)) {
        return {Words::tr("Another address"),
                Words::tr("The address that you share belongs to this network: %1. Devices at home or in the "
                          "office are "
                          "usually not in it. Choose another address in the list.")
                    .arg(networkTitle(entry.network.kind)),
                {}};
    }
    if (entry.way == WayIn::LocalName) {
        return {
            Words::tr("Another address"),
            Words::tr(
                "Not every device understands names that end in .local. Choose an address of numbers in the "
                "list."),
            {}};
    }
    if (entry.way == WayIn::Typed) {
        return {
            Words::tr("Your own address"),
            Words::tr("You have typed this address. Whatever leads from it to here, such as a router's port "
                      "forwarding, has to lead to this computer and to LanCast's port."),
            {}};
    }
    return {
        Words::tr("Same network"),
        Words::tr(
            "The other device has to be in the same network as this computer. A phone that uses mobile data, "
            "or another Wi-Fi, is not."),
        {}};
}

ReachAdvice schemeAdvice(const RelayAddress &relay)
{
    if (relay.isSecure()) {
        return {Words::tr("Typed by hand"),
                Words::tr("The address begins with https://. The browser warns about the certificate once; "
                          "choose to go "
                          "on there."),
                {}};
    }
    return {Words::tr("Typed by hand"),
            Words::tr(
                "The address begins with http:// and ends with the number after the colon. Some browsers try "
                "https:// by themselves, which this address does not have."),
            {}};
}

} // namespace

QString reachText(Reach reach, const ShareEntry &entry, const RelayAddress &relay)
{
    const QString address = entryUrl(entry, relay).toString();
    switch (reach) {
    case Reach::Answers:
        return Words::tr("LanCast answers at %1 when this computer asks. Whether a firewall or the network "
                         "keeps others "
                         "out, only another device can show.")
            .arg(address);
    case Reach::NoAnswer:
        if (entry.way == WayIn::Typed)
            return Words::
                tr("Nobody answers at %1 when this computer asks. Some routers lead only devices outside to "
                   "such an address; try it from another network.")
                    .arg(address);
        return Words::tr("Nobody answers at %1, even when this computer itself asks. Choose another address "
                         "in the list, "
                         "or restart LanCast.")
            .arg(address);
    case Reach::OtherProgram:
        return Words::
            tr("Another program answers at %1, not LanCast. Choose another address in the list, or another "
               "port.")
                .arg(address);
    case Reach::NameRefused:
        return Words::tr("LanCast answers at %1 but does not go by that name. Type it under Other address.")
            .arg(address);
    case Reach::NameUnknown:
        return Words::tr("Nobody here knows the name in %1. Choose an address of numbers in the list.")
            .arg(address);
    }
    Q_UNREACHABLE();
}

QList<ReachAdvice> reachAdvice(const std::optional<ShareEntry> &entry, const RelayAddress &relay,
                               const QList<Firewall> &firewalls)
{
    if (!entry) {
        return {
            {Words::tr("No network"),
             Words::tr(
                 "This computer is in no network that others could be in. Connect it to the Wi-Fi or with a "
                 "cable; the address then appears by itself."),
             {}}};
    }
    QList<ReachAdvice> advice{networkAdvice(*entry)};
    for (const Firewall &firewall : firewalls)
        advice.append(firewallAdvice(firewall, relay.port));
    if (firewalls.isEmpty())
        advice.append(unknownFirewall(relay.port));
    advice.append(
        {Words::tr("Guest Wi-Fi"),
         Words::tr("Guest networks, and those of hotels and schools, often forbid devices to see each other. "
                   "Use the main network, or switch off client isolation (AP isolation) in the router."),
         {}});
    advice.append(
        {Words::tr("VPN on the other device"),
         Words::tr(
             "A VPN leads around your network. Switch it off there while watching, or allow it to reach "
             "the local network."),
         {}});
    advice.append(schemeAdvice(relay));
    return advice;
}

} // namespace lancast::app
