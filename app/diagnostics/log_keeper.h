// Keeps what the program logs: on stderr as before, in the log file, and the newest lines for the
// diagnostics.
#pragma once

#include "diagnostics/log_file.h"

#include <QMutex>
#include <QStringList>
#include <QtGlobal>

#include <deque>

namespace lancast::app {

/// "lancast.log" in the user's place for such files ($XDG_STATE_HOME/lancast).
[[nodiscard]] QString usualLogPath();

/// One at a time: the message handler belongs to the process. Any thread may log.
class LogKeeper final
{
public:
    static constexpr int maxRecentLines = 200;

    explicit LogKeeper(const QString &path = usualLogPath(), LogFile::Limits limits = {});
    ~LogKeeper();
    Q_DISABLE_COPY_MOVE(LogKeeper)

    /// Struck out from now on, beside what redacted() knows by itself.
    void setSecrets(const QStringList &secrets);
    [[nodiscard]] QStringList recentLines() const;
    [[nodiscard]] QString path() const { return m_file.path(); }

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void take(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(const QString &line);

    LogFile m_file;
    QStringList m_secrets;
    std::deque<QString> m_recent;
    bool m_hasComplained = false;
    QtMessageHandler m_before = nullptr;
};

} // namespace lancast::app
