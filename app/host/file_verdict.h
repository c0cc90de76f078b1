// Why a file cannot be streamed, from the file itself: what a browser's player says is the same for all of
// them.
#pragma once

#include <QString>

namespace lancast::app {

/// A word as the publisher page's error codes are: "file-missing", "file-unreadable", "file-empty",
/// "file-picture", "file-other"; empty if it looks like a video.
[[nodiscard]] QString fileVerdict(const QString &path);

/// Finds the exact reason once for each report of a fault, for it reads the file.
class FileJudge final
{
public:
    /// \a code as the page reports it, or what the file at \a path says about it.
    [[nodiscard]] QString exactCode(const QString &code, const QString &path);

private:
    QString m_path; ///< that m_verdict is about
    QString m_verdict;
};

} // namespace lancast::app
