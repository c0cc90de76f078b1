// What was measured beside what it should be, as the other benches print it.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace lancast::bench {

class GoalTable final
{
public:
    /// \a unit stands behind both figures.
    void atMost(const QString &name, double measured, double most, const QString &unit);
    /// Of two figures of the same kind, to two places.
    void ratioAtMost(const QString &name, double measured, double most);
    /// To two places, because \a least is small.
    void atLeast(const QString &name, double measured, double least, const QString &unit);
    void exactly(const QString &name, quint64 measured, quint64 wished);
    /// A figure without a goal.
    void note(const QString &name, const QString &shown);

    /// Prints all rows; true if no goal is missed.
    [[nodiscard]] bool print() const;
    /// All rows as they are printed: name, measured, goal, isMet.
    [[nodiscard]] QJsonArray toJson() const;

private:
    struct Row
    {
        QString name;
        QString measured;
        QString goal;
        bool isMet = true;
    };

    std::vector<Row> m_rows;
};

/// "2.1 ms", "4.7 MiB", "3.2 %"; of many values "2.1 ms, 9.4 ms": half and 99 % of them lie below.
[[nodiscard]] QString inMilliseconds(double value);
[[nodiscard]] QString inMebibytes(double value);
[[nodiscard]] QString inPercent(double value);
[[nodiscard]] QString halfAndMost(const std::vector<double> &milliseconds);

/// For --json; false if \a path cannot be written.
[[nodiscard]] bool writeJson(const QString &path, const QJsonObject &report);

/// Says on the error output why there are no figures; what main() returns then.
int fail(const QString &sentence);

/// The value below which \a share of \a values lie; 0 without values.
[[nodiscard]] double quantile(std::vector<double> values, double share);

} // namespace lancast::bench
