#include "tests/bench/support/wait.h"

#include <QEventLoop>
#include <QTimer>

using namespace std::chrono_literals;

namespace lancast::bench {

bool waitFor(const std::function<bool()> &isTrue, std::chrono::milliseconds deadline)
{
    if (isTrue())
        return true;
    QEventLoop loop; // sleeps between events: what the bench itself takes would count
    QTimer look;
    bool isMet = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isMet = isTrue();
        if (isMet)
            loop.quit();
    });
    look.start(20ms);
    QTimer::singleShot(deadline, &loop, &QEventLoop::quit);
    loop.exec();
    return isMet || isTrue();
}

void pass(std::chrono::milliseconds span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace lancast::bench
