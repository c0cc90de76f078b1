#include "goal_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace lancast::bench {

namespace {

QString figure(double value, const QString &unit)
{
    return QStringLiteral("%1 %2").arg(value, 0, 'f', 1).arg(unit);
}

} // namespace

void GoalTable::atMost(const QString &name, double measured, double most, const QString &unit)
{
    m_rows.push_back(
        {name, figure(measured, unit), QStringLiteral("<= ") + figure(most, unit), measured <= most});
}

void GoalTable::exactly(const QString &name, quint64 measured, quint64 wished)
{
    m_rows.push_back({name, QString::number(measured), QString::number(wished), measured == wished});
}

void GoalTable::note(const QString &name, const QString &shown)
{
    m_rows.push_back({name, shown, {}, true});
}

bool GoalTable::print() const
{
    std::printf("%-44s %16s %16s\n", "", "measured", "goal");
    for (const Row &row : m_rows) {
        const char *verdict = row.goal.isEmpty() ? "" : row.isMet ? "met" : "MISSED";
        std::printf("%-44s %16s %16s  %s\n", qPrintable(row.name), qPrintable(row.measured),
                    qPrintable(row.goal), verdict);
    }
    return std::ranges::all_of(m_rows, &Row::isMet);
}

QString inMilliseconds(double value)
{
    return figure(value, QStringLiteral("ms"));
}

QString inMebibytes(double value)
{
    return figure(value, QStringLiteral("MiB"));
}

QString inPercent(double value)
{
    return figure(value, QStringLiteral("%"));
}

QString halfAndMost(const std::vector<double> &milliseconds)
{
    return inMilliseconds(quantile(milliseconds, 0.5)) + QStringLiteral(", ") +
           inMilliseconds(quantile(milliseconds, 0.99));
}

int fail(const QString &sentence)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(sentence));
    return 1;
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

} // namespace lancast::bench
