// What the host wants against what the publisher page does: sends the commands and tells about trouble.
#pragma once

#include "host/file_verdict.h"
#include "host/host_choices.h"
#include "host/message.h"
#include "host/publisher_report.h"
#include "host/relay_address.h"

#include <QObject>
#include <QTime>
#include <QTimer>

#include <optional>
#include <utility>

namespace lancast::app {

class PublisherBridge;

class HostSession final : public QObject
{
    Q_OBJECT

public:
    HostSession(PublisherBridge &bridge, HostChoices choices, ScreenCapture screenCapture,
                QObject *parent = nullptr);

    [[nodiscard]] const HostChoices &choices() const { return m_choices; }
    [[nodiscard]] const PublisherReport &report() const { return m_report; }
    /// From the press of Go live to Stop, except while an error has to be mended first.
    [[nodiscard]] bool isOnAir() const;
    /// Go live was pressed, and the source has no picture: the next one that there is goes out.
    [[nodiscard]] bool isWaitingForPicture() const;
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    void setSource(SourceKind kind, const QString &file = {});
    void setCamera(const QString &label);
    void setMicrophone(const QString &label);
    void setMuted(bool isMuted);
    void setQuality(Quality quality);
    void setCustomQuality(const CustomQuality &quality); ///< and chooses it
    void setTuning(const VideoTuning &tuning);
    /// The part of the captured screen that guests see, of exactly this desktop; empty: all of it.
    void setScreenArea(const std::optional<ScreenArea> &area);
    void goLive();
    void stop();
    /// While on air: nothing is sent, and the viewers are told so. Outlives a crash of the page.
    void setPaused(bool isPaused);
    void perform(MessageAction action);
    void reopenSource();   ///< another try with the same choice: a device is there again
    void refreshDevices(); ///< the page is to look for them

    /// The relay listens, perhaps at another port than before.
    void takeAddress(const RelayAddress &address);
    void takeRelayFailure(const QString &reason);
    void takeServedFile(const QString &path, const QString &urlPath);
    void onPageLost(); ///< it has crashed, and is loaded again
    void onWishedPortStillTaken(const QTime &now);
    void takeRendererLoss(); ///< too many crashes: the view has given up
    void takeLoadFailure();

signals:
    void choicesChanged();
    void onAirChanged(); ///< isOnAir() or isWaitingForPicture()
    void pausedChanged();
    void monitorsChanged(); ///< another one may have the name of one that was chosen
    void sourceWanted();    ///< the page is about to be told to open its source
    void reported(const lancast::app::PublisherReport &report);
    /// An empty \a message: that trouble is over.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

    // What others have to do:
    void pageWanted(const QUrl &loopbackUrl); ///< load the publisher page, afresh if it is there already
    void fileWanted(const QString &path);     ///< let the relay serve it; takeServedFile() is the answer
    void fileChoiceWanted();                  ///< ask the person for a video file
    void captureChoiceWanted(); ///< ask the person for a screen or a window when the page wants one
    void wishedPortWanted();
    void relayWanted();

private:
    void takeGreeting();
    void forgetPage();
    void failPage(const Message &message);
    void notePaused(bool isPaused);
    void sendGoLive();
    void sendWishes();
    void takeReport(const PublisherReport &report);
    void configure();
    void resumeWish();
    void prepareSource();
    void tellMonitors();
    void loadPage();
    void tellSource();
    void publishOnAirChange();
    [[nodiscard]] bool isScreenBlocked() const;

    PublisherBridge &m_bridge;
    HostChoices m_choices;
    ScreenCapture m_screenCapture;
    QUrl m_loopbackUrl; ///< empty until the relay listens
    quint16 m_port = 0;
    quint16 m_wishedPort = 0;
    PublisherReport m_report;
    std::optional<ScreenArea> m_screenArea;
    int m_captureChoice = 0; ///< how often the host has chosen what to capture
    QString m_fileUrl;       ///< where the page gets m_choices.file; empty until it is served
    FileJudge m_fileJudge;
    bool m_wantsLive = false;          ///< the host's wish; outlives crashes and errors
    bool m_isPaused = false;           ///< as m_wantsLive
    bool m_isPageGreeted = false;      ///< the page has called hello() but not reported yet
    bool m_isPageReady = false;        ///< the page has reported since it was loaded
    bool m_isGoLivePending = false;    ///< commanded, but no report has shown it yet
    std::pair<bool, bool> m_published; ///< on air, waiting for a picture
    QTimer m_wishTimer;
};

} // namespace lancast::app
