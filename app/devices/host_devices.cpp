#include "devices/host_devices.h"

#include "devices/device_watch.h"
#include "host/host_messages.h"
#include "host/host_session.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QList<Device> named(const QList<QString> &labels)
{
    QList<Device> devices;
    for (const QString &label : labels)
        devices.append({label});
    return devices;
}

/// Whether a camera that \a choice could mean is among \a now, and was not among \a before.
bool hasCome(const QString &choice, const QList<Device> &before, const QList<Device> &now)
{
    if (choice.isEmpty())
        return now.size() > before.size();
    return labelOf(choice, before).isEmpty() && !labelOf(choice, now).isEmpty();
}

bool isMissing(const QString &errorCode)
{
    return errorCode == "no-camera"_L1 || errorCode == "camera-lost"_L1 || errorCode == "camera-absent"_L1;
}

/// The page opens its first camera when none is chosen, whatever the system would take.
QList<Device> cameras(const QList<Device> &system, const QList<QString> &pageLabels)
{
    QList<Device> result = merged(system, pageLabels);
    if (pageLabels.isEmpty())
        return result;
    for (qsizetype i = 0; i < result.size(); ++i)
        result[i].isDefault = i == 0;
    return result;
}

} // namespace

HostDevices::HostDevices(DeviceWatch &watch, HostSession &session, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_session(session)
{
    connect(&m_watch, &DeviceWatch::changed, this, &HostDevices::takeSystemDevices);
    connect(&m_session, &HostSession::reported, this, &HostDevices::takeReport);
    connect(&m_session, &HostSession::choicesChanged, this, &HostDevices::checkMicrophone);
}

void HostDevices::takeSystemDevices()
{
    const DeviceList before = std::exchange(m_system, m_watch.devices());
    // The page's browser may notice later, or not at all.
    m_session.refreshDevices();
    refresh();
    retryCamera(before.cameras, m_system.cameras);
}

void HostDevices::takeReport(const PublisherReport &report)
{
    const QList<QString> camerasBefore = std::exchange(m_pageCameras, report.cameras);
    const QList<QString> microphonesBefore = std::exchange(m_pageMicrophones, report.microphones);
    if (camerasBefore == m_pageCameras && microphonesBefore == m_pageMicrophones)
        return;
    refresh();
    retryCamera(named(camerasBefore), named(m_pageCameras));
}

void HostDevices::refresh()
{
    DeviceList devices{cameras(m_system.cameras, m_pageCameras),
                       merged(m_system.microphones, m_pageMicrophones)};
    if (devices != m_devices) {
        m_devices = std::move(devices);
        emit changed(m_devices);
    }
    checkMicrophone();
}

void HostDevices::retryCamera(const QList<Device> &before, const QList<Device> &now)
{
    const HostChoices &choices = m_session.choices();
    if (choices.source == SourceKind::Camera && isMissing(m_session.report().errorCode) &&
        hasCome(choices.camera, before, now))
        m_session.reopenSource();
}

void HostDevices::checkMicrophone()
{
    const HostChoices &choices = m_session.choices();
    const QString &label = choices.microphone;
    const bool isWanted = usesMicrophone(choices) && !label.isEmpty();
    // Without any list nothing is known, least of all that something is missing.
    const bool isKnown = m_devices != DeviceList();
    const bool isGone = isWanted && isKnown && labelOf(label, m_devices.microphones).isEmpty();
    const QString before = std::exchange(m_goneMicrophone, isGone ? label : QString());
    if (isGone)
        emit messageChanged(MessageTopic::Microphone, microphoneGoneMessage(label));
    else if (!before.isEmpty())
        emit messageChanged(MessageTopic::Microphone, std::nullopt);
    // Another choice is configured anyway; the same one needs the page to open it again. PulseAudio goes on
    // with another microphone when one is pulled out: that is not the one that was chosen.
    const bool isBack = isWanted && !isGone && before == label;
    const bool isReplaced = isGone && before != label && m_session.report().hasSound;
    if (isBack || isReplaced)
        m_session.reopenSource();
}

} // namespace lancast::app
