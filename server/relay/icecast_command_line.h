// The options that send the stream to an Icecast server.
#pragma once

#include "output/icecast/icecast_target.h"

#include <QCommandLineOption>
#include <QList>

class QCommandLineParser;

namespace lancast::net {

[[nodiscard]] QList<QCommandLineOption> icecastCommandLine();
/// A sentence about what is wrong with them on the command line that \a parser has parsed, or nothing.
[[nodiscard]] QString readIcecast(const QCommandLineParser &parser, icecast::IcecastOptions &options);

} // namespace lancast::net
