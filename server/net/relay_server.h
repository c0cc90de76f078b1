// The relay as one object: listens, relays, tells its status. Lives in one thread with an event loop.
#pragma once

#include "net/relay_options.h"
#include "relay/status.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace lancast::net {

class RelayServer final : public QObject
{
    Q_OBJECT

public:
    explicit RelayServer(RelayOptions options, QObject *parent = nullptr);
    ~RelayServer() override;

    /// Listens. False if that failed: errorString() says why, and suggestedPort() names a free port if
    /// the wished one is taken. May be called again after setPort().
    [[nodiscard]] bool start();
    void setPort(quint16 port);
    [[nodiscard]] QString errorString() const;
    [[nodiscard]] quint16 suggestedPort() const; ///< 0: none found, or not a matter of the port

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QByteArray publishToken() const;
    [[nodiscard]] QUrl loopbackUrl() const;
    [[nodiscard]] QList<QUrl> networkUrls() const;
    [[nodiscard]] relay::StatusSnapshot status() const;

    /// Serves \a path to the app's own publisher page under the returned path (loopback only, with ranges).
    /// An empty \a path takes it back.
    QString setSourceFile(const QString &path);

    /// Tells every client that the relay goes away, gives them 1 s to drain, then emits stopped().
    void stop();

signals:
    void stateChanged(lancast::relay::StreamState state);
    void statusChanged(const lancast::relay::StatusSnapshot &status); ///< twice a second
    /// The relay cannot do what it was started for (a replayed file became unreadable).
    void failed(const QString &sentence);
    void stopped();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace lancast::net
