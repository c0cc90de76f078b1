#include "recordings/recording_switch.h"

#include "host/recording_words.h"

#include <utility>

namespace lancast::app {

RecordingSwitch::RecordingSwitch(Relay relay, QObject *parent)
    : QObject(parent)
    , m_relay(std::move(relay))
{
}

void RecordingSwitch::setChoices(const RecordingChoices &choices)
{
    const RecordingChoices before = std::exchange(m_choices, choices);
    if (m_isOn && (before.folder != choices.folder || before.title != choices.title))
        start();
}

void RecordingSwitch::start()
{
    if (!m_hasRelay)
        return;
    m_isStarting = true;
    m_relay.start(m_choices.folder, m_choices.title);
}

void RecordingSwitch::setOn(bool isOn)
{
    m_isOnForThisStream = false;
    if (std::exchange(m_isOn, isOn) == isOn)
        return;
    if (isOn)
        start();
    else if (m_hasRelay)
        m_relay.stop();
    tell(std::nullopt);
    emit changed(isOn);
}

void RecordingSwitch::setOnAir(bool isOnAir)
{
    if (isOnAir && m_choices.recordsWheneverLive && !m_isOn) {
        setOn(true);
        m_isOnForThisStream = true;
    } else if (!isOnAir && m_isOnForThisStream) {
        setOn(false);
    }
}

void RecordingSwitch::takeRelay()
{
    // A relay that only listens anew goes on with the file.
    if (!std::exchange(m_hasRelay, true) && m_isOn)
        start();
}

void RecordingSwitch::setStatus(const relay::RecordingFileStatus &status)
{
    if (!m_isOn || std::exchange(m_isStarting, false))
        return;
    const std::optional<Message> message = recordingMessage(status);
    const bool isNew = message && message != m_message;
    if (status.state == relay::RecordingFileState::Failed) {
        m_isOn = false;
        m_isOnForThisStream = false;
        emit changed(false);
    }
    tell(message);
    if (isNew)
        emit noticeWanted(message->text);
}

void RecordingSwitch::tell(const std::optional<Message> &message)
{
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged(message);
}

} // namespace lancast::app
