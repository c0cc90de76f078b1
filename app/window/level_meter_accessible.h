// What a screen reader is told of the level meter: a value that it can ask for.
#pragma once

namespace lancast::app {

/// Once is enough; more does no harm.
void installLevelMeterAccessibility();

} // namespace lancast::app
