#include "diagnostics/redactor.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr auto mark = "[removed]"_L1;

/// What comes before a secret is the first group of each.
const std::array<QRegularExpression, 6> &patterns()
{
    constexpr auto option = QRegularExpression::CaseInsensitiveOption;
    static const std::array<QRegularExpression, 6> all{
        // A guest's link and a publisher's one.
        QRegularExpression(uR"(([#?&](?:key|token|passcode)=)[^\s"'<>&#]+)"_s, option),
        // As the pages offer them; a passcode may be short, but "key.pem" is a file.
        QRegularExpression(uR"(\b((?:token|key)\.)[\w-]{8,}=*)"_s, option),
        QRegularExpression(uR"(\b((?:passcode\.|bearer\s+))[\w.~+/-]+=*)"_s, option),
        QRegularExpression(uR"((--(?:passcode|publish-token)[ =])(?:"[^"]*"|'[^']*'|\S+))"_s, option),
        // http://source:password@host, with all that may be in it by mistake.
        QRegularExpression(uR"((\w://[^\s/@:"'<>]*:)[^\s/"'<>]+(?=@))"_s),
        QRegularExpression(uR"x(("(?:publishToken|viewKey|passcode|token|key)"\s*:\s*)"(?:[^"\\]|\\.)*")x"_s,
                           option),
    };
    return all;
}

} // namespace

QString redacted(QString text, const QStringList &secrets)
{
    for (const QRegularExpression &pattern : patterns())
        text.replace(pattern, u"\\1"_s + mark);
    for (const QString &secret : secrets) {
        if (secret.trimmed().isEmpty() || !text.contains(secret))
            continue;
        // As a word: the passcode "1" must not take every digit out.
        text.replace(QRegularExpression(uR"((?<!\w))"_s + QRegularExpression::escape(secret) + uR"((?!\w))"_s,
                                        QRegularExpression::UseUnicodePropertiesOption),
                     mark);
    }
    return text;
}

} // namespace lancast::app
