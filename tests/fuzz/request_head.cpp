// Arbitrary bytes as the head of a request, cut everywhere, and what the routes then ask of it.
#include "http/request_head.h"
#include "auth/credentials.h"
#include "base/plain_text.h"
#include "http/origin_policy.h"
#include "http/source_file.h"
#include "websocket/websocket_handshake.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>

using namespace lancast::fuzz;
using namespace lancast::net;

namespace {

/// Every cut up to here, beyond it some: each costs the whole head again.
constexpr qsizetype maxEveryCut = 700;

/// Small ones are within the reach of small inputs.
HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.maxHeadBytes = 300;
    limits.maxHeadFields = 6;
    limits.maxHeadLineBytes = 120;
    limits.maxBodyBytes = 5;
    limits.maxCookieBytes = 100;
    return limits;
}

/// Cookies have room of their own.
qsizetype mostBytes(const HttpLimits &limits)
{
    return limits.maxHeadBytes + limits.maxCookieBytes;
}

bool isSame(const RequestHead &a, const RequestHead &b)
{
    const auto isSameField = [](const RequestHead::Field &x, const RequestHead::Field &y) {
        return x.name == y.name && x.value == y.value;
    };
    return a.method == b.method && a.path == b.path && a.query == b.query && a.isHttp11 == b.isHttp11 &&
           a.size == b.size && a.bodySize == b.bodySize &&
           std::ranges::equal(a.fields, b.fields, isSameField);
}

/// A head that comes in pieces, as HttpConnection peeks at it: longer each time.
void checkCuts(QByteArrayView bytes, const HttpLimits &limits, const HeadResult &whole)
{
    const qsizetype step = bytes.size() <= maxEveryCut ? 1 : bytes.size() / 64;
    HeadStatus before = HeadStatus::Incomplete;
    for (qsizetype size = 0; size <= bytes.size(); size += step) {
        const HeadResult cut = readRequestHead(bytes.first(size), limits);
        require(before == HeadStatus::Incomplete || cut.status == before, "what is decided stays decided");
        before = cut.status;
        if (whole.status == HeadStatus::Complete) {
            const bool isThere = size >= whole.head.size;
            require(cut.status == (isThere ? HeadStatus::Complete : HeadStatus::Incomplete),
                    "a head is complete when its last byte is there, and not before");
            require(!isThere || isSame(cut.head, whole.head), "what follows a head does not change it");
        } else {
            require(cut.status != HeadStatus::Complete, "what is refused whole is not taken in pieces");
        }
    }
}

void checkRange(const QByteArray &field, qint64 fileSize)
{
    const ByteRange range = readRange(field, fileSize);
    if (range.isSatisfiable)
        require(range.first >= 0 && range.length >= 0 && range.length <= fileSize - range.first,
                "a range lies inside the file");
    require(range.isPartial || !range.isSatisfiable || range.length == fileSize,
            "what is no range is all of it");
}

void checkAccessors(const RequestHead &head, qint64 fileSize)
{
    for (const char *name : {"connection", "sec-websocket-protocol", "accept-encoding", "cookie"}) {
        const QList<QByteArray> elements = head.list(name);
        require(std::ranges::all_of(elements,
                                    [](const QByteArray &e) { return !e.isEmpty() && !e.contains(','); }),
                "a list has elements, without commas");
    }
    const QByteArray session = head.queryValue("session");
    require(session.size() <= head.query.size() && !session.contains('&'),
            "a query's value is part of the query");
    require(!head.wantsWebSocket() || !head.field("upgrade").isEmpty(), "who wants a WebSocket says so");
    require(head.isHttp11 || !head.wantsKeepAlive(), "only HTTP/1.1 keeps a connection by itself");
    checkRange(head.field("range"), fileSize);
}

/// RFC 6455 section 4.2.1.
void checkHandshake(const RequestHead &head)
{
    if (const auto refusal = handshakeRefusal(head)) {
        require(refusal->status >= 400 && refusal->status < 500, "a wrong handshake is the peer's fault");
        return;
    }
    require(head.isHttp11 && head.method == "GET", "a WebSocket is opened with GET over HTTP/1.1");
    require(head.field("sec-websocket-version") == "13", "a WebSocket has version 13");
    require(head.field("sec-websocket-key").size() == 24, "the key is 16 bytes as base64");
}

const OriginPolicy &hostCheck()
{
    static const OriginPolicy check = [] {
        OriginPolicy made(QStringLiteral("TV"), {QStringLiteral("tv.example")});
        made.setAddresses(
            {QHostAddress(QStringLiteral("192.168.1.5")), QHostAddress(QStringLiteral("2001:db8::5"))});
        return made;
    }();
    return check;
}

/// Read the plain way: what stands before the port, without brackets and without a last dot.
bool isOurs(QByteArray authority)
{
    const qsizetype colon = authority.lastIndexOf(':');
    if (colon >= 0 && authority.indexOf(']', colon) < 0)
        authority.truncate(colon);
    if (authority.startsWith('[') && authority.endsWith(']'))
        authority = authority.mid(1, authority.size() - 2);
    if (authority.endsWith('.'))
        authority.chop(1);
    const QHostAddress address(QString::fromLatin1(authority));
    const QByteArray name = authority.toLower();
    return address.isLoopback() || address.isEqual(QHostAddress(QStringLiteral("192.168.1.5"))) ||
           address.isEqual(QHostAddress(QStringLiteral("2001:db8::5"))) || name == "localhost" ||
           name == "tv" || name == "tv.local" || name == "tv.example";
}

void checkHost(const RequestHead &head)
{
    if (const auto refusal = hostCheck().refusal(head)) {
        require(refusal->status == 400 || refusal->status == 421 || refusal->status == 403,
                "a wrong host has its status");
        return;
    }
    const QByteArray origin = head.field("origin");
    require(isOurs(head.field("host")), "only our own names are answered to");
    require(head.authority.isEmpty() || isOurs(head.authority), "the absolute form names us too");
    const auto isOrigin = [](const RequestHead::Field &field) { return field.name == "origin"; };
    require(std::ranges::count_if(head.fields, isOrigin) <= 1, "a request has one origin");
    if (std::ranges::any_of(head.fields, isOrigin))
        require((origin.startsWith("http://") || origin.startsWith("https://")) &&
                    isOurs(origin.mid(origin.indexOf("//") + 2)),
                "only our own pages are answered");
}

void checkTexts(const RequestHead &head)
{
    const Credentials credentials = readCredentials(head);
    for (const QByteArray &secret : {credentials.token, credentials.viewKey, credentials.bearer})
        require(secret.size() <= head.size, "a secret is part of the head");
    const QString agent = plainText(head.field("user-agent"));
    require(agent.size() <= 200, "names of strangers are short");
    require(std::ranges::all_of(agent, [](QChar c) { return c.isPrint(); }),
            "names of strangers can be shown");
}

void checkHead(const RequestHead &head, qsizetype inputBytes, const HttpLimits &limits)
{
    require(head.size > 0 && head.size <= inputBytes && head.size <= mostBytes(limits),
            "a head has its limit");
    require(qsizetype(head.fields.size()) <= limits.maxHeadFields, "the fields have their limit");
    require(head.path.startsWith('/') && !head.path.contains('?'), "a path begins at the root");
    for (const QByteArray &text : {head.method, head.path, head.query})
        require(!text.contains('\r') && !text.contains('\n') && !text.contains(' '),
                "the request line is one line");
    for (const RequestHead::Field &field : head.fields) {
        require(field.name == field.name.toLower() && !field.name.isEmpty(),
                "names of fields are lower case");
        require(!field.value.contains('\n') && !field.value.contains('\0'), "a field is one line");
        require(field.value.size() <= limits.maxHeadLineBytes || field.value.contains(' '),
                "lines have their limit");
    }
}

/// RFC 9112 sections 5.2 and 6.3: what could be read as one request or as two is none.
void checkEnd(QByteArrayView bytes, const RequestHead &head)
{
    const QByteArrayView raw = bytes.first(head.size);
    require(raw.endsWith("\r\n\r\n"), "a head ends with an empty line");
    require(raw.indexOf("\r\n ") < 0 && raw.indexOf("\r\n\t") < 0, "no field is folded");
    require(head.field("transfer-encoding").isEmpty(), "no body is in transfer");
}

/// As its only length says, and of POST alone.
void checkBodySize(const RequestHead &head, const HttpLimits &limits)
{
    qsizetype lengths = 0;
    for (const RequestHead::Field &field : head.fields) {
        if (field.name != "content-length")
            continue;
        ++lengths;
        require(std::ranges::all_of(field.value, [](char c) { return c >= '0' && c <= '9'; }) &&
                    field.value.toLongLong() == head.bodySize,
                "a body is as long as every length says");
    }
    require(head.bodySize >= 0 && head.bodySize <= limits.maxBodyBytes, "a body has its limit");
    require(head.bodySize == 0 || (head.method == "POST" && lengths > 0),
            "only POST has a body, whose length it tells");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    const HttpLimits limits = input.flag() ? smallLimits() : HttpLimits{};
    const qint64 fileSize = input.number<qint64>(0, 200);
    checkRange("bytes=" + input.text(30), fileSize);
    const QByteArray all = input.rest();
    const QByteArrayView bytes = QByteArrayView(all).first(std::min(all.size(), mostBytes(limits) + 1));

    const HeadResult whole = readRequestHead(bytes, limits);
    if (whole.status == HeadStatus::Complete) {
        checkHead(whole.head, bytes.size(), limits);
        checkEnd(bytes, whole.head);
        checkBodySize(whole.head, limits);
        checkAccessors(whole.head, fileSize);
        checkHandshake(whole.head);
        checkHost(whole.head);
        checkTexts(whole.head);
    } else {
        const bool isRefused = whole.status == HeadStatus::Refused;
        require(isRefused == (whole.refusedStatus >= 400 && whole.refusedStatus < 600),
                "a refusal has a status");
        require(isRefused || bytes.size() <= mostBytes(limits), "nobody is listened to for ever");
    }
    checkCuts(bytes, limits, whole);
    return 0;
}
