// The language of all texts and numbers: installed before the first window is made.
#pragma once

#include <QStringList>
#include <QTranslator>

namespace lancast::app {

/// The languages that the texts exist in, as QLocale names them.
[[nodiscard]] QStringList translatedLanguages();

/// The first of \a wished ("de", "de-AT", "de_AT") that the texts exist in; English where there is none.
[[nodiscard]] QString languageFrom(const QStringList &wished);

class Translations final
{
public:
    /// \a language is one of translatedLanguages(); empty: what the system asks for (LANGUAGE, LC_ALL, LANG).
    /// The texts are translated for as long as this object lives.
    explicit Translations(const QString &language);
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

    [[nodiscard]] const QString &language() const { return m_language; }

private:
    QString m_language;
    QTranslator m_toolkit; ///< Qt's own dialogs
    QTranslator m_texts;
};

} // namespace lancast::app
