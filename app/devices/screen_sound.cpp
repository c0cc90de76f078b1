#include "devices/screen_sound.h"

#include "devices/device_labels.h"
#include "host/host_messages.h"
#include "host/host_session.h"

#include <utility>

namespace lancast::app {

ScreenSound::ScreenSound(HostSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &HostSession::reported, this, &ScreenSound::show);
    connect(&m_session, &HostSession::choicesChanged, this, &ScreenSound::retract);
}

void ScreenSound::setDevices(const DeviceList &devices)
{
    QString monitor;
    for (const Device &device : devices.microphones) {
        if (monitor.isEmpty() && isMonitor(device.label))
            monitor = device.label;
    }
    if (std::exchange(m_monitor, monitor) != monitor && m_isShown)
        emit messageChanged(MessageTopic::ScreenSound, screenSoundMessage(m_monitor));
}

void ScreenSound::perform(MessageAction action)
{
    if (action == MessageAction::UseMonitorInput && !m_monitor.isEmpty())
        m_session.setMicrophone(m_monitor);
}

bool ScreenSound::isWorthSaying() const
{
    const HostChoices &choices = m_session.choices();
    return choices.source == SourceKind::Screen && choices.hasSound && !isMonitor(choices.microphone);
}

void ScreenSound::show()
{
    const PublisherReport &report = m_session.report();
    const bool hasPicture = !report.size.isEmpty() && report.state != PublisherState::Error;
    if (m_wasSaid || !isWorthSaying() || !hasPicture)
        return;
    m_isShown = m_wasSaid = true;
    emit messageChanged(MessageTopic::ScreenSound, screenSoundMessage(m_monitor));
}

void ScreenSound::retract()
{
    if (!m_isShown || isWorthSaying())
        return;
    m_isShown = false;
    emit messageChanged(MessageTopic::ScreenSound, std::nullopt);
}

} // namespace lancast::app
