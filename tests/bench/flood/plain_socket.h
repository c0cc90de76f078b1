// A TCP socket of the kernel's, from any loopback address: what a flood needs thousands of.
#pragma once

#include <QtGlobal>

#include <utility>

namespace lancast::bench {

class PlainSocket final
{
public:
    PlainSocket() = default;
    PlainSocket(PlainSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    PlainSocket &operator=(PlainSocket &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~PlainSocket();

    /// Starts to connect to \a port on 127.0.0.1 from \a address (host byte order), without waiting.
    [[nodiscard]] static PlainSocket connecting(quint16 port, quint32 address);

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// After the socket has become writable.
    [[nodiscard]] bool isConnected() const;

private:
    int m_descriptor = -1;
};

} // namespace lancast::bench
