// The threads that serve viewers beside the relay's own.
#pragma once

#include "base/relay_clock.h"
#include "base/thread_cpu_meter.h"

#include <QtGlobal>

#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace lancast::net {

/// One for each core that this process may use, at most ShardThreads::mostShards.
[[nodiscard]] int usableShards();

class ShardThreads final
{
public:
    static constexpr int mostShards = 16;

    /// \a shards: with that of the relay's thread, which is the first one. Their timers follow
    /// \a clock.
    ShardThreads(int shards, const RelayClock &clock);
    /// What lives in them and is to be deleted later is deleted.
    ~ShardThreads();
    Q_DISABLE_COPY_MOVE(ShardThreads)

    [[nodiscard]] std::vector<QThread *> threads() const;
    /// How much of one core they have used since the last call, all together; 0 where there are none.
    [[nodiscard]] double cpuShare();

private:
    class Thread;

    std::vector<std::unique_ptr<Thread>> m_threads;
};

} // namespace lancast::net
