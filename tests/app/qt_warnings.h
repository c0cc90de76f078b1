// The calls that Qt finds wrong while an object of this kind lives.
#pragma once

#include <QMutex>
#include <QRegularExpression>
#include <QStringList>

namespace lancast::app {

class QtWarnings final
{
public:
    QtWarnings()
    {
        s_found.clear();
        s_before = qInstallMessageHandler(take);
    }
    ~QtWarnings() { qInstallMessageHandler(s_before); }
    Q_DISABLE_COPY_MOVE(QtWarnings)

    [[nodiscard]] QString found() const { return s_found.join(u'\n'); }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        // "QWidget::setMinimumSize: ...": a call that is wrong. What has no call in front tells of the
        // computer, such as one without a graphics card.
        static const QRegularExpression call(QStringLiteral("^Q\\w+::"));
        const bool isWarning = type != QtDebugMsg && type != QtInfoMsg;
        if (isWarning && call.match(text).hasMatch()) {
            const QMutexLocker locker(&s_mutex); // any thread may be told
            s_found.append(text);
        }
        s_before(type, context, text);
    }

    static inline QtMessageHandler s_before = nullptr;
    static inline QMutex s_mutex;
    static inline QStringList s_found;
};

} // namespace lancast::app
