#include "preferences/access_page.h"

#include "host/access_control.h"
#include "options_in_force.h"
#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"
#include "share/passcode_row.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

AccessPage::AccessPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_passcode(new PasscodeRow(this))
    , m_limit(new QSpinBox(this))
    , m_others(new QCheckBox(tr("Other devices may ask to &publish"), this))
{
    const AppOptions &options = preferences.options();
    PreferencesForm form(*this);
    form.addBox(m_passcode);
    if (!options.relay.passcode.isEmpty())
        form.setRuled(m_passcode, u"--passcode"_s);
    m_limit->setObjectName(u"preferredMaxViewers"_s);
    m_limit->setRange(0, mostViewersToChoose);
    m_limit->setSpecialValueText(tr("no limit"));
    m_limit->setKeyboardTracking(false);
    m_limit->setToolTip(tr("Nobody more can join; who watches already stays"));
    form.addRow(tr("&Viewers at most:"), m_limit);
    if (options.isMaxViewersExplicit)
        form.setRuled(m_limit, u"--max-viewers"_s);
    m_others->setObjectName(u"othersMayAsk"_s);
    form.addBox(m_others);
    if (options.relay.remotePublishing == net::RemotePublishing::Allowed)
        form.setRuled(m_others, u"--allow-remote-publisher"_s);
    else
        form.addHelp(m_others,
                     tr("With the link for publishing, and over HTTPS only. You are asked about each "
                        "device."));
    showChoices();
    connect(m_passcode, &PasscodeRow::chosen, &preferences.access(), &AccessControl::setPasscode);
    connect(m_limit, &QSpinBox::valueChanged, &preferences.access(), &AccessControl::setMaxViewers);
    connect(m_others, &QCheckBox::clicked, &preferences.access(), &AccessControl::setOthersMayAsk);
    connect(&preferences, &Preferences::changed, this, &AccessPage::showChoices);
}

void AccessPage::showChoices()
{
    const AccessChoices &access = m_preferences.access().choices();
    const QSignalBlocker blocker(m_limit);
    m_passcode->setChoice(access.asksForPasscode, access.passcode);
    m_limit->setValue(access.maxViewers);
    m_others->setChecked(remotePublishing(m_preferences.options(), access) != net::RemotePublishing::Refused);
}

} // namespace lancast::app
