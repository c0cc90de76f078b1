// Opens what --replay names: a file, a pipe with a name, or standard input.
#pragma once

#include "source/source_input.h"

#include <QString>

#include <memory>

namespace lancast::net {

/// In place of a file's name.
inline constexpr QLatin1String standardInput("-");

struct ReplaySource
{
    std::unique_ptr<SourceInput> input; ///< empty: see error
    QString error;                      ///< one sentence
};

/// Of a file, looks for something to play, which can take as long as its disk does.
[[nodiscard]] ReplaySource openReplaySource(const QString &name);

/// A sentence on what \a name cannot be replayed for, as far as that can be seen from outside; empty if
/// nothing.
[[nodiscard]] QString faultOfReplaySource(const QString &name);

/// The sentence that says that what \a name names cannot be published, for \a reason.
[[nodiscard]] QString replayFailure(const QString &name, const QString &reason);

} // namespace lancast::net
