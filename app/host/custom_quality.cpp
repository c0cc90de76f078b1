#include "host/custom_quality.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

TypedSize typedSize(const QString &text)
{
    // Five digits at most: more would be no number of pixels anyway.
    static const QRegularExpression pattern(u"^\\s*(\\d{1,5})\\s*[x\u00d7*:]\\s*(\\d{1,5})\\s*$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    return {size, faultOf(size)};
}

QString sizeText(QSize size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

SizeFault faultOf(QSize size)
{
    if (size.width() < smallestPicture.width() || size.height() < smallestPicture.height())
        return SizeFault::TooSmall;
    if (size.width() > largestPicture.width() || size.height() > largestPicture.height())
        return SizeFault::TooLarge;
    // Encoders halve the colours' resolution.
    return size.width() % 2 == 0 && size.height() % 2 == 0 ? SizeFault::None : SizeFault::Odd;
}

bool makesSense(const CustomQuality &quality)
{
    return faultOf(quality.size) == SizeFault::None && quality.framesPerSecond >= fewestFrames &&
           quality.framesPerSecond <= mostFrames && quality.bitsPerSecond >= fewestBits &&
           quality.bitsPerSecond <= mostBits;
}

} // namespace lancast::app
