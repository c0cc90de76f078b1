#include "preferences/startup_page.h"

#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"

#include <QCheckBox>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

StartupPage::StartupPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_live(new QCheckBox(tr("Go &live at launch"), this))
    , m_minimised(new QCheckBox(tr("Start &minimised"), this))
{
    PreferencesForm form(*this);
    m_live->setObjectName(u"livesAtLaunch"_s);
    form.addBox(m_live);
    if (preferences.options().goesLive)
        form.setRuled(m_live, u"--go-live"_s);
    else
        form.addHelp(m_live, tr("LanCast shows the source that was chosen last, as soon as it starts."));
    m_minimised->setObjectName(u"startsMinimised"_s);
    form.addBox(m_minimised);
    showChoices();
    connect(m_live, &QCheckBox::clicked, this, &StartupPage::choose);
    connect(m_minimised, &QCheckBox::clicked, this, &StartupPage::choose);
    connect(&preferences, &Preferences::changed, this, &StartupPage::showChoices);
}

void StartupPage::showChoices()
{
    m_live->setChecked(m_preferences.startup().goesLive);
    m_minimised->setChecked(m_preferences.startup().isMinimised);
}

void StartupPage::choose()
{
    m_preferences.setStartup({m_live->isChecked(), m_minimised->isChecked()});
}

} // namespace lancast::app
