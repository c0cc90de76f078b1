#include "preferences/language_page.h"

#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"
#include "settings/language_settings.h"

#include <QComboBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

/// As its speakers write it: whoever reads no English finds it. QLocale would add a country to some.
QString ownName(const QString &language)
{
    if (language == "de"_L1)
        return u"Deutsch"_s;
    if (language == "fr"_L1)
        return u"Fran\u00e7ais"_s;
    if (language == "es"_L1)
        return u"Espa\u00f1ol"_s;
    return u"English"_s;
}

} // namespace

LanguagePage::LanguagePage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_language(new QComboBox(this))
{
    PreferencesForm form(*this);
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the system"), QString());
    for (const QString &language : languagesToChoose())
        m_language->addItem(ownName(language), language);
    form.addRow(tr("&Language:"), m_language);
    form.addHelp(m_language,
                 tr("Counts from the next start of LanCast. The guests' page follows the language of "
                    "their browsers."));
    showChoices();
    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(m_language->currentData().toString()); });
    connect(&preferences, &Preferences::changed, this, &LanguagePage::showChoices);
}

void LanguagePage::showChoices()
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language())));
}

} // namespace lancast::app
