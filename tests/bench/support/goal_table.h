// What was measured beside what it should be, as the other benches print it.
#pragma once

#include <QString>

#include <vector>

namespace lancast::bench {

class GoalTable final
{
public:
    /// \a unit stands behind both figures.
    void atMost(const QString &name, double measured, double most, const QString &unit);
    void exactly(const QString &name, quint64 measured, quint64 wished);
    /// A figure without a goal.
    void note(const QString &name, const QString &shown);

    /// Prints all rows; true if no goal is missed.
    [[nodiscard]] bool print() const;

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

/// The value below which \a share of \a values lie; 0 without values.
[[nodiscard]] double quantile(std::vector<double> values, double share);

} // namespace lancast::bench
