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
    const bool isOtherFolder = before.folder != choices.folder;
    const bool isOtherFile = isOtherFolder || before.title != choices.title;
    if (m_isOn && isOtherFile)
        start();
    else if (!m_isOn && (isOtherFolder || before.recordsWheneverLive != choices.recordsWheneverLive))
        tell(choices.recordsWheneverLive ? folderMessage() : std::nullopt); // not only once live
}

std::optional<Message> RecordingSwitch::folderMessage() const
{
    const QString fault = m_relay.faultOf(m_choices.folder);
    return fault.isEmpty() ? std::nullopt : std::optional(recordingFolderMessage(m_choices.folder, fault));
}

void RecordingSwitch::start()
{
    if (const std::optional<Message> trouble = folderMessage()) {
        if (m_hasRelay)
            m_relay.stop(); // what was recorded elsewhere until now
        giveUp(trouble);
        return;
    }
    if (!m_hasRelay)
        return;
    ++m_pendingStarts;
    m_relay.start(m_choices.folder, m_choices.title);
    m_relay.whenDone([this] { --m_pendingStarts; });
}

/// The switch must not say that it records what it does not.
void RecordingSwitch::giveUp(const std::optional<Message> &message)
{
    m_isOn = false;
    m_isOnForThisStream = false;
    emit changed(false);
    report(message);
}

void RecordingSwitch::report(const std::optional<Message> &message)
{
    const bool isNew = message && message != m_message;
    tell(message);
    if (isNew)
        emit noticeWanted(message->text);
}

void RecordingSwitch::setOn(bool isOn)
{
    m_isOnForThisStream = false;
    if (std::exchange(m_isOn, isOn) == isOn)
        return;
    tell(std::nullopt);
    emit changed(isOn);
    if (isOn)
        start();
    else if (m_hasRelay)
        m_relay.stop();
}

void RecordingSwitch::setOnAir(bool isOnAir)
{
    if (isOnAir && m_choices.recordsWheneverLive && !m_isOn) {
        setOn(true);
        m_isOnForThisStream = m_isOn;
    } else if (!isOnAir && m_isOnForThisStream) {
        setOn(false);
    }
}

void RecordingSwitch::takeRelay()
{
    m_hasRelay = true;
    if (m_isOn)
        start();
}

void RecordingSwitch::setStatus(const record::RecordingFileStatus &status)
{
    if (!m_isOn || m_pendingStarts > 0)
        return;
    if (status.state == record::RecordingFileState::Failed)
        giveUp(recordingMessage(status));
    else
        report(recordingMessage(status));
}

void RecordingSwitch::tell(const std::optional<Message> &message)
{
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged(message);
}

} // namespace lancast::app
