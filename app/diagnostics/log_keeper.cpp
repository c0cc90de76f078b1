#include "diagnostics/log_keeper.h"

#include "diagnostics/redactor.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

// A message handler gets no context, so its object has to be reachable from anywhere.
constinit QBasicMutex mutex;
constinit LogKeeper *keeper = nullptr;
// What is said while a message is being written (by QFile, by ourselves) must not wait for itself.
thread_local bool isWriting = false;

constexpr qsizetype maxLineLength = 4000; // a page's console can say a lot

QLatin1String word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return {};
}

QString lineFrom(QtMsgType type, const char *category, const QString &message)
{
    QString text = message.size() > maxLineLength ? message.left(maxLineLength) + u"..."_s : message;
    // One message, one entry: nobody can make another one up with a line feed.
    text.replace(u'\n', "\n    "_L1);
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u' ' + word(type) + u' ' +
           QString::fromUtf8(category) + u": "_s + text;
}

} // namespace

QString usualLogPath()
{
    // Qt 6.4 has no name for this place. A relative path is none, by the specification.
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(folder))
        folder = QDir::homePath() + u"/.local/state"_s;
    return folder + u"/lancast/lancast.log"_s;
}

LogKeeper::LogKeeper(const QString &path, LogFile::Limits limits)
    : m_file(path, limits)
{
    const QMutexLocker lock(&mutex);
    Q_ASSERT(!keeper);
    keeper = this;
    m_before = qInstallMessageHandler(handle);
}

LogKeeper::~LogKeeper()
{
    const QMutexLocker lock(&mutex);
    qInstallMessageHandler(m_before);
    keeper = nullptr;
}

void LogKeeper::setSecrets(const QStringList &secrets)
{
    const QMutexLocker lock(&mutex);
    m_secrets = secrets;
}

QStringList LogKeeper::recentLines() const
{
    const QMutexLocker lock(&mutex);
    return {m_recent.begin(), m_recent.end()};
}

void LogKeeper::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (isWriting) {
        keeper->m_before(type, context, message);
        return;
    }
    isWriting = true;
    {
        const QMutexLocker lock(&mutex);
        if (keeper)
            keeper->take(type, context, message);
    }
    isWriting = false;
}

void LogKeeper::take(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString text = redacted(message, m_secrets);
    // The file first: after a fatal message the handler before does not return.
    write(lineFrom(type, context.category, text));
    m_before(type, context, text);
}

void LogKeeper::write(const QString &line)
{
    m_recent.push_back(line);
    if (m_recent.size() > maxRecentLines)
        m_recent.pop_front();
    if (m_file.write(line.toUtf8() + '\n') || m_hasComplained)
        return;
    m_hasComplained = true;
    m_before(QtWarningMsg, QMessageLogContext(nullptr, 0, nullptr, "lancast.app.log"),
             u"The log cannot be written to %1: %2"_s.arg(m_file.path(), m_file.errorString()));
}

} // namespace lancast::app
