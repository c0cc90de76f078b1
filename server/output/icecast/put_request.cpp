#include "output/icecast/put_request.h"

#include "base/plain_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace lancast::icecast {

namespace {

constexpr int continueStatus = 100;
constexpr int okStatus = 200;
constexpr int unauthorizedStatus = 401;
constexpr qsizetype maxDetailCharacters = 120;

QByteArray hostField(const IcecastTarget &target)
{
    const QByteArray host = target.host.contains(QLatin1Char(':')) ? '[' + target.host.toLatin1() + ']'
                                                                   : QUrl::toAce(target.host);
    return host + ':' + QByteArray::number(target.port);
}

/// Icecast says the reason in the body: <b>Mountpoint in use</b>.
QString reasonIn(const QString &answer, const QString &statusLine)
{
    static const QRegularExpression bold(QStringLiteral("<b>([^<]+)</b>"));
    const auto match = bold.match(answer);
    return net::plainText((match.hasMatch() ? match.captured(1) : statusLine).toUtf8(), maxDetailCharacters);
}

bool mayBecomeAnswer(QByteArrayView received)
{
    const QByteArrayView version("HTTP/1.");
    return version.first(std::min(received.size(), version.size())) ==
           received.first(std::min(received.size(), version.size()));
}

/// With the empty line behind it; 0: it is not whole.
qsizetype headSize(QByteArrayView answer)
{
    const qsizetype end = answer.indexOf("\n\r\n");
    const qsizetype bareEnd = answer.indexOf("\n\n");
    if (end >= 0 && (bareEnd < 0 || end < bareEnd))
        return end + 3;
    return bareEnd < 0 ? 0 : bareEnd + 2;
}

QRegularExpressionMatch matchStatusLine(const QString &answer)
{
    static const QRegularExpression statusLine(
        QStringLiteral("\\AHTTP/1\\.[01] ([1-5][0-9][0-9])([^\\r\\n]*)\\r?\\n"));
    return statusLine.match(answer);
}

PutAnswer refusal(IcecastTrouble trouble, const QString &detail = {})
{
    return {PutAnswer::Verdict::Refused, trouble, detail};
}

} // namespace

QByteArray putRequest(const IcecastTarget &target)
{
    const QByteArray credentials = (target.user + QLatin1Char(':') + target.password).toUtf8().toBase64();
    return "PUT " + target.mount + " HTTP/1.1\r\nHost: " + hostField(target) + "\r\nAuthorization: Basic " +
           credentials +
           "\r\nUser-Agent: LanCast/" LANCAST_VERSION
           "\r\nContent-Type: video/webm\r\nIce-Public: 0\r\nIce-Name: LanCast\r\n"
           "Expect: 100-continue\r\n\r\n";
}

PutAnswer readPutAnswer(QByteArrayView received, bool isEnded)
{
    const bool isWhole = isEnded || received.size() >= maxAnswerBytes;
    const QString answer = QString::fromUtf8(received.first(std::min(received.size(), maxAnswerBytes)));
    const auto match = matchStatusLine(answer);
    if (!match.hasMatch())
        return mayBecomeAnswer(received) && !isWhole ? PutAnswer{} : refusal(IcecastTrouble::NoIcecast);
    const int status = match.captured(1).toInt();
    if (status == unauthorizedStatus)
        return refusal(IcecastTrouble::WrongPassword);
    const qsizetype head = headSize(received.first(std::min(received.size(), maxAnswerBytes)));
    if ((status == continueStatus || status == okStatus) && head > 0)
        return {PutAnswer::Verdict::Accepted, IcecastTrouble::None, {}, head};
    if (!isWhole)
        return {}; // the head's end, or the reason in the body, is yet to come
    return refusal(IcecastTrouble::Refused, reasonIn(answer, match.captured(1) + match.captured(2)));
}

qsizetype laterRefusal(QByteArrayView received)
{
    qsizetype start = 0;
    for (;;) {
        const PutAnswer answer = readPutAnswer(received.sliced(start), false);
        if (answer.verdict != PutAnswer::Verdict::Accepted)
            break;
        start += answer.size;
    }
    const auto match = matchStatusLine(QString::fromLatin1(received.sliced(start)));
    constexpr int firstRefusal = 300;
    return match.hasMatch() && match.captured(1).toInt() >= firstRefusal ? start : -1;
}

} // namespace lancast::icecast
