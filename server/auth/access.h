// Who may publish and who may watch.
#pragma once

#include "auth/access_options.h"
#include "auth/auth_throttle.h"
#include "auth/credentials.h"
#include "auth/passcode_verifier.h"
#include "auth/remote_publishers.h"
#include "base/log_limit.h"
#include "base/relay_clock.h"
#include "http/close_code.h"
#include "http/visitor.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace lancast::net {

/// Why not, as HTTP says it.
struct Refusal
{
    int status = 0;
    QByteArray sentence;
    std::chrono::milliseconds retryAfter{0}; ///< 0: unknown
    std::optional<CloseCode> code{};         ///< by which a WebSocket would have been closed for the same
};

class Access final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const std::optional<Refusal> &)>;

    Access(const AccessOptions &options, const AuthThrottles &limits, const RelayClock &clock,
           QObject *parent = nullptr);

    /// The answer comes at once, or by the event loop where a passcode has to be checked.
    void askToWatch(const Visitor &visitor, const Credentials &credentials, const Answer &answer);
    /// Empty: it may.
    [[nodiscard]] std::optional<Refusal> refusalToPublish(const Visitor &visitor,
                                                          const Credentials &credentials);
    [[nodiscard]] std::optional<Refusal> refusalOfStatus(const Visitor &visitor,
                                                         const Credentials &credentials);
    /// As GET /api/access gives it.
    [[nodiscard]] QJsonObject describe(const Visitor &visitor, const Credentials &credentials);

    [[nodiscard]] QByteArray publishToken() const { return m_publishToken; }
    void setPasscode(const QString &passcode);
    [[nodiscard]] bool isPasscodeSet() const { return m_isPasscodeSet; }
    [[nodiscard]] QByteArray viewKey() const { return isPasscodeSet() ? m_viewKey : QByteArray(); }
    void renewViewKey();
    /// False for this machine itself, which cannot be blocked.
    bool block(const QHostAddress &address);
    void unblockAll() { m_blocked.clear(); }
    void setRemotePublishing(RemotePublishing rule) { m_publishers.setRule(rule); }
    void allowPublisher(const QHostAddress &address) { m_publishers.allow(address); }

signals:
    /// viewKey() answers something else: the link for guests has changed.
    void viewKeyChanged();
    /// A publisher at \a address has proved the token but is not allowed yet; at most once a minute for each.
    void publisherAsks(const QString &address);

private:
    [[nodiscard]] bool isViewKey(const Credentials &credentials) const;
    /// \a withoutToken unless this address has to pause.
    [[nodiscard]] std::optional<Refusal>
    refusalOfToken(const Visitor &visitor, const Credentials &credentials, const Refusal &withoutToken);
    [[nodiscard]] QString publishingWord(const Visitor &visitor, bool isTokenWrong) const;
    [[nodiscard]] QString passcodeWord(const QHostAddress &address, const QByteArray &passcode) const;
    void checkPasscode(const Visitor &visitor, const QByteArray &passcode, const Answer &answer);
    void logRefusedPublisher(const Visitor &visitor, const char *remedy);

    const RelayClock &m_clock;
    const QByteArray m_publishToken;
    bool m_isPasscodeSet = false;
    QByteArray m_viewKey;
    QSet<QHostAddress> m_blocked;
    AuthThrottle m_viewGuesses;
    AuthThrottle m_tokenGuesses;
    RemotePublishers m_publishers;
    base::LogLimit m_publisherLog;
    PasscodeVerifier m_passcodeCheck;
};

} // namespace lancast::net
