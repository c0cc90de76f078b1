#include "net/request_head.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>

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

bool hasLongLine(QByteArrayView head, qsizetype maxBytes)
{
    qsizetype start = 0;
    while (start < head.size()) {
        const qsizetype end = head.indexOf('\n', start);
        const qsizetype line = (end < 0 ? head.size() : end) - start;
        if (line > maxBytes)
            return true;
        start += line + 1;
    }
    return false;
}

/// RFC 9112 section 5.2: a field that goes on in the next line is refused, or others would read it otherwise.
bool hasFoldedField(QByteArrayView head)
{
    return head.indexOf("\r\n ") >= 0 || head.indexOf("\r\n\t") >= 0;
}

/// Who takes no body must not take a head that announces one: what follows would be read as a request.
bool hasBody(const http::request_parser<http::empty_body> &parser)
{
    const auto length = parser.content_length();
    return (length && *length > 0) || parser.get().count(http::field::transfer_encoding) > 0;
}

/// RFC 9112 section 3.2.2: a server takes the absolute form as well, as if only path and query had come.
QByteArray originForm(const QByteArray &target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.first(qMin(target.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray rest = target.mid(scheme.size());
        const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        const QByteArray path = rest.mid(end - rest.begin());
        return path.startsWith('/') ? path : '/' + path;
    }
    return target;
}

RequestHead toHead(const http::request<http::empty_body> &request, qsizetype size)
{
    RequestHead head;
    head.method = toByteArray(request.method_string());
    const QByteArray target = originForm(toByteArray(request.target()));
    const qsizetype mark = target.indexOf('?');
    head.path = target.left(mark < 0 ? target.size() : mark);
    if (mark >= 0)
        head.query = target.mid(mark + 1);
    head.isHttp11 = request.version() == 11;
    head.size = size;
    for (const auto &field : request)
        head.fields.push_back(
            {toByteArray(field.name_string()).toLower(), toByteArray(field.value()).trimmed()});
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
    return field("upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
}

bool RequestHead::wantsKeepAlive() const
{
    const QList<QByteArray> options = list("connection");
    const auto says = [&options](QByteArrayView word) {
        return std::ranges::any_of(options, [word](const QByteArray &option) {
            return option.compare(word, Qt::CaseInsensitive) == 0;
        });
    };
    return isHttp11 && !says("close");
}

HeadResult readRequestHead(QByteArrayView bytes, const RelayLimits &limits)
{
    http::request_parser<http::empty_body> parser;
    parser.header_limit(std::uint32_t(limits.maxHeadBytes));
    parser.body_limit(
        std::numeric_limits<std::uint64_t>::max()); // any body is refused below, and by one status
    boost::system::error_code error;
    const std::size_t used =
        parser.put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), error);
    if (hasLongLine(bytes.first(parser.is_header_done() ? qsizetype(used) : bytes.size()),
                    limits.maxHeadLineBytes))
        return refused(431);
    if (error == http::error::header_limit)
        return refused(431);
    if (error == http::error::need_more || (!error && !parser.is_header_done()))
        return bytes.size() > limits.maxHeadBytes ? refused(431) : HeadResult{};
    if (error && error != http::error::unexpected_body)
        return refused(400);
    if (qsizetype(used) > limits.maxHeadBytes) // Beast does not count all of it
        return refused(431);
    if (error || hasBody(parser))
        return refused(413);
    if (hasFoldedField(bytes.first(qsizetype(used))))
        return refused(400);
    RequestHead head = toHead(parser.get(), qsizetype(used));
    if (qsizetype(head.fields.size()) > limits.maxHeadFields)
        return refused(431);
    if (head.path.isEmpty() || !head.path.startsWith('/'))
        return refused(400);
    return {HeadStatus::Complete, std::move(head), 0};
}

} // namespace lancast::net
