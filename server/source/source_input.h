// Where the bytes of a replayed source come from.
#pragma once

#include <QByteArray>
#include <QObject>

namespace lancast::net {

/// Gives bytes only when asked, so that nothing piles up.
class SourceInput : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// One of the signals answers, never from within the call.
    virtual void request() = 0;
    /// After ended(): the next bytes are those of the beginning. False where there is no way back.
    [[nodiscard]] virtual bool restart() = 0;
    /// Whether bytes are there before their time.
    [[nodiscard]] virtual bool readsAhead() const { return false; }

signals:
    void arrived(const QByteArray &bytes);
    void ended();
    /// \a reason: the system's words.
    void failed(const QString &reason);
};

} // namespace lancast::net
