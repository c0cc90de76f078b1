#include "net/access.h"

#include "net/peer_address.h"
#include "net/plain_text.h"
#include "net/random_secret.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

const Refusal blockedRefusal{403, "The host has closed the stream to this device."};
const Refusal passcodeRefusal{401, "Watching needs the host's link or passcode."};
const Refusal tokenRefusal{401, "Publishing needs the host's token."};
const Refusal busyRefusal{503, "Too many passcodes are being checked.", 1s};

Refusal tooManyTries(std::chrono::milliseconds pause)
{
    return {429, "Too many tries.", pause};
}

/// What a publisher shows; empty: nothing.
QByteArray shownToken(const Credentials &credentials)
{
    return credentials.bearer.isEmpty() ? credentials.token : credentials.bearer;
}

/// What a viewer shows beside a passcode; empty: nothing.
QByteArray shownKey(const Credentials &credentials)
{
    return credentials.viewKey.isEmpty() ? credentials.bearer : credentials.viewKey;
}

} // namespace

Access::Access(const RelayOptions &options, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_publishToken(options.publishToken.isEmpty() ? randomSecret() : options.publishToken)
    , m_viewKey(randomSecret())
    , m_viewGuesses(options.limits)
    , m_tokenGuesses(options.limits)
    , m_publishers(options.remotePublishing)
    , m_passcodeCheck(clock)
{
    setPasscode(options.passcode);
}

void Access::askToWatch(const Visitor &visitor, const Credentials &credentials, const Answer &answer)
{
    const auto pause = m_viewGuesses.pauseOf(visitor.address, m_clock.now());
    const bool isGuessing = credentials.passcode || !shownKey(credentials).isEmpty();
    if (m_blocked.contains(visitor.address)) {
        answer(blockedRefusal);
    } else if (!isPasscodeSet() || isViewKey(credentials)) {
        // The key proves itself without guessing, so no pause keeps it out.
        answer(std::nullopt);
    } else if (isGuessing && pause > 0ms) {
        answer(tooManyTries(pause));
    } else if (credentials.passcode) {
        checkPasscode(visitor, *credentials.passcode, answer);
    } else {
        if (isGuessing)
            m_viewGuesses.fail(visitor.address, shownKey(credentials), m_clock.now());
        answer(passcodeRefusal);
    }
}

void Access::checkPasscode(const Visitor &visitor, const QByteArray &passcode, const Answer &answer)
{
    using Verdict = PasscodeCheck::Verdict;
    m_passcodeCheck.check(visitor.address, passcode, standingOf(visitor.address),
                          [this, visitor, passcode, answer](Verdict verdict) {
                              // Much may have happened since.
                              if (m_blocked.contains(visitor.address)) {
                                  answer(blockedRefusal);
                              } else if (!isPasscodeSet() || verdict == Verdict::Right) {
                                  answer(std::nullopt);
                              } else if (verdict == Verdict::Busy) {
                                  answer(busyRefusal);
                              } else {
                                  m_viewGuesses.fail(visitor.address, passcode, m_clock.now());
                                  answer(passcodeRefusal);
                              }
                          });
}

std::optional<Refusal> Access::refusalToPublish(const Visitor &visitor, const Credentials &credentials)
{
    const bool isLocal = visitor.address.isLoopback();
    const RemotePublishing rule = m_publishers.ruleFor(visitor.address);
    if (!isLocal && rule == RemotePublishing::Refused)
        return Refusal{403, "Only the host's own computer may publish."};
    if (!isLocal && !visitor.isEncrypted)
        return Refusal{403, "Publishing from another device needs HTTPS."};
    if (auto refusal = refusalOfToken(visitor, credentials))
        return refusal;
    if (isLocal || rule == RemotePublishing::Allowed)
        return std::nullopt;
    if (m_publishers.isTimeToAsk(visitor.address, m_clock.now()))
        emit publisherAsks(plainAddress(visitor.address));
    return Refusal{403, "The host has to allow this device first."};
}

std::optional<Refusal> Access::refusalOfStatus(const Visitor &visitor, const Credentials &credentials)
{
    if (!isPasscodeSet() || visitor.address.isLoopback())
        return std::nullopt;
    return refusalOfToken(visitor, credentials);
}

std::optional<Refusal> Access::refusalOfToken(const Visitor &visitor, const Credentials &credentials)
{
    const QByteArray token = shownToken(credentials);
    // Whatever is tried on this machine, its own publisher must get in.
    const bool isCounted = !visitor.address.isLoopback();
    const auto pause = m_tokenGuesses.pauseOf(visitor.address, m_clock.now());
    if (isCounted && pause > 0ms)
        return tooManyTries(pause);
    if (equalSecrets(token, m_publishToken))
        return std::nullopt;
    if (isCounted && !token.isEmpty())
        m_tokenGuesses.fail(visitor.address, token, m_clock.now());
    return tokenRefusal;
}

QJsonObject Access::describe(const Visitor &visitor, const Credentials &credentials)
{
    const bool isOpen = !isPasscodeSet() || isViewKey(credentials);
    const bool isTokenShown = !shownToken(credentials).isEmpty() && !isViewKey(credentials);
    const auto token = isTokenShown ? refusalOfToken(visitor, credentials) : std::nullopt;
    const auto watchWait = isOpen ? 0ms : waitOf(visitor.address);
    const auto wait = std::chrono::ceil<std::chrono::seconds>(token ? token->retryAfter : watchWait);
    const QString watch = m_blocked.contains(visitor.address) ? QStringLiteral("blocked")
                          : isOpen                            ? QStringLiteral("open")
                                                              : QStringLiteral("passcode");
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("watch"), watch},
            {QStringLiteral("waitSeconds"), qint64(wait.count())},
            {QStringLiteral("publish"), publishingWord(visitor, token.has_value())}};
}

QString Access::publishingWord(const Visitor &visitor, bool isTokenWrong) const
{
    const bool isLocal = visitor.address.isLoopback();
    const RemotePublishing rule = isLocal ? RemotePublishing::Allowed : m_publishers.ruleFor(visitor.address);
    if (rule == RemotePublishing::Refused || (!isLocal && !visitor.isEncrypted))
        return QStringLiteral("refused");
    if (isTokenWrong)
        return QStringLiteral("token");
    return rule == RemotePublishing::Allowed ? QStringLiteral("allowed") : QStringLiteral("ask");
}

std::chrono::milliseconds Access::waitOf(const QHostAddress &address) const
{
    const auto pause = m_viewGuesses.pauseOf(address, m_clock.now());
    return pause == 0ms && m_passcodeCheck.isBusyFor(address, standingOf(address)) ? busyRefusal.retryAfter
                                                                                   : pause;
}

PasscodeCheck::Standing Access::standingOf(const QHostAddress &address) const
{
    return m_viewGuesses.hasFailed(address) ? PasscodeCheck::Standing::HasFailed
                                            : PasscodeCheck::Standing::Fresh;
}

bool Access::isViewKey(const Credentials &credentials) const
{
    return equalSecrets(credentials.viewKey, m_viewKey) || equalSecrets(credentials.bearer, m_viewKey);
}

void Access::setPasscode(const QString &passcode)
{
    m_isPasscodeSet = !passcode.isEmpty();
    m_passcodeCheck.setPasscode(passcode);
}

void Access::renewViewKey()
{
    m_viewKey = randomSecret();
}

bool Access::block(const QHostAddress &address)
{
    if (isThisMachine(address))
        return false;
    m_blocked.insert(peerIdentity(address));
    return true;
}

} // namespace lancast::net
