// What lancast and lancast-server answer to a command line that they do not understand.
#pragma once

#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace lancast::net {

enum class Program { App, Server };

/// Lets \a parser read \a arguments, which start with the program's name. One sentence about what is wrong
/// with them; empty if they can be read.
[[nodiscard]] QString parseFault(QCommandLineParser &parser, const QStringList &arguments, Program program);

/// \a option, with its dashes, is none of \a program's. One sentence that says whose it is, or which of its
/// options comes closest.
[[nodiscard]] QString unknownOptionFault(const QString &option, Program program);

} // namespace lancast::net
