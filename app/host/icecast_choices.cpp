#include "host/icecast_choices.h"

namespace lancast::app {

namespace {

struct Reading
{
    QString error{};
    icecast::IcecastOptions options{}; ///< off with an error
};

Reading read(const IcecastChoices &choices)
{
    if (!choices.isOn)
        return {};
    const icecast::IcecastTargetResult target = icecast::readTarget(choices.address, choices.password);
    if (!target.error.isEmpty())
        return {target.error};
    Reading reading;
    reading.options.target = target.target;
    for (const QString &listener : choices.listeners) {
        const icecast::ListenerAddressResult address = icecast::readListenerAddress(listener);
        if (!address.error.isEmpty())
            return {address.error};
        reading.options.listeners.append(address.address);
    }
    return reading;
}

} // namespace

QString faultOf(const IcecastChoices &choices)
{
    return read(choices).error;
}

icecast::IcecastOptions icecastOptions(const IcecastChoices &choices)
{
    return read(choices).options;
}

} // namespace lancast::app
