#include "relay/metrics_writer.h"

#include <QLocale>

#include <cmath>

namespace lancast::net {

namespace {

QByteArray escapedHelp(QByteArray help)
{
    return help.replace('\\', "\\\\").replace('\n', "\\n");
}

QByteArray escapedValue(QByteArray value)
{
    return escapedHelp(std::move(value)).replace('"', "\\\"");
}

QByteArray numberText(double value)
{
    constexpr double mostExact = 9007199254740992.0; // 2^53
    if (std::trunc(value) == value && std::abs(value) < mostExact)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

void MetricsWriter::startFamily(const QByteArray &name, Type type, const QByteArray &help)
{
    m_name = name;
    m_text += "# HELP " + name + ' ' + escapedHelp(help) + '\n';
    m_text += "# TYPE " + name + (type == Type::Counter ? " counter\n" : " gauge\n");
}

void MetricsWriter::addSample(double value, std::initializer_list<Label> labels)
{
    QByteArray list;
    for (const Label &label : labels)
        list += (list.isEmpty() ? "" : ",") + label.name + "=\"" + escapedValue(label.value) + '"';
    m_text += m_name + (list.isEmpty() ? QByteArray() : '{' + list + '}') + ' ' + numberText(value) + '\n';
}

void MetricsWriter::add(const QByteArray &name, Type type, const QByteArray &help, double value)
{
    startFamily(name, type, help);
    addSample(value);
}

} // namespace lancast::net
