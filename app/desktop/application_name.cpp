#include "desktop/application_name.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

void nameApplication()
{
    // No display name: Qt writes it behind every title that does not end with it, and ours have it where it
    // belongs.
    QApplication::setApplicationName(u"lancast"_s);
    QApplication::setApplicationVersion(QStringLiteral(LANCAST_VERSION));
    QApplication::setDesktopFileName(u"io.github.lancast.LanCast"_s);
}

} // namespace lancast::app
