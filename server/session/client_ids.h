// Numbers for everybody connected: each is given once.
#pragma once

#include <QtGlobal>

namespace lancast::net {

class ClientIds final
{
public:
    [[nodiscard]] quint64 next() { return ++m_last; }

private:
    quint64 m_last = 0;
};

} // namespace lancast::net
