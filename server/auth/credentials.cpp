#include "auth/credentials.h"

#include "http/request_head.h"

namespace lancast::net {

namespace {

/// \a text without \a prefix; nothing if it begins otherwise.
std::optional<QByteArray> behind(QByteArrayView prefix, const QByteArray &text,
                                 Qt::CaseSensitivity sensitivity)
{
    if (QByteArrayView(text).first(qMin(text.size(), prefix.size())).compare(prefix, sensitivity) != 0)
        return std::nullopt;
    return text.mid(prefix.size());
}

std::optional<QByteArray> decoded(const QByteArray &text, QByteArray::Base64Options options)
{
    const auto result =
        QByteArray::fromBase64Encoding(text, options | QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(result.decoded) : std::nullopt;
}

void readSubprotocol(const QByteArray &offered, Credentials &credentials)
{
    if (const auto token = behind("token.", offered, Qt::CaseSensitive); token && credentials.token.isEmpty())
        credentials.token = *token;
    else if (const auto key = behind("key.", offered, Qt::CaseSensitive);
             key && credentials.viewKey.isEmpty())
        credentials.viewKey = *key;
    else if (const auto typed = behind("passcode.", offered, Qt::CaseSensitive);
             typed && !credentials.passcode)
        credentials.passcode = decoded(*typed, QByteArray::Base64UrlEncoding);
}

/// RFC 7617: whatever the user's name is, the password is the passcode.
std::optional<QByteArray> passwordOf(const QByteArray &basic)
{
    const auto pair = decoded(basic.trimmed(), QByteArray::Base64Encoding);
    const qsizetype colon = pair ? pair->indexOf(':') : -1;
    return colon < 0 ? std::nullopt : std::optional(pair->mid(colon + 1));
}

} // namespace

Credentials readCredentials(const RequestHead &head)
{
    Credentials credentials;
    for (const QByteArray &offered : head.list("sec-websocket-protocol"))
        readSubprotocol(offered, credentials);
    const QByteArray authorization = head.field("authorization");
    if (const auto bearer = behind("Bearer ", authorization, Qt::CaseInsensitive))
        credentials.bearer = bearer->trimmed();
    else if (const auto basic = behind("Basic ", authorization, Qt::CaseInsensitive);
             basic && !credentials.passcode)
        credentials.passcode = passwordOf(*basic);
    return credentials;
}

} // namespace lancast::net
