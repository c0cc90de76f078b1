#include "window/level_meter_accessible.h"

#include "window/level_meter.h"

#include <QAccessibleWidget>

#include <cmath>

namespace lancast::app {

namespace {

/// Decibels. Changes are not announced: nobody wants a meter read out all the time.
class LevelMeterInterface final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit LevelMeterInterface(LevelMeter *meter)
        : QAccessibleWidget(meter, QAccessible::Indicator)
        , m_meter(*meter)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QVariant currentValue() const override { return std::round(m_meter.ballistics().decibels()); }
    QVariant minimumValue() const override { return silentDecibels; }
    QVariant maximumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return 1.0; }
    void setCurrentValue(const QVariant &) override {}

private:
    const LevelMeter &m_meter;
};

QAccessibleInterface *create(const QString &, QObject *object)
{
    auto *meter = qobject_cast<LevelMeter *>(object);
    return meter ? new LevelMeterInterface(meter) : nullptr;
}

} // namespace

void installLevelMeterAccessibility()
{
    QAccessible::installFactory(create);
}

} // namespace lancast::app
