#include "http/request_head.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace lancast::net {

namespace http = boost::beast::http;

namespace {

QByteArray toByteArray(boost::beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

HeadResult refused(int status)
{
    return {HeadStatus::Refused, {}, status};
}

bool isCookie(QByteArrayView line)
{
    constexpr QByteArrayView name("cookie:");
    return line.size() >= name.size() && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

/// Whether \a head, whole or a beginning, is larger than it may be. Browsers send the cookies of all services
/// under one host name, whatever their ports: they have room of their own.
bool isTooLarge(QByteArrayView head, const HttpLimits &limits)
{
    qsizetype cookieBytes = 0;
    for (qsizetype start = 0; start < head.size();) {
        const qsizetype end = head.indexOf('\n', start);
        const QByteArrayView line = head.sliced(start, (end < 0 ? head.size() : end) - start);
        start += line.size() + 1;
        if (isCookie(line))
            cookieBytes += line.size() + 1;
        else if (line.size() > limits.maxHeadLineBytes)
            return true;
    }
    return cookieBytes > limits.maxCookieBytes || head.size() - cookieBytes > limits.maxHeadBytes;
}

/// RFC 9112 section 5.2: a field that goes on in the next line is refused, or others would read it otherwise.
bool hasFoldedField(QByteArrayView head)
{
    return head.indexOf("\r\n ") >= 0 || head.indexOf("\r\n\t") >= 0;
}

/// Of the body that the head announces: POST may have one of a known length. Who takes no body must not take
/// a head that announces one: what follows would be read as a request. Empty: refuse it.
std::optional<qsizetype> bodySizeOf(const http::request_parser<http::empty_body> &parser,
                                    const HttpLimits &limits)
{
    const auto length = parser.content_length();
    if (parser.get().count(http::field::transfer_encoding) > 0)
        return std::nullopt;
    if (!length || *length == 0)
        return 0;
    const bool isTaken =
        parser.get().method() == http::verb::post && *length <= std::uint64_t(limits.maxBodyBytes);
    return isTaken ? std::optional(qsizetype(*length)) : std::nullopt;
}

struct Target
{
    QByteArray authority; ///< empty in origin form
    QByteArray path;      ///< with the query
};

/// RFC 9112 section 3.2.2: a server takes the absolute form as well.
Target readTarget(const QByteArray &target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.first(qMin(target.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray rest = target.mid(scheme.size());
        const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        const qsizetype authoritySize = end - rest.begin();
        const QByteArray path = rest.mid(authoritySize);
        return {rest.first(authoritySize), path.startsWith('/') ? path : '/' + path};
    }
    return {{}, target};
}

RequestHead toHead(const http::request<http::empty_body> &request, qsizetype size)
{
    RequestHead head;
    head.method = toByteArray(request.method_string());
    const Target target = readTarget(toByteArray(request.target()));
    const qsizetype mark = target.path.indexOf('?');
    head.authority = target.authority;
    head.path = target.path.left(mark < 0 ? target.path.size() : mark);
    if (mark >= 0)
        head.query = target.path.mid(mark + 1);
    head.isHttp11 = request.version() == 11;
    head.size = size;
    for (const auto &field : request) {
        if (field.name() != http::field::cookie) // nobody reads them
            head.fields.push_back(
                {toByteArray(field.name_string()).toLower(), toByteArray(field.value()).trimmed()});
    }
    return head;
}

} // namespace

QByteArray RequestHead::field(QByteArrayView name) const
{
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? QByteArray() : found->value;
}

QList<QByteArray> RequestHead::list(QByteArrayView name) const
{
    QList<QByteArray> elements;
    for (const Field &field : fields) {
        if (field.name != name)
            continue;
        for (const QByteArray &element : field.value.split(',')) {
            if (!element.trimmed().isEmpty())
                elements.append(element.trimmed());
        }
    }
    return elements;
}

bool RequestHead::lists(QByteArrayView name, QByteArrayView word) const
{
    return std::ranges::any_of(list(name), [word](const QByteArray &element) {
        return element.compare(word, Qt::CaseInsensitive) == 0;
    });
}

QByteArray RequestHead::queryValue(QByteArrayView key) const
{
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype mark = pair.indexOf('=');
        if (mark >= 0 && QByteArrayView(pair).first(mark) == key)
            return pair.mid(mark + 1);
    }
    return {};
}

bool RequestHead::wantsWebSocket() const
{
    return lists("upgrade", "websocket");
}

bool RequestHead::wantsKeepAlive() const
{
    return isHttp11 && !lists("connection", "close");
}

bool isForwarded(const RequestHead &head)
{
    constexpr std::array<QByteArrayView, 14> names{"forwarded",
                                                   "via",
                                                   "x-forwarded",
                                                   "x-real-ip",
                                                   "true-client-ip",
                                                   "client-ip",
                                                   "x-client-ip",
                                                   "x-cluster-client-ip",
                                                   "x-original-forwarded-for",
                                                   "x-envoy-external-address",
                                                   "cf-connecting-ip",
                                                   "fastly-client-ip",
                                                   "fly-client-ip",
                                                   "cdn-loop"};
    return std::ranges::any_of(head.fields, [&names](const RequestHead::Field &field) {
        return field.name.startsWith("x-forwarded-") || std::ranges::find(names, field.name) != names.end();
    });
}

HeadResult readRequestHead(QByteArrayView bytes, const HttpLimits &limits)
{
    http::request_parser<http::empty_body> parser;
    parser.header_limit(std::uint32_t(limits.maxHeadBytes + limits.maxCookieBytes));
    parser.body_limit(
        std::numeric_limits<std::uint64_t>::max()); // too large ones are refused below, and by one status
    boost::system::error_code error;
    const std::size_t used =
        parser.put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), error);
    // Beast does not count all of it.
    if (error == http::error::header_limit ||
        isTooLarge(bytes.first(parser.is_header_done() ? qsizetype(used) : bytes.size()), limits))
        return refused(431);
    if (error == http::error::need_more || (!error && !parser.is_header_done()))
        return {};
    if (error && error != http::error::unexpected_body)
        return refused(400);
    const std::optional<qsizetype> bodySize = bodySizeOf(parser, limits);
    if (!bodySize)
        return refused(413);
    if (hasFoldedField(bytes.first(qsizetype(used))))
        return refused(400);
    RequestHead head = toHead(parser.get(), qsizetype(used));
    head.bodySize = *bodySize;
    if (qsizetype(head.fields.size()) > limits.maxHeadFields)
        return refused(431);
    if (head.path.isEmpty() || !head.path.startsWith('/'))
        return refused(400);
    return {HeadStatus::Complete, std::move(head), 0};
}

} // namespace lancast::net
