#include "wait.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace lancast::bench {

bool waitFor(const std::function<bool()> &isTrue, std::chrono::milliseconds deadline)
{
    QElapsedTimer timer;
    timer.start();
    while (!isTrue()) {
        if (timer.hasExpired(deadline.count()))
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
    return true;
}

void pass(std::chrono::milliseconds duration)
{
    (void)waitFor([] { return false; }, duration);
}

} // namespace lancast::bench
