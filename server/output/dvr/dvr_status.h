// What viewers can go back to.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::dvr {

struct DvrStatus
{
    std::chrono::milliseconds span{0};  ///< that is kept now
    std::chrono::milliseconds limit{0}; ///< 0: switched off
    qint64 bytes = 0;                   ///< on disk
};

} // namespace lancast::dvr
