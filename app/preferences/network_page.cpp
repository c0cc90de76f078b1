#include "preferences/network_page.h"

#include "look/look.h"
#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QHostAddress everywhere(QHostAddress::Any);

QString bindWord(const QHostAddress &address)
{
    return address == everywhere ? QString() : address.toString();
}

} // namespace

NetworkPage::NetworkPage(Preferences &preferences, const QList<InterfaceAddress> &addresses, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_port(new QLineEdit(this))
    , m_addresses(new QComboBox(this))
    , m_secure(new QCheckBox(tr("Use &HTTPS"), this))
    , m_names(new QLineEdit(this))
    , m_sites(new QLineEdit(this))
    , m_apply(new QPushButton(tr("&Apply"), this))
{
    PreferencesForm form(*this);
    buildPort(form);
    buildAddresses(form, addresses);
    buildSecurity(form);
    buildNames(form);
    buildSites(form);
    buildApply(form);
    showChoices();
    connectParts();
    check();
}

void NetworkPage::buildPort(PreferencesForm &form)
{
    m_port->setObjectName(u"port"_s);
    m_port->setMaximumWidth(24 * spacing);
    m_port->setToolTip(tr("The number after the colon in the address that guests open"));
    form.addRow(tr("&Port:"), m_port);
    m_portTrouble = form.addTrouble();
    m_portTrouble->setObjectName(u"portTrouble"_s);
    if (m_preferences.options().relay.isPortExplicit)
        form.setRuled(m_port, u"--port"_s);
}

void NetworkPage::buildAddresses(PreferencesForm &form, const QList<InterfaceAddress> &addresses)
{
    m_addresses->setObjectName(u"bind"_s);
    m_addresses->setToolTip(tr("Devices on the other networks cannot reach LanCast"));
    m_addresses->addItem(tr("All networks"), QString());
    for (const InterfaceAddress &entry : rankedAddresses(addresses, everywhere)) {
        const QString address = entry.address.toString();
        m_addresses->addItem(tr("%1 %2").arg(networkTitle(entry.kind), address), address);
    }
    m_addresses->addItem(tr("Only this computer"), QHostAddress(QHostAddress::LocalHost).toString());
    const QString bind = bindWord(m_preferences.network().bind);
    if (m_addresses->findData(bind) < 0)
        m_addresses->addItem(tr("%1 (not there now)").arg(bind), bind);
    form.addRow(tr("&Reachable from:"), m_addresses);
    if (m_preferences.options().isBindExplicit)
        form.setRuled(m_addresses, u"--bind"_s);
}

void NetworkPage::buildSecurity(PreferencesForm &form)
{
    m_secure->setObjectName(u"https"_s);
    form.addBox(m_secure);
    if (m_preferences.options().relay.tls.isWanted) {
        const bool isOwn = m_preferences.options().relay.tls.certificateFile.isEmpty();
        form.setRuled(m_secure, isOwn ? u"--tls"_s : u"--cert"_s);
        return;
    }
    form.addHelp(m_secure,
                 tr("Nobody on the network can listen in, and other devices can publish. Browsers warn "
                    "at the first visit, because LanCast makes its certificate itself."));
}

void NetworkPage::buildNames(PreferencesForm &form)
{
    m_names->setObjectName(u"furtherHosts"_s);
    form.addRow(tr("&Further names:"), m_names);
    m_namesTrouble = form.addTrouble();
    m_namesTrouble->setObjectName(u"namesTrouble"_s);
    if (!m_preferences.options().relay.allowedHosts.isEmpty()) {
        form.setRuled(m_names, u"--allow-host"_s);
        return;
    }
    form.addHelp(m_names,
                 tr("Names that lead to this computer, with a blank between them. Its own name and its "
                    "addresses always count."));
}

void NetworkPage::buildSites(PreferencesForm &form)
{
    m_sites->setObjectName(u"embeddingSites"_s);
    form.addRow(tr("&Shown on sites:"), m_sites);
    m_sitesTrouble = form.addTrouble();
    m_sitesTrouble->setObjectName(u"sitesTrouble"_s);
    if (!m_preferences.options().relay.embedding.origins().isEmpty()) {
        form.setRuled(m_sites, u"--allow-embedding"_s);
        return;
    }
    form.addHelp(m_sites,
                 tr("Sites whose pages may show the stream, as https://example.org, with a blank between "
                    "them, or * for all."));
}

void NetworkPage::buildApply(PreferencesForm &form)
{
    m_note = new NoteLabel(NoteKind::Help);
    m_note->setObjectName(u"networkNote"_s);
    m_apply->setObjectName(u"applyNetwork"_s);
    m_apply->setAutoDefault(false);
    m_apply->setToolTip(tr("Listen in this way from now on"));
    form.addBox(m_note);
    form.addBox(m_apply);
}

void NetworkPage::connectParts()
{
    for (QLineEdit *field : {m_port, m_names, m_sites}) {
        connect(field, &QLineEdit::textEdited, this, &NetworkPage::check);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (m_apply->isEnabled())
                apply();
        });
    }
    connect(m_addresses, &QComboBox::activated, this, &NetworkPage::check);
    connect(m_secure, &QCheckBox::clicked, this, &NetworkPage::check);
    connect(m_apply, &QPushButton::clicked, this, &NetworkPage::apply);
    connect(&m_preferences, &Preferences::networkChanged, this, &NetworkPage::showChoices);
    connect(&m_preferences, &Preferences::onAirChanged, this, &NetworkPage::check);
    connect(&m_preferences, &Preferences::networkOpened, this, &NetworkPage::showOpened);
    connect(&m_preferences, &Preferences::networkFailed, this, &NetworkPage::showFailure);
}

void NetworkPage::showChoices()
{
    const NetworkChoices &network = m_preferences.network();
    m_port->setText(network.port == 0 ? tr("any free port") : QString::number(network.port));
    m_addresses->setCurrentIndex(std::max(0, m_addresses->findData(bindWord(network.bind))));
    m_secure->setChecked(network.isSecure);
    m_names->setText(network.furtherHosts.join(u' '));
    m_sites->setText(network.embedding.origins().join(u' '));
    check();
}

QStringList NetworkPage::typedNames() const
{
    return wordsIn(*m_names);
}

NetworkChoices NetworkPage::typed() const
{
    NetworkChoices network = m_preferences.network();
    if (m_port->isEnabled())
        network.port = m_port->text().trimmed().toUShort();
    const QString bind = m_addresses->currentData().toString();
    network.bind = bind.isEmpty() ? everywhere : QHostAddress(bind);
    network.isSecure = m_secure->isChecked();
    network.furtherHosts = typedNames();
    network.embedding = {};
    for (const QString &site : wordsIn(*m_sites))
        (void)network.embedding.add(site); // sitesTrouble() tells of those that are none
    return network;
}

QString NetworkPage::portTrouble() const
{
    if (!m_port->isEnabled())
        return {};
    bool isNumber = false;
    const int port = m_port->text().trimmed().toInt(&isNumber);
    return isNumber && port >= 1 && port <= 0xffff ? QString() : tr("A port is a number from 1 to 65535.");
}

QString NetworkPage::namesTrouble() const
{
    const QStringList names = typedNames();
    if (names.size() > mostFurtherHosts)
        return tr("These are more than %n name(s).", nullptr, int(mostFurtherHosts));
    const auto wrong = std::ranges::find_if_not(names, isHostName);
    return wrong == names.end()
               ? QString()
               : tr("\"%1\" is not a name of a computer: leave out http://, ports and paths.").arg(*wrong);
}

QString NetworkPage::sitesTrouble() const
{
    const QStringList sites = wordsIn(*m_sites);
    if (sites.size() > mostFurtherHosts)
        return tr("These are more than %n site(s).", nullptr, int(mostFurtherHosts));
    const auto isNone = [](const QString &site) { return !net::Embedding().add(site); };
    const auto wrong = std::ranges::find_if(sites, isNone);
    return wrong == sites.end()
               ? QString()
               : tr("\"%1\" is no site: write it as https://example.org, without a path.").arg(*wrong);
}

QString NetworkPage::consequence(const NetworkChoices &wished) const
{
    const NetworkChoices &now = m_preferences.network();
    const bool isAddressOther = wished.port != now.port || wished.isSecure != now.isSecure;
    if (isAddressOther && m_preferences.isOnAir())
        return tr("You are live. Guests are disconnected and have to open the new address.");
    if (isAddressOther)
        return tr("The address changes: guests have to open the new one.");
    return m_preferences.isOnAir() ? tr("You are live. Guests reconnect by themselves after a moment.")
                                   : tr("Guests who wait reconnect by themselves.");
}

void NetworkPage::check()
{
    setTrouble(*m_portTrouble, *m_port, portTrouble());
    setTrouble(*m_namesTrouble, *m_names, namesTrouble());
    setTrouble(*m_sitesTrouble, *m_sites, sitesTrouble());
    const bool isRight = portTrouble().isEmpty() && namesTrouble().isEmpty() && sitesTrouble().isEmpty();
    const NetworkChoices wished = typed();
    const bool isOther = isRight && wished != m_preferences.network();
    m_apply->setEnabled(isOther);
    m_note->setKind(NoteKind::Help);
    m_note->setText(isOther ? consequence(wished) : QString());
}

void NetworkPage::apply()
{
    m_isApplying = true;
    m_preferences.setNetwork(typed());
}

void NetworkPage::showOpened(const RelayAddress &address)
{
    if (!std::exchange(m_isApplying, false))
        return;
    m_note->setKind(address.port == address.wishedPort ? NoteKind::Help : NoteKind::Trouble);
    m_note->setText(address.port == address.wishedPort
                        ? tr("Applied: guests are served at port %1.").arg(address.port)
                        : tr("Port %1 is in use by another program, so guests are served at port %2.")
                              .arg(address.wishedPort)
                              .arg(address.port));
}

void NetworkPage::showFailure(const QString &reason)
{
    m_isApplying = false;
    m_note->setKind(NoteKind::Trouble);
    m_note->setText(tr("Nobody can connect: %1").arg(reason));
}

} // namespace lancast::app
