#include "http/refused_name_page.h"

#include <algorithm>
#include <array>

namespace lancast::net {

namespace {

struct Words
{
    const char *language;
    const char *title; ///< with a place for the name
    const char *advice;
};

/// English first: it is what those read who prefer none of these.
constexpr std::array<Words, 4> allWords{{
    {"en", "This computer does not go by the name “%1” here",
     "Open the address that the host has given to you. The host can also allow this name, in the window of "
     "LanCast "
     "or with --allow-host; load this page again then."},
    {"de", "Dieser Computer hört hier nicht auf den Namen „%1“",
     "Öffnen Sie die Adresse, die Ihnen der Host gegeben hat. Der Host kann diesen Namen auch zulassen, im "
     "Fenster von "
     "LanCast oder mit --allow-host; laden Sie diese Seite dann neu."},
    {"fr", "Cet ordinateur ne répond pas ici au nom « %1 »",
     "Ouvrez l’adresse que l’hôte vous a donnée. L’hôte peut aussi autoriser ce nom, dans la fenêtre de "
     "LanCast ou avec "
     "--allow-host ; rechargez ensuite cette page."},
    {"es", "Este ordenador no responde aquí al nombre «%1»",
     "Abra la dirección que le ha dado el anfitrión. El anfitrión también puede permitir este nombre, en la "
     "ventana de "
     "LanCast o con --allow-host; después, vuelva a cargar esta página."},
}};

/// RFC 9110 section 12.5.4: the first of those that weigh most.
const Words &preferred(const RequestHead &head)
{
    const Words *best = &allWords.front();
    double bestWeight = 0;
    for (const QByteArray &element : head.list("accept-language")) {
        const QList<QByteArray> parts = element.split(';');
        const QByteArray base = parts.constFirst().trimmed().toLower().split('-').constFirst();
        const QByteArray quality = parts.size() > 1 ? parts.at(1).trimmed() : QByteArray("q=1");
        const double weight = quality.startsWith("q=") ? quality.sliced(2).toDouble() : 0;
        const auto found =
            std::ranges::find_if(allWords, [&base](const Words &words) { return base == words.language; });
        if (found != allWords.end() && weight > bestWeight) {
            best = found;
            bestWeight = weight;
        }
    }
    return *best;
}

} // namespace

bool wantsPage(const RequestHead &head)
{
    const QList<QByteArray> accepted = head.list("accept");
    return head.method == "GET" && !head.wantsWebSocket() &&
           std::ranges::any_of(accepted, [](const QByteArray &type) { return type.startsWith("text/html"); });
}

HttpResponse refusedNamePage(const QString &name, const RequestHead &head)
{
    const Words &words = preferred(head);
    const QString title = QString::fromUtf8(words.title).arg(name.toHtmlEscaped());
    HttpResponse response = plainResponse(421, {});
    response.contentType = "text/html; charset=utf-8";
    response.extraFields.append("Vary: Accept, Accept-Language");
    response.body =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width\"><title>LanCast</title>\n<h1>%2</h1>\n<p>%3</p>\n"
                       "</html>\n")
            .arg(QLatin1String(words.language), title, QString::fromUtf8(words.advice))
            .toUtf8();
    return response;
}

} // namespace lancast::net
