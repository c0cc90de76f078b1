#include "look/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString english = u"en"_s;

QString baseLanguage(const QString &name)
{
    const qsizetype end = name.indexOf(QLatin1Char('-'));
    const qsizetype other = name.indexOf(QLatin1Char('_'));
    const qsizetype cut = end < 0 ? other : end;
    return (cut < 0 ? name : name.left(cut)).toLower();
}

void install(QTranslator &translator, const QString &file, const QString &folder)
{
    // Where a file is missing its texts stay English: nothing that could be done about it here.
    if (translator.load(file, folder))
        QCoreApplication::installTranslator(&translator);
}

/// Numbers and dates as in the texts, and as the system writes them where it speaks the same language.
QLocale localeFor(const QString &language)
{
    const QLocale ofTexts(language);
    const QLocale ofSystem = QLocale::system();
    return ofSystem.language() == ofTexts.language() ? ofSystem : ofTexts;
}

} // namespace

QStringList translatedLanguages()
{
    return {english, u"de"_s, u"fr"_s, u"es"_s};
}

QString languageFrom(const QStringList &wished)
{
    for (const QString &name : wished) {
        if (const QString base = baseLanguage(name); translatedLanguages().contains(base))
            return base;
    }
    return english;
}

Translations::Translations(const QString &language)
    : m_language(languageFrom(language.isEmpty() ? QLocale::system().uiLanguages() : QStringList{language}))
{
    QLocale::setDefault(localeFor(m_language));
    install(m_toolkit, u"qtbase_"_s + m_language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(m_texts, u"lancast_"_s + m_language, u":/i18n"_s);
}

Translations::~Translations()
{
    QLocale::setDefault(QLocale::system());
}

} // namespace lancast::app
