// A file descriptor that is closed at its owner's end.
#pragma once

#include <QtGlobal>

#include <utility>

#include <unistd.h>

namespace lancast::net {

/// Closes what it was given, unless that was taken. A negative number is none.
class Descriptor final
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor() { reset(-1); }
    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] int get() const { return m_number; }
    void reset(int number)
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = number;
    }
    [[nodiscard]] int take() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

} // namespace lancast::net
