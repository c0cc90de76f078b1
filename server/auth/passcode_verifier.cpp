#include "auth/passcode_verifier.h"

#include "base/random_secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <QRandomGenerator>

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxPasscodeCharacters = 64;
constexpr qsizetype maxRecent = 256;
/// A page opens its second connection once the first one is through.
constexpr auto recentTime = 10s;
constexpr int workerNiceness = 5;

/// As two keyboards may send the same text: composed, full width, with a blank that was added behind a word.
QByteArray normalized(const QString &passcode)
{
    return passcode.normalized(QString::NormalizationForm_KC).trimmed().toUtf8();
}

/// False for what no passcode can be, so that it is not worth a check.
bool isPossible(const QString &typed, const QByteArray &guess)
{
    // HMAC, within scrypt, fills up with zero bytes: one more would make no difference.
    return !guess.isEmpty() && typed.size() <= maxPasscodeCharacters && !guess.contains('\0');
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

PasscodeVerifier::PasscodeVerifier(const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_salt(randomSecret())
    , m_queue([](qsizetype bound) { return qsizetype(QRandomGenerator::system()->bounded(qint64(bound))); })
{
    m_worker.setMaxThreadCount(1);
}

PasscodeVerifier::~PasscodeVerifier()
{
    m_worker.clear();
    m_worker.waitForDone();
}

template<typename Receiver> void PasscodeVerifier::derive(const QByteArray &passcode, Receiver receiver)
{
    ++m_derivations;
    m_worker.start([this, passcode, receiver, salt = m_salt] {
        // Of this thread alone: somebody's guessing must not cost the stream its time.
        ::setpriority(PRIO_PROCESS, id_t(::gettid()), workerNiceness);
        const QByteArray digest = digestOf(passcode, salt);
        // Frees what it keeps for this thread, which the pool may end as late as the program.
        OPENSSL_thread_stop();
        QMetaObject::invokeMethod(
            this, [receiver, digest] { receiver(digest); }, Qt::QueuedConnection);
    });
}

void PasscodeVerifier::setPasscode(const QString &passcode)
{
    m_expected.clear();
    m_recent.clear();
    ++m_generation;
    const QByteArray text = normalized(passcode);
    m_isExpectedDue = !text.isEmpty();
    if (!m_isExpectedDue)
        return;
    derive(text, [this, generation = m_generation](const QByteArray &digest) {
        if (generation != m_generation)
            return;
        m_expected = digest;
        m_isExpectedDue = false;
        if (const auto undecided = std::exchange(m_undecided, std::nullopt))
            judge(undecided->first, undecided->second);
    });
}

void PasscodeVerifier::check(const QHostAddress &address, const QByteArray &utf8, const Answer &answer)
{
    const PasscodeGuess guess{address, normalized(QString::fromUtf8(QByteArrayView(utf8)))};
    const Verdict known = recentVerdict(address, utf8);
    if (known != Verdict::Busy) {
        answer(known);
        return;
    }
    QList<Answer> &answers = m_answers[guess];
    answers.append(answer);
    if (answers.size() > 1)
        return; // as by the other socket of a page: it waits already
    if (const auto givesWay = m_queue.add(guess))
        tell(*givesWay, Verdict::Busy);
    checkNext();
}

PasscodeVerifier::Verdict PasscodeVerifier::recentVerdict(const QHostAddress &address,
                                                          const QByteArray &utf8) const
{
    const QString typed = QString::fromUtf8(QByteArrayView(utf8));
    const PasscodeGuess guess{address, normalized(typed)};
    if (!isPossible(typed, guess.second))
        return Verdict::Wrong;
    const auto recent = m_recent.constFind(guess);
    const bool isKnown = recent != m_recent.constEnd() && m_clock.now() - recent->at < recentTime;
    return isKnown ? recent->verdict : Verdict::Busy;
}

void PasscodeVerifier::checkNext()
{
    if (m_isChecking)
        return;
    const auto next = m_queue.takeNext(m_clock.now());
    m_isChecking = next.has_value();
    if (next)
        derive(next->second, [this, guess = *next](const QByteArray &digest) { judge(guess, digest); });
}

void PasscodeVerifier::judge(const PasscodeGuess &guess, const QByteArray &digest)
{
    if (m_isExpectedDue) {
        m_undecided = {guess, digest}; // the passcode was changed meanwhile; its own digest is next
        return;
    }
    const bool isRight = !digest.isEmpty() && equalSecrets(digest, m_expected);
    const Verdict verdict = isRight ? Verdict::Right : Verdict::Wrong;
    m_isChecking = false;
    remember(guess, verdict);
    checkNext();
    tell(guess, verdict);
}

void PasscodeVerifier::tell(const PasscodeGuess &guess, Verdict verdict)
{
    const QList<Answer> answers = m_answers.take(guess);
    for (const Answer &answer : answers)
        answer(verdict);
}

void PasscodeVerifier::remember(const PasscodeGuess &guess, Verdict verdict)
{
    const RelayClock::Time now = m_clock.now();
    m_recent.removeIf([now](const auto &recent) { return now - recent.value().at >= recentTime; });
    if (m_recent.size() >= maxRecent)
        m_recent.clear();
    m_recent.insert(guess, {verdict, now});
}

} // namespace lancast::net
