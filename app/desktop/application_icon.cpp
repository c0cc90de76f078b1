#include "desktop/application_icon.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
        icon.addFile(u":/icons/png/lancast-%1.png"_s.arg(size), QSize(size, size));
    return icon;
}

} // namespace lancast::app
