#include "preferences/icecast_page.h"

#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

IcecastPage::IcecastPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_isOn(new QCheckBox(tr("&Send the stream to an Icecast server, too"), this))
    , m_address(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_listeners(new QLineEdit(this))
    , m_apply(new QPushButton(tr("&Apply"), this))
{
    PreferencesForm form(*this);
    build(form);
    showChoices();
    connectParts();
}

void IcecastPage::build(PreferencesForm &form)
{
    m_isOn->setObjectName(u"icecastOn"_s);
    m_address->setObjectName(u"icecastAddress"_s);
    m_password->setObjectName(u"icecastPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_listeners->setObjectName(u"icecastListeners"_s);
    m_apply->setObjectName(u"applyIcecast"_s);
    m_apply->setAutoDefault(false);
    m_apply->setToolTip(tr("Send the stream there from now on"));
    form.addBox(m_isOn);
    form.addRow(tr("Addr&ess:"), m_address);
    form.addHelp(m_address, tr("Server and mount, such as http://radio.example:8000/live.webm."));
    form.addRow(tr("&Password:"), m_password);
    form.addHelp(m_password, tr("The one that the server asks of sources."));
    form.addRow(tr("&Guests listen at:"), m_listeners);
    m_trouble = form.addTrouble();
    m_trouble->setObjectName(u"icecastTrouble"_s);
    form.addHelp(m_listeners, tr("Addresses of the servers that guests get the stream from, with a blank "
                                 "between them. Empty: the address above."));
    form.addBox(m_apply);
    if (!m_preferences.options().relay.icecast.target)
        return;
    for (QWidget *field : std::initializer_list<QWidget *>{m_isOn, m_address, m_password, m_listeners})
        form.setRuled(field, u"--icecast"_s);
}

void IcecastPage::connectParts()
{
    for (QLineEdit *field : {m_address, m_password, m_listeners}) {
        connect(field, &QLineEdit::textEdited, this, &IcecastPage::check);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (m_apply->isEnabled())
                apply();
        });
    }
    connect(m_isOn, &QCheckBox::clicked, this, &IcecastPage::check);
    connect(m_apply, &QPushButton::clicked, this, &IcecastPage::apply);
    connect(&m_preferences, &Preferences::changed, this, &IcecastPage::showChoices);
}

void IcecastPage::showChoices()
{
    const IcecastChoices &icecast = m_preferences.icecast();
    m_isOn->setChecked(icecast.isOn);
    m_address->setText(icecast.address);
    m_password->setText(icecast.password);
    m_listeners->setText(icecast.listeners.join(u' '));
    check();
}

IcecastChoices IcecastPage::typed() const
{
    return {m_isOn->isChecked(), m_address->text().trimmed(), m_password->text(), wordsIn(*m_listeners)};
}

void IcecastPage::check()
{
    const IcecastChoices wished = typed();
    const QString fault = faultOf(wished);
    setTrouble(*m_trouble, *m_address, fault);
    m_apply->setEnabled(fault.isEmpty() && wished != m_preferences.icecast());
}

void IcecastPage::apply()
{
    m_preferences.setIcecast(typed());
}

} // namespace lancast::app
