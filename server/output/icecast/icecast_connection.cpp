#include "output/icecast/icecast_connection.h"

#include "output/icecast/put_request.h"

#include <QSslError>
#include <QSslSocket>

namespace lancast::icecast {

namespace {

/// In the socket, so that the kernel never waits for more. What it holds cannot be forgotten any more.
constexpr qint64 maxSocketBytes = 64 * 1024;
/// Void (RFC 8794 section 11.3.2), which players skip.
const QByteArray emptyElement("\xEC\x80");

} // namespace

IcecastConnection::IcecastConnection(const IcecastLimits &limits, HostLookup::Resolve resolve)
    : m_limits(limits)
    , m_deadline(this)
    , m_fillTimer(this)
    , m_lookup(std::move(resolve), this)
{
    connect(&m_lookup, &HostLookup::found, this, [this](const QList<QHostAddress> &addresses) {
        m_addresses = addresses;
        if (m_addresses.isEmpty())
            fail(IcecastTrouble::NoHost);
        else
            connectToNextAddress();
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &IcecastConnection::onDeadline);
    connect(&m_fillTimer, &QTimer::timeout, this, &IcecastConnection::fill);
}

IcecastConnection::~IcecastConnection()
{
    close();
}

void IcecastConnection::open(int number, const IcecastTarget &target)
{
    close();
    m_number = number;
    m_target = target;
    if (const QHostAddress address(target.host); !address.isNull()) {
        m_addresses = {address};
        return connectToNextAddress();
    }
    m_deadline.start(m_limits.answerDeadline);
    m_lookup.find(target.host);
}

/// One after the other until one can be connected to.
void IcecastConnection::connectToNextAddress()
{
    const QString address = m_addresses.takeFirst().toString();
    discardSocket();
    ++m_attempt;
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setReadBufferSize(maxAnswerBytes);
    watch();
    m_deadline.start(m_limits.answerDeadline);
    if (m_target.isEncrypted)
        m_socket->connectToHostEncrypted(address, m_target.port, m_target.host);
    else
        m_socket->connectToHost(address, m_target.port);
}

void IcecastConnection::watch()
{
    const QSslSocket *socket = m_socket.get();
    connect(socket, &QSslSocket::connected, this, [this] { m_addresses.clear(); });
    if (m_target.isEncrypted) {
        connect(socket, &QSslSocket::encrypted, this, &IcecastConnection::request);
        connect(socket, &QSslSocket::bytesWritten, this, &IcecastConnection::pump);
        connect(socket, &QSslSocket::encryptedBytesWritten, this, &IcecastConnection::onTaken);
    } else {
        connect(socket, &QSslSocket::connected, this, &IcecastConnection::request);
        connect(socket, &QSslSocket::bytesWritten, this, &IcecastConnection::onTaken);
    }
    connect(socket, &QSslSocket::readyRead, this, &IcecastConnection::receive);
    // Queued: what came before the end is read first.
    const auto end = [this, attempt = m_attempt] {
        if (m_socket && attempt == m_attempt)
            onSocketEnded();
    };
    connect(socket, &QSslSocket::errorOccurred, this, end, Qt::QueuedConnection);
    connect(socket, &QSslSocket::disconnected, this, end, Qt::QueuedConnection);
}

void IcecastConnection::request()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(putRequest(m_target));
}

void IcecastConnection::receive()
{
    m_answer += m_socket->readAll();
    if (m_isOpen)
        judgeWhatFollows();
    else
        judgeAnswer(false);
}

/// \a isEnded: nothing more comes, or not in time.
void IcecastConnection::judgeAnswer(bool isEnded)
{
    const PutAnswer answer = readPutAnswer(m_answer, isEnded);
    switch (answer.verdict) {
    case PutAnswer::Verdict::Incomplete:
        return;
    case PutAnswer::Verdict::Refused:
        return fail(answer.trouble, answer.detail);
    case PutAnswer::Verdict::Accepted:
        m_deadline.stop();
        m_answer.remove(0, answer.size);
        m_isOpen = true;
        m_fillTimer.start(m_limits.fillInterval);
        judgeWhatFollows();
        if (m_isOpen)
            emit opened(m_number);
        return;
    }
}

/// Behind an acceptance: little, or a refusal after all, for whose reason this waits.
void IcecastConnection::judgeWhatFollows()
{
    if (m_answer.size() > maxAnswerBytes)
        return fail(IcecastTrouble::NoIcecast);
    const qsizetype refusal = laterRefusal(m_answer);
    if (refusal < 0)
        return;
    m_answer.remove(0, refusal);
    m_isOpen = false;
    m_fillTimer.stop();
    m_deadline.start(m_limits.answerDeadline);
    judgeAnswer(false);
}

void IcecastConnection::send(int number, const QByteArray &header, const QByteArray &body,
                             qsizetype countedBytes)
{
    if (!m_isOpen || number != m_number) {
        emit released(countedBytes, Use::Forgotten);
        return;
    }
    m_hasSent = true;
    m_waiting.push_back({header, body, countedBytes});
    pump();
}

void IcecastConnection::onTaken()
{
    if (m_isOpen)
        m_deadline.stop();
    pump();
}

void IcecastConnection::pump()
{
    qsizetype taken = 0;
    while (m_isOpen && !m_waiting.empty() && socketBytes() < maxSocketBytes) {
        const Elements elements = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_socket->write(elements.header + elements.body); // each write() sends at once
        m_fillTimer.start();                              // from now on
        taken += elements.countedBytes;
    }
    if (m_isOpen && socketBytes() > 0 && !m_deadline.isActive())
        m_deadline.start(m_limits.stallDeadline);
    if (taken > 0)
        emit released(taken, Use::Sent);
}

qint64 IcecastConnection::socketBytes() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void IcecastConnection::fill()
{
    if (m_hasSent && m_waiting.empty() && socketBytes() == 0)
        m_socket->write(emptyElement);
}

void IcecastConnection::onDeadline()
{
    if (m_isOpen)
        fail(IcecastTrouble::TooSlow);
    else if (!m_addresses.isEmpty())
        connectToNextAddress();
    else if (m_answer.isEmpty())
        fail(troubleOfSocket());
    else
        judgeAnswer(true);
}

void IcecastConnection::onSocketEnded()
{
    if (!m_addresses.isEmpty())
        connectToNextAddress();
    else if (!m_isOpen && !m_answer.isEmpty())
        judgeAnswer(true);
    else if (const IcecastTrouble trouble = troubleOfSocket(); trouble == IcecastTrouble::Lost)
        fail(trouble);
    else
        fail(trouble, m_socket->errorString());
}

IcecastTrouble IcecastConnection::troubleOfSocket() const
{
    if (!m_socket)
        return IcecastTrouble::NoHost; // the name server does not answer
    switch (m_socket->error()) {
    case QAbstractSocket::SslHandshakeFailedError:
        return m_socket->sslHandshakeErrors().isEmpty() ? IcecastTrouble::NoTls : IcecastTrouble::Certificate;
    case QAbstractSocket::RemoteHostClosedError:
        return IcecastTrouble::Lost;
    case QAbstractSocket::UnknownSocketError: // no error yet: a deadline is over
        break;
    default:
        return m_isOpen ? IcecastTrouble::Lost : IcecastTrouble::Unreachable;
    }
    switch (m_socket->state()) {
    case QAbstractSocket::ConnectingState:
        return IcecastTrouble::Unreachable;
    case QAbstractSocket::ConnectedState:
        return IcecastTrouble::NoAnswer;
    default:
        return IcecastTrouble::Lost;
    }
}

void IcecastConnection::fail(IcecastTrouble trouble, const QString &detail)
{
    close();
    emit ended(m_number, trouble, detail);
}

void IcecastConnection::discardSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->close(); // hands to the kernel what it can
    m_socket.release()->deleteLater();
}

void IcecastConnection::close()
{
    m_deadline.stop();
    m_fillTimer.stop();
    m_lookup.forget();
    m_addresses.clear();
    discardSocket();
    m_answer.clear();
    m_isOpen = false;
    m_hasSent = false;
    qsizetype forgotten = 0;
    for (const Elements &elements : std::exchange(m_waiting, {}))
        forgotten += elements.countedBytes;
    if (forgotten > 0)
        emit released(forgotten, Use::Forgotten);
}

} // namespace lancast::icecast
