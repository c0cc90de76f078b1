// Whoever hears a microphone while the publisher page does not.
#pragma once

#include <QObject>
#include <QString>

namespace lancast::app {

class LevelSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Listens to the microphone \a label; empty: the default one. Without such a one nothing is heard.
    virtual void open(const QString &label) = 0;
    /// Lets go of the device at once: others may need it for themselves.
    virtual void close() = 0;

signals:
    void levelChanged(double peak); ///< 0 to 1, a few times a second
};

} // namespace lancast::app
