#include "auth/access.h"

#include "base/logging.h"
#include "base/random_secret.h"
#include "network/peer_address.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

const Refusal blockedRefusal{
    403, "The host has closed the stream to this device.", {}, CloseCode::VisitEnded};
const Refusal passcodeRefusal{401, "Watching needs the host's link or passcode."};
const Refusal publishRefusal{401, "Publishing needs the publish key."};
const Refusal statusRefusal{401, "While a passcode is set, other devices need the publish key to read this."};
constexpr auto busyRetry = 1s;
const Refusal busyRefusal{503, "Too many passcodes are being checked.", busyRetry};

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

Access::Access(const AccessOptions &options, const AuthThrottles &limits, const RelayClock &clock,
               QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_publishToken(options.publishToken.isEmpty() ? randomSecret() : options.publishToken)
    , m_viewKey(randomSecret())
    , m_viewGuesses(limits)
    , m_tokenGuesses(limits)
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
    using Verdict = PasscodeVerifier::Verdict;
    m_passcodeCheck.check(visitor.address, passcode, [this, visitor, passcode, answer](Verdict verdict) {
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
    const bool isLocal = visitor.isLocal();
    const RemotePublishing rule = m_publishers.ruleFor(visitor.address);
    if (!isLocal && rule == RemotePublishing::Refused) {
        logRefusedPublisher(visitor, "--allow-remote-publisher lets other machines publish");
        return Refusal{403, "Only the host's own computer may publish."};
    }
    if (!isLocal && !visitor.isEncrypted) {
        logRefusedPublisher(visitor, "other machines need HTTPS; a proxy says by X-Forwarded-Proto that it "
                                     "was asked by it");
        return Refusal{403, "Publishing from another device needs HTTPS."};
    }
    if (auto refusal = refusalOfToken(visitor, credentials, publishRefusal))
        return refusal;
    if (isLocal || rule == RemotePublishing::Allowed)
        return std::nullopt;
    if (m_publishers.isTimeToAsk(visitor.address, m_clock.now()))
        emit publisherAsks(plainAddress(visitor.address));
    return Refusal{403, "The host has to allow this device first."};
}

/// The host's remedy: the publisher's page names none but to ask the host.
void Access::logRefusedPublisher(const Visitor &visitor, const char *remedy)
{
    if (m_publisherLog.take(m_clock.now()))
        qCWarning(relayLog).noquote()
            << "refused a publisher at" << plainAddress(visitor.address) + u':' << remedy;
}

std::optional<Refusal> Access::refusalOfStatus(const Visitor &visitor, const Credentials &credentials)
{
    if (!isPasscodeSet() || visitor.isLocal())
        return std::nullopt;
    return refusalOfToken(visitor, credentials, statusRefusal);
}

std::optional<Refusal> Access::refusalOfToken(const Visitor &visitor, const Credentials &credentials,
                                              const Refusal &withoutToken)
{
    const QByteArray token = shownToken(credentials);
    // Whatever is tried on this machine, its own publisher must get in.
    const bool isCounted = !visitor.isLocal();
    const auto pause = m_tokenGuesses.pauseOf(visitor.address, m_clock.now());
    if (isCounted && pause > 0ms)
        return tooManyTries(pause);
    if (equalSecrets(token, m_publishToken))
        return std::nullopt;
    if (isCounted && !token.isEmpty())
        m_tokenGuesses.fail(visitor.address, token, m_clock.now());
    return withoutToken;
}

QJsonObject Access::describe(const Visitor &visitor, const Credentials &credentials)
{
    const bool isOpen = !isPasscodeSet() || isViewKey(credentials);
    const bool isTokenShown = !shownToken(credentials).isEmpty() && !isViewKey(credentials);
    const auto token = isTokenShown ? refusalOfToken(visitor, credentials, publishRefusal) : std::nullopt;
    const auto pause = isOpen ? 0ms : m_viewGuesses.pauseOf(visitor.address, m_clock.now());
    const auto wait = std::chrono::ceil<std::chrono::seconds>(token ? token->retryAfter : pause);
    const QString watch = m_blocked.contains(visitor.address) ? QStringLiteral("blocked")
                          : isOpen                            ? QStringLiteral("open")
                                                              : QStringLiteral("passcode");
    QJsonObject described{{QStringLiteral("version"), 1},
                          {QStringLiteral("watch"), watch},
                          {QStringLiteral("waitSeconds"), qint64(wait.count())},
                          {QStringLiteral("publish"), publishingWord(visitor, token.has_value())}};
    if (credentials.passcode && !isOpen) {
        const QString word = passcodeWord(visitor.address, *credentials.passcode);
        described.insert(QStringLiteral("passcode"), word);
        if (word == QLatin1String("busy"))
            described.insert(QStringLiteral("waitSeconds"), qint64(busyRetry.count()));
    }
    return described;
}

QString Access::publishingWord(const Visitor &visitor, bool isTokenWrong) const
{
    const bool isLocal = visitor.isLocal();
    const RemotePublishing rule = isLocal ? RemotePublishing::Allowed : m_publishers.ruleFor(visitor.address);
    if (rule == RemotePublishing::Refused || (!isLocal && !visitor.isEncrypted))
        return QStringLiteral("refused");
    if (isTokenWrong)
        return QStringLiteral("token");
    return rule == RemotePublishing::Allowed ? QStringLiteral("allowed") : QStringLiteral("ask");
}

/// What became of a passcode that was shown before: a browser does not let its page see why a connection was
/// refused.
QString Access::passcodeWord(const QHostAddress &address, const QByteArray &passcode) const
{
    using Verdict = PasscodeVerifier::Verdict;
    if (m_viewGuesses.pauseOf(address, m_clock.now()) > 0ms)
        return QStringLiteral("paused");
    switch (m_passcodeCheck.recentVerdict(address, passcode)) {
    case Verdict::Right:
        return QStringLiteral("right");
    case Verdict::Wrong:
        return QStringLiteral("wrong");
    case Verdict::Busy:
        break;
    }
    return QStringLiteral("busy");
}

bool Access::isViewKey(const Credentials &credentials) const
{
    return equalSecrets(credentials.viewKey, m_viewKey) || equalSecrets(credentials.bearer, m_viewKey);
}

void Access::setPasscode(const QString &passcode)
{
    m_isPasscodeSet = !passcode.isEmpty();
    m_passcodeCheck.setPasscode(passcode);
    emit viewKeyChanged();
}

void Access::renewViewKey()
{
    m_viewKey = randomSecret();
    emit viewKeyChanged();
}

bool Access::block(const QHostAddress &address)
{
    if (isThisMachine(address))
        return false;
    m_blocked.insert(peerIdentity(address));
    return true;
}

} // namespace lancast::net
