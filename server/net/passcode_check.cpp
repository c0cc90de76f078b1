#include "net/passcode_check.h"

#include "net/random_secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxCharacters = 64;
constexpr qsizetype maxRecent = 256;
/// A page opens its second connection once the first one is through.
constexpr auto recentTime = 10s;
constexpr int ownPriority = 2;
constexpr int workerNiceness = 5;

int priorityOf(PasscodeCheck::Standing standing)
{
    return standing == PasscodeCheck::Standing::Fresh ? 1 : 0;
}

/// As two keyboards may send the same text: composed, full width, with a blank that was added behind a word.
QByteArray normalized(const QString &passcode)
{
    return passcode.normalized(QString::NormalizationForm_KC).trimmed().toUtf8();
}

/// scrypt with N = 2^15, r = 8, p = 1; empty if there is no memory for it.
QByteArray digestOf(const QByteArray &passcode, const QByteArray &salt)
{
    constexpr quint64 cost = 1 << 15;
    constexpr quint64 blockSize = 8;
    constexpr quint64 parallelism = 1;
    constexpr quint64 maxMemoryBytes = 64 * 1024 * 1024;
    QByteArray digest(32, '\0');
    const bool isMade =
        EVP_PBE_scrypt(passcode.constData(), size_t(passcode.size()),
                       reinterpret_cast<const unsigned char *>(salt.constData()), size_t(salt.size()), cost,
                       blockSize, parallelism, maxMemoryBytes,
                       reinterpret_cast<unsigned char *>(digest.data()), size_t(digest.size())) == 1;
    return isMade ? digest : QByteArray();
}

} // namespace

PasscodeCheck::PasscodeCheck(const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_salt(randomSecret())
{
    m_worker.setMaxThreadCount(1);
}

PasscodeCheck::~PasscodeCheck()
{
    m_worker.clear();
    m_worker.waitForDone();
}

template<typename Receiver>
void PasscodeCheck::derive(const QByteArray &passcode, int priority, Receiver receiver)
{
    ++m_derivations;
    m_worker.start(
        [this, passcode, receiver, salt = m_salt] {
            // Of this thread alone: somebody's guessing must not cost the stream its time.
            ::setpriority(PRIO_PROCESS, id_t(::gettid()), workerNiceness);
            const QByteArray digest = digestOf(passcode, salt);
            // Frees what it keeps for this thread, which the pool may end as late as the program.
            OPENSSL_thread_stop();
            QMetaObject::invokeMethod(
                this, [receiver, digest] { receiver(digest); }, Qt::QueuedConnection);
        },
        priority);
}

void PasscodeCheck::setPasscode(const QString &passcode)
{
    m_expected.clear();
    m_recent.clear();
    ++m_generation;
    const QByteArray text = normalized(passcode);
    m_isExpectedDue = !text.isEmpty();
    if (!m_isExpectedDue)
        return;
    derive(text, ownPriority, [this, generation = m_generation](const QByteArray &digest) {
        if (generation != m_generation)
            return;
        m_expected = digest;
        m_isExpectedDue = false;
    });
}

void PasscodeCheck::check(const QHostAddress &address, const QByteArray &utf8, Standing standing,
                          const Answer &answer)
{
    const QString typed = QString::fromUtf8(QByteArrayView(utf8));
    const Guess guess{address, normalized(typed)};
    const auto recent = m_recent.constFind(guess);
    const auto waiting = m_waiting.find(guess);
    // HMAC, within scrypt, fills up with zero bytes: one more would make no difference.
    const bool isPossible =
        !guess.second.isEmpty() && typed.size() <= maxCharacters && !guess.second.contains('\0');
    if (!isPossible) {
        answer(Verdict::Wrong);
    } else if (recent != m_recent.constEnd() && m_clock.now() - recent->at < recentTime) {
        answer(recent->verdict);
    } else if (waiting != m_waiting.end()) {
        waiting->answers.append(answer);
    } else if (isBusyFor(address, standing)) {
        answer(Verdict::Busy);
    } else {
        m_waiting.insert(guess, {standing, {answer}});
        derive(guess.second, priorityOf(standing),
               [this, guess](const QByteArray &digest) { judge(guess, digest); });
    }
}

bool PasscodeCheck::isBusyFor(const QHostAddress &address, Standing standing) const
{
    const auto guesses = m_waiting.keys();
    const qsizetype room = standing == Standing::Fresh ? maxWaiting : maxWaiting / 2;
    return guesses.size() >= room ||
           std::ranges::count(guesses, address, &Guess::first) >= maxWaitingPerAddress;
}

void PasscodeCheck::judge(const Guess &guess, const QByteArray &digest)
{
    if (m_isExpectedDue) {
        // The passcode was changed meanwhile; its own digest is ahead in the queue.
        derive(guess.second, priorityOf(m_waiting.value(guess).standing),
               [this, guess](const QByteArray &again) { judge(guess, again); });
        return;
    }
    const bool isRight = !digest.isEmpty() && equalSecrets(digest, m_expected);
    const Verdict verdict = isRight ? Verdict::Right : Verdict::Wrong;
    remember(guess, verdict);
    const Waiting waiting = m_waiting.take(guess);
    for (const Answer &answer : waiting.answers)
        answer(verdict);
}

void PasscodeCheck::remember(const Guess &guess, Verdict verdict)
{
    const RelayClock::Time now = m_clock.now();
    m_recent.removeIf([now](const auto &recent) { return now - recent.value().at >= recentTime; });
    if (m_recent.size() >= maxRecent)
        m_recent.clear();
    m_recent.insert(guess, {verdict, now});
}

} // namespace lancast::net
