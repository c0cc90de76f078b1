// What LanCast is made of beside its own code: names, versions and licences.
#pragma once

#include <QList>
#include <QString>

namespace lancast::app {

struct Component
{
    QString name;
    QString version; ///< of what runs; empty if it does not tell
    QString purpose;
    QString licence;
    QString address;
};

[[nodiscard]] QList<Component> components();

} // namespace lancast::app
