#include "look/format.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString decimal(double value, int digits)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', digits);
}

QString twoDigits(qint64 number)
{
    return u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

struct ClockParts
{
    explicit ClockParts(std::chrono::milliseconds time)
        : total(std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(time).count()))
    {
    }
    qint64 total;
    qint64 hours = total / 3600;
    qint64 minutes = total / 60 % 60;
    qint64 seconds = total % 60;
};

} // namespace

QString formattedMegabits(qint64 bitsPerSecond)
{
    const double megabits = double(std::max<qint64>(0, bitsPerSecond)) / 1e6;
    const int digits = megabits > 0 && megabits < 0.095 ? 2 : megabits < 99.95 ? 1 : 0;
    return decimal(megabits, digits);
}

QString formattedRate(qint64 bitsPerSecond)
{
    return formattedMegabits(bitsPerSecond) + u" Mbit/s"_s;
}

QString formattedSize(quint64 bytes)
{
    if (bytes < 1000)
        return QString::number(bytes) + u" B"_s;
    // The limits lie where rounding would give "1000 KB".
    if (bytes < 999'500)
        return decimal(double(bytes) / 1e3, 0) + u" KB"_s;
    if (bytes < 9'950'000)
        return decimal(double(bytes) / 1e6, 1) + u" MB"_s;
    if (bytes < 999'500'000)
        return decimal(double(bytes) / 1e6, 0) + u" MB"_s;
    return decimal(double(bytes) / 1e9, 1) + u" GB"_s;
}

QString formattedSeconds(std::chrono::milliseconds time)
{
    return decimal(double(time.count()) / 1e3, 1) + u" s"_s;
}

QString formattedFineSeconds(std::chrono::milliseconds time)
{
    return decimal(double(time.count()) / 1e3, 2) + u" s"_s;
}

QString formattedDelay(std::optional<int> delayMs)
{
    return delayMs ? formattedSeconds(std::chrono::milliseconds(*delayMs)) : u"–"_s;
}

QString formattedDuration(std::chrono::milliseconds time)
{
    const ClockParts clock(time);
    if (clock.hours > 0)
        return QString::number(clock.hours) + u':' + twoDigits(clock.minutes) + u':' +
               twoDigits(clock.seconds);
    return QString::number(clock.minutes) + u':' + twoDigits(clock.seconds);
}

QString formattedClock(std::chrono::milliseconds time)
{
    const ClockParts clock(time);
    return twoDigits(clock.hours) + u':' + twoDigits(clock.minutes) + u':' + twoDigits(clock.seconds);
}

} // namespace lancast::app
