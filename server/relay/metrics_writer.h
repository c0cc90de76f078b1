// Writes Prometheus' text format 0.0.4, a family of samples at a time.
#pragma once

#include <QByteArray>

#include <initializer_list>

namespace lancast::net {

class MetricsWriter final
{
public:
    enum class Type { Counter, Gauge };

    struct Label
    {
        QByteArray name;
        QByteArray value; ///< UTF-8; any
    };

    /// Samples that follow belong to it. \a name as Prometheus' conventions want it: with its unit, and with
    /// "_total" for counters.
    void startFamily(const QByteArray &name, Type type, const QByteArray &help);
    void addSample(double value, std::initializer_list<Label> labels = {});
    /// A family with one sample.
    void add(const QByteArray &name, Type type, const QByteArray &help, double value);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
    QByteArray m_name;
};

} // namespace lancast::net
