// Tells the network about the stream through Avahi (mDNS, DNS-SD), where its daemon runs.
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

#include <functional>
#include <optional>

class QDBusMessage;

namespace lancast::app {

/// What is told. Never anything secret: everybody in the network hears it.
struct Announcement
{
    quint16 port = 0;
    bool isSecure = false;   ///< https
    int interfaceIndex = -1; ///< -1: all

    friend bool operator==(const Announcement &, const Announcement &) = default;
};

/// All calls are asynchronous. Without a bus, a daemon or an answer nothing happens; a daemon that comes
/// later, or again, is told then.
class DnsSd final : public QObject
{
    Q_OBJECT

public:
    explicit DnsSd(const QDBusConnection &bus, QObject *parent = nullptr);
    ~DnsSd() override;

    /// Replaces what is told; nothing: the stream is for this machine alone, or over.
    void announce(const std::optional<Announcement> &announcement);

    /// "studio.local" while the daemon tells of the stream; else empty.
    [[nodiscard]] QString localName() const { return m_localName; }

signals:
    void localNameChanged();

private slots:
    // Named in strings, as QtDBus wants it.
    void takeServerState(int state, const QString &error);
    void takeGroupState(int state, const QString &error);

private:
    using Take = std::function<void(const QVariantList &results)>;
    /// Calls the daemon; \a take gets the answer, unless that comes too late for what is wanted by then.
    void call(const QString &path, const QString &interface, const QString &method,
              const QVariantList &arguments, const Take &take, const Take &onCollision = {});
    void callServer(const QString &method, const Take &take, const QVariantList &arguments = {});

    void takeOwner(const QString &owner);
    void startOver();
    void listenTo(const QString &path, const QString &interface, const char *slot, bool isWanted);
    void makeGroup();
    void addService();
    void addSubtype();
    void commit();
    void renameService();
    void leaveGroup();
    void freeGroup(const QString &path);
    void dropLate(const QDBusMessage &answer);
    void setLocalName(const QString &name);
    [[nodiscard]] QString serviceType() const;

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::optional<Announcement> m_announcement;
    QString m_owner;       ///< the daemon's unique name: a call to that never starts one
    QString m_group;       ///< object path; empty: none
    QString m_hostName;    ///< "studio.local"
    QString m_serviceName; ///< "LanCast on studio"
    QString m_localName;
    int m_renamings = 0;
    int m_round = 0; ///< answers to an older round do not count
};

} // namespace lancast::app
