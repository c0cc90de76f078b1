// A disk that gets full at a certain byte, wherever the test runs: what the system would answer then.
#pragma once

#include <QtGlobal>

namespace lancast::test {

/// While it lives, files end at \a bytes: of a write beyond them so much is written as fits, and the next one
/// fails with ENOSPC. Takes a program that is linked with -Wl,--wrap=pwrite; one at a time.
class FullDisk final
{
public:
    explicit FullDisk(qint64 bytes);
    ~FullDisk();
    Q_DISABLE_COPY_MOVE(FullDisk)

    /// How many writes were refused up to now.
    [[nodiscard]] int refusals() const;
};

} // namespace lancast::test
