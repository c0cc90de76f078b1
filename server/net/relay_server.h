// The relay as one object: listens, relays, tells its status. Lives in one thread with an event loop.
#pragma once

#include "net/relay_options.h"
#include "stream/status.h"

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
    /// Port, address, further names and HTTPS of \a options, from the next start() on. What the relay knows
    /// of its clients, and the secrets that they were given, stay.
    void setNetwork(const RelayOptions &options);
    [[nodiscard]] QString errorString() const;
    [[nodiscard]] quint16 suggestedPort() const; ///< 0: none found, or not a matter of the port

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QList<quint16> seedPorts() const; ///< see SeedPortOptions; none, or four
    [[nodiscard]] QByteArray publishToken() const;
    [[nodiscard]] QUrl loopbackUrl() const; ///< always plain http, for this machine's own pages
    [[nodiscard]] QList<QUrl> networkUrls() const;
    /// SHA-256 of the certificate as "AB:CD:..."; empty without HTTPS. It changes when the certificate is
    /// made again, for further addresses of the machine or before it expires; never while the stream is live.
    [[nodiscard]] QString certificateFingerprint() const;
    /// SHA-256 of the certificate's public key (SubjectPublicKeyInfo), which stays all the time.
    [[nodiscard]] QString certificateKeyFingerprint() const;
    [[nodiscard]] stream::StatusSnapshot status() const;

    /// So much of the past is kept for viewers to go back to; 0: nothing, and what was kept is forgotten.
    void setRewindLength(std::chrono::minutes length);

    // Who may watch and publish. Each takes effect at once, also on those who are connected.
    void setPasscode(const QString &passcode); ///< empty: whoever reaches the relay may watch
    void setMaxViewers(int viewers);           ///< 0: no limit; nobody who watches is sent away
    /// How many connections there may be, in all and from one address; nobody who is in is sent away.
    void setConnectionLimits(int all, int perAddress);
    /// Reads the certificate's files again, for connections from now on. False, and the old one goes on, if
    /// they are of no use: errorString() says why.
    [[nodiscard]] bool reloadCertificate();
    /// What the link that guests get carries in its fragment (#key=...); empty while no passcode is set.
    [[nodiscard]] QByteArray viewKey() const;
    /// Draws another key and sends everybody away who came in with the old one or the passcode.
    void renewViewKey();
    /// Ends the visit of the viewer or player with that id of the status.
    void kick(quint64 id);
    /// As kick(), and lets its address in no more until unblockAll(). This machine itself cannot be blocked.
    void block(quint64 id);
    void unblockAll();
    /// Counts for those who come from now on; who publishes already goes on.
    void setRemotePublishing(RemotePublishing rule);
    /// The answer to publisherAsks(): \a address may publish until the relay ends.
    void allowPublisher(const QString &address);

    /// Further names and addresses under which the host shares the stream, beside
    /// RelayOptions::allowedHosts and in place of the ones set before.
    void setSharedHosts(const QStringList &hosts);

    /// Serves \a path to the app's own publisher page under the returned path (loopback only, with ranges).
    /// An empty \a path takes it back.
    QString setSourceFile(const QString &path);

    // Recording to a file. Its state is in the status (recordingFile), also why it ended.
    /// Writes the stream to a new file in \a folder, from now or the next stream on; \a title, which may be
    /// empty, becomes a part of its name. Where one is being written it is finished first.
    void startRecordingFile(const QString &folder, const QString &title);
    void stopRecordingFile();
    /// Finishes the files in \a folder that a crash has left, in the background.
    void finishRecordingFiles(const QString &folder);

    /// Tells every client that the relay goes away, gives them 0.5 s to drain and the recording file 2 s to
    /// be finished, then emits stopped().
    void stop();

signals:
    void stateChanged(lancast::stream::StreamState state);
    void statusChanged(const lancast::stream::StatusSnapshot &status); ///< twice a second
    /// The machine has got other addresses: networkUrls() and the certificate have followed.
    void addressesChanged();
    /// A publisher at \a address has proved the token but is not allowed yet; at most once a minute for each.
    void publisherAsks(const QString &address);
    /// The file \a path can be played, and will not change any more.
    void recordingFileFinished(const QString &path);
    /// What finishRecordingFiles() did: the paths of those that are finished now, and that could not be.
    void recordingFilesRescued(const QStringList &finished, const QStringList &failed);
    /// What was replayed came through a pipe, and that has ended: so has the stream.
    void replayEnded();
    /// The relay cannot do what it was started for (a replayed file became unreadable).
    void failed(const QString &sentence);
    void stopped();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace lancast::net
