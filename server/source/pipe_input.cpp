#include "source/pipe_input.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace lancast::net {

namespace {

constexpr qsizetype mostBytes = 64 * 1024; // of a pipe, unless it was made larger

} // namespace

PipeInput::PipeInput(int descriptor, QObject *parent)
    : SourceInput(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &PipeInput::readOnce);
}

PipeInput::~PipeInput()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void PipeInput::request()
{
    m_notifier.setEnabled(true);
}

/// The notifier has told that there is something: one read does not wait.
void PipeInput::readOnce()
{
    QByteArray bytes(mostBytes, Qt::Uninitialized);
    const ssize_t count = ::read(m_descriptor, bytes.data(), std::size_t(bytes.size()));
    if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
        return;
    m_notifier.setEnabled(false);
    if (count < 0) {
        emit failed(QString::fromLocal8Bit(std::strerror(errno)));
    } else if (count == 0) {
        emit ended();
    } else {
        bytes.truncate(count);
        emit arrived(bytes);
    }
}

} // namespace lancast::net
