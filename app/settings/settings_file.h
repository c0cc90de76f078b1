// The settings file as a file: whether it can be read at all, and what is kept of old ones.
#pragma once

#include <QString>

namespace lancast::app {

/// Makes \a path a file that its user alone may read, before anything is written to it.
void keepPrivate(const QString &path);

/// Moves what is at \a path out of the way if no settings can be read from it. Returns where it is now; empty
/// if nothing was wrong or it could not be moved.
QString moveDamagedAside(const QString &path);

/// Keeps a copy of \a path beside it. Returns where; empty if that failed.
QString copyAside(const QString &path);

} // namespace lancast::app
