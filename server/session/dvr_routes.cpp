#include "session/dvr_routes.h"

#include "http/body_sender.h"
#include "http/http_connection.h"
#include "session/viewer_registry.h"

#include <QJsonDocument>

namespace lancast::net {

namespace {

constexpr char windowPath[] = "/rewind";
constexpr char gopPath[] = "/rewind/gop";

QByteArray milliseconds(const char *name, std::chrono::milliseconds time)
{
    return QByteArray(name) + ": " + QByteArray::number(qint64(time.count()));
}

HttpResponse gopHead(const dvr::DvrIndex::Found &found, const QByteArray &mime)
{
    HttpResponse head = plainResponse(200, {});
    head.contentType = mime;
    head.extraFields +=
        {milliseconds("Lancast-Time", found.gop.time), milliseconds("Lancast-End", found.gop.endTime),
         "Lancast-Blob: " + QByteArray::number(found.gop.blob)};
    if (found.next)
        head.extraFields.append(milliseconds("Lancast-Next", *found.next));
    return head;
}

} // namespace

bool DvrRoutes::matches(const QByteArray &path)
{
    return path == windowPath || path == gopPath;
}

void DvrRoutes::handle(HttpConnection *connection, const RequestHead &head)
{
    if (head.path == gopPath) {
        handleGop(connection, head);
        return;
    }
    HttpResponse response = plainResponse(200, {});
    response.contentType = "application/json";
    response.body = QJsonDocument(describe()).toJson(QJsonDocument::Compact);
    connection->respond(response);
}

QJsonObject DvrRoutes::describe() const
{
    using std::chrono::milliseconds;
    const dvr::DvrIndex &index = m_dvr.index();
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("from"), qint64(index.from().count())},
            {QStringLiteral("to"), qint64(index.to().count())},
            {QStringLiteral("epoch"), m_clock.toEpoch(m_dvr.origin())},
            {QStringLiteral("limit"), qint64(milliseconds(m_dvr.length()).count())}};
}

void DvrRoutes::handleGop(HttpConnection *connection, const RequestHead &head)
{
    using Absence = dvr::DvrIndex::Absence;
    bool isNumber = false;
    const qint64 at = head.queryValue("at").toLongLong(&isNumber);
    if (!isNumber || at < 0) {
        connection->respond(plainResponse(400, "at takes a media time in milliseconds."));
        return;
    }
    const auto found = m_dvr.index().find(std::chrono::milliseconds(at));
    if (found.absence != Absence::None) {
        HttpResponse response =
            plainResponse(404, found.absence == Absence::NotYet ? "This moment is not kept yet."
                                                                : "This moment is no longer kept.");
        response.extraFields += {milliseconds("Lancast-From", m_dvr.index().from()),
                                 milliseconds("Lancast-To", m_dvr.index().to())};
        connection->respond(response);
        return;
    }
    const auto beginning = m_dvr.beginningOf(found.gop.blob);
    const qint64 length = beginning.initSegment.size() + found.gop.length;
    const bool isBodyWanted = head.method != "HEAD";
    if (isBodyWanted &&
        !m_viewerRegistry.admitToDvr(connection, head, {length, m_dvr.index().to() - found.gop.time}))
        return;
    if (!connection->beginBody(gopHead(found, beginning.mime), length))
        return;
    connection->writeBody(beginning.initSegment);
    const auto source = [&reads = m_dvr.reads(), file = found.gop.file](QObject *context, qint64 offset,
                                                                        qsizetype size, const auto &answer) {
        reads.read(context, {file, offset}, size, answer);
    };
    (new BodySender(connection, source))->start(found.gop.offset, found.gop.length);
}

} // namespace lancast::net
