// Finds the addresses of a host without ever making anybody wait: not even the end of the program.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace lancast::icecast {

/// A name server that does not answer keeps a thread for half a minute, and no call can be taken back. Qt's
/// own lookups run in threads that the program's end waits for; these are left alone.
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    /// Empty: the name is not known. Called in any thread, where it may take as long as it likes.
    using Resolve = std::function<QList<QHostAddress>(const QByteArray &name)>;
    [[nodiscard]] static QList<QHostAddress> askSystem(const QByteArray &name);

    explicit HostLookup(Resolve resolve = askSystem, QObject *parent = nullptr);
    /// Does not wait.
    ~HostLookup() override;

    /// found() follows. The same host again while it is looked up: it goes on, so that there are never many.
    void find(const QString &host);
    /// found() does not follow any more.
    void forget() { m_isAsked = false; }

signals:
    void found(const QList<QHostAddress> &addresses);

private:
    struct Question;

    void abandon();

    const Resolve m_resolve;
    QByteArray m_name;
    std::shared_ptr<Question> m_question; ///< null: nothing is looked up
    bool m_isAsked = false;               ///< somebody waits for the answer
};

} // namespace lancast::icecast
