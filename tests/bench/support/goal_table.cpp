#include "goal_table.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace lancast::bench {

namespace {

QString figure(double value, const QString &unit)
{
    return QStringLiteral("%1 %2").arg(value, 0, 'f', 1).arg(unit);
}

QString toTwoPlaces(double value)
{
    return QString::number(value, 'f', 2);
}

} // namespace

void GoalTable::atMost(const QString &name, double measured, double most, const QString &unit)
{
    m_rows.push_back(
        {name, figure(measured, unit), QStringLiteral("<= ") + figure(most, unit), measured <= most});
}

void GoalTable::ratioAtMost(const QString &name, double measured, double most)
{
    m_rows.push_back({name, QStringLiteral("x ") + toTwoPlaces(measured),
                      QStringLiteral("<= x ") + toTwoPlaces(most), measured <= most});
}

void GoalTable::atLeast(const QString &name, double measured, double least, const QString &unit)
{
    m_rows.push_back({name, QStringLiteral("%1 %2").arg(toTwoPlaces(measured), unit),
                      QStringLiteral(">= %1 %2").arg(toTwoPlaces(least), unit), measured >= least});
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

QJsonArray GoalTable::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        rows.append(QJsonObject{{QStringLiteral("name"), row.name},
                                {QStringLiteral("measured"), row.measured},
                                {QStringLiteral("goal"), row.goal},
                                {QStringLiteral("isMet"), row.isMet}});
    }
    return rows;
}

bool writeJson(const QString &path, const QJsonObject &report)
{
    QFile file(path);
    const QByteArray bytes = QJsonDocument(report).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
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
