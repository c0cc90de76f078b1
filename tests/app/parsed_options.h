// What the application makes of a command line, without its program's name.
#pragma once

#include "options.h"

namespace lancast::app {

[[nodiscard]] inline AppOptionsResult parsed(QStringList arguments)
{
    arguments.prepend(QStringLiteral("lancast"));
    return parseAppOptions(arguments);
}

} // namespace lancast::app
