#include "output/icecast/host_lookup.h"

#include <QUrl>

#include <mutex>
#include <netdb.h>
#include <system_error>
#include <thread>
#include <utility>

namespace lancast::icecast {

/// Shared with the thread that looks it up, and may outlive who asked.
struct HostLookup::Question
{
    std::mutex mutex;
    HostLookup *asker; ///< null: nobody waits any more

    static void answer(const std::shared_ptr<Question> &question, const QList<QHostAddress> &addresses)
    {
        const std::lock_guard lock(question->mutex);
        HostLookup *asker = question->asker;
        if (!asker)
            return;
        const auto report = [asker, question, addresses] {
            if (asker->m_question != question)
                return;
            asker->m_question.reset();
            if (std::exchange(asker->m_isAsked, false))
                emit asker->found(addresses);
        };
        QMetaObject::invokeMethod(asker, report, Qt::QueuedConnection);
    }
};

QList<QHostAddress> HostLookup::askSystem(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *first = nullptr;
    if (::getaddrinfo(name.constData(), nullptr, &hints, &first) != 0)
        return {};
    QList<QHostAddress> addresses;
    for (const addrinfo *one = first; one; one = one->ai_next)
        addresses.append(QHostAddress(one->ai_addr));
    ::freeaddrinfo(first);
    return addresses;
}

HostLookup::HostLookup(Resolve resolve, QObject *parent)
    : QObject(parent)
    , m_resolve(std::move(resolve))
{
}

HostLookup::~HostLookup()
{
    abandon();
}

void HostLookup::abandon()
{
    if (const auto question = std::exchange(m_question, nullptr)) {
        const std::lock_guard lock(question->mutex);
        question->asker = nullptr;
    }
}

void HostLookup::find(const QString &host)
{
    m_isAsked = true;
    const QByteArray name = QUrl::toAce(host);
    if (m_question && name == m_name)
        return;
    abandon();
    m_name = name;
    m_question = std::make_shared<Question>();
    m_question->asker = this;
    const auto ask = [question = m_question, resolve = m_resolve, name] {
        Question::answer(question, name.isEmpty() ? QList<QHostAddress>() : resolve(name));
    };
    try {
        std::thread(ask).detach();
    } catch (const std::system_error &) { // no more threads: as if the name were not known, try again
        Question::answer(m_question, {});
    }
}

} // namespace lancast::icecast
