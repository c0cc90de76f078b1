// Record, on or off: what the host wants, what the relay is told, and what it says about the file.
#pragma once

#include "host/message.h"
#include "host/recording_choices.h"
#include "session/status.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lancast::app {

class RecordingSwitch final : public QObject
{
    Q_OBJECT

public:
    /// How the relay is told.
    struct Relay
    {
        std::function<void(const QString &folder, const QString &title)> start;
        std::function<void()> stop;
        /// Why nothing can be recorded to \a folder, in the system's words; empty if it can.
        std::function<QString(const QString &folder)> faultOf;
        /// Calls back once the relay has done what it was told so far, after every status from before that.
        std::function<void(const std::function<void()> &done)> whenDone;
    };

    explicit RecordingSwitch(Relay relay, QObject *parent = nullptr);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// \a choices count from the next file on; another folder at once.
    void setChoices(const RecordingChoices &choices);
    void setOn(bool isOn);
    void setOnAir(bool isOnAir);
    /// The relay listens, for the first time or again: it ended the file when it stopped, so this starts
    /// another one.
    void takeRelay();
    void setStatus(const record::RecordingFileStatus &status);

signals:
    void changed(bool isOn);
    void messageChanged(const std::optional<lancast::app::Message> &message);
    /// There is trouble that was not there before.
    void noticeWanted(const QString &text);

private:
    void start();
    void giveUp(const std::optional<Message> &message);
    void report(const std::optional<Message> &message);
    [[nodiscard]] std::optional<Message> folderMessage() const;
    void tell(const std::optional<Message> &message);

    Relay m_relay;
    RecordingChoices m_choices;
    bool m_hasRelay = false;
    bool m_isOn = false;
    bool m_isOnForThisStream = false; ///< by the choice to record whenever live
    int m_pendingStarts = 0;          ///< until they are done, a status is about the time before
    std::optional<Message> m_message;
};

} // namespace lancast::app
