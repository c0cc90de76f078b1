#include "base/log_lines.h"

#include <cstdio>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::net {

namespace {

struct Level
{
    const char *word;
    const char *priority; ///< of syslog(3)
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return {"debug", "<7>"};
    case QtInfoMsg:
        return {"info", "<6>"};
    case QtWarningMsg:
        return {"warning", "<4>"};
    case QtCriticalMsg:
        return {"error", "<3>"};
    case QtFatalMsg:
        break;
    }
    return {"fatal", "<2>"};
}

/// Whether a line finds room. A full pipe, whose reader has stopped, would hold up the thread that writes.
bool isReaderThere()
{
    pollfd errors{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&errors, 1, 0) != 0;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static const LogReader reader = standardErrorReader();
    const QByteArray line = logLine(type, context.category, message, reader);
    if (isReaderThere())
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

} // namespace

QByteArray logLine(QtMsgType type, const char *category, const QString &message, LogReader reader)
{
    const Level level = levelOf(type);
    QByteArray line = reader == LogReader::Journal ? level.priority : "";
    line += QByteArray(level.word) + ' ' + (category ? category : "default") + ": ";
    return line + message.toLocal8Bit().replace('\n', ' ') + '\n';
}

LogReader standardErrorReader()
{
    // "device:inode" of what the journal reads; the variable is inherited even where the stream is
    // redirected.
    struct stat status = {};
    if (::fstat(STDERR_FILENO, &status) != 0)
        return LogReader::Person;
    const QByteArray stream =
        QByteArray::number(quint64(status.st_dev)) + ':' + QByteArray::number(quint64(status.st_ino));
    return qgetenv("JOURNAL_STREAM") == stream ? LogReader::Journal : LogReader::Person;
}

void logToStandardError()
{
    qInstallMessageHandler(write);
}

} // namespace lancast::net
