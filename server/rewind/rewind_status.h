// What viewers can go back to.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::rewind {

struct RewindStatus
{
    std::chrono::milliseconds span{0};  ///< that is kept now
    std::chrono::milliseconds limit{0}; ///< 0: switched off
    qint64 bytes = 0;                   ///< on disk
};

} // namespace lancast::rewind
