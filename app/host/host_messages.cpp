#include "host/host_messages.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString tr(const char *text)
{
    // The name under which lupdate files what a tr() outside a class says.
    return QCoreApplication::translate("lancast::app", text);
}

Message withTestPattern(const QString &text)
{
    return {Severity::Warning, text, tr("Use the test pattern"), MessageAction::UseTestPattern};
}

Message withAnotherTry(const QString &text)
{
    return {Severity::Warning, text, tr("Try again"), MessageAction::TrySourceAgain};
}

Message noCamera()
{
    return withTestPattern(
        tr("No camera found. Plug one in, or stream the screen, a file or the test pattern."));
}

/// \a text tells that the chosen camera is missing.
Message missingCamera(const QString &text, OtherCameras others)
{
    if (others == OtherCameras::None)
        return withTestPattern(text);
    return {Severity::Warning, text, tr("Use another camera"), MessageAction::UseDefaultCamera};
}

Message lostCamera(const HostChoices &choices, OtherCameras others)
{
    if (choices.camera.isEmpty()) {
        return missingCamera(tr("The camera was unplugged. Plug it in again and it is taken at once, or "
                                "choose another source."),
                             others);
    }
    return missingCamera(tr("The camera “%1” was unplugged. Plug it in again and it is taken at once, or "
                            "choose another source.")
                             .arg(choices.camera),
                         others);
}

Message absentCamera(const HostChoices &choices, OtherCameras others)
{
    return missingCamera(
        tr("The camera “%1” is not there. Plug it in and it is taken at once, or choose another source.")
            .arg(choices.camera),
        others);
}

Message notPermitted(const HostChoices &choices)
{
    if (choices.source == SourceKind::Screen)
        return withAnotherTry(tr("The screen was not shared. Try again and allow it when the system asks."));
    return withAnotherTry(
        tr("The system does not let LanCast use the camera. Allow it in the system's privacy "
           "settings, then try again."));
}

/// \a words have a place for the file's name.
Message withOtherFile(const QString &words, const HostChoices &choices)
{
    return {Severity::Warning, words.arg(QFileInfo(choices.file).fileName()), tr("Choose another file"),
            MessageAction::ChooseFile};
}

std::optional<Message> fileMessage(const QString &code, const HostChoices &choices)
{
    if (code == "file-undecodable"_L1) {
        return withOtherFile(
            tr("The file “%1” cannot be played here: it is damaged or of a kind that is not supported. "
               "Choose a WebM or MP4 video."),
            choices);
    }
    if (code == "file-without-video"_L1)
        return withOtherFile(tr("The file “%1” has audio only, no video. Choose a file with video."),
                             choices);
    if (code == "file-missing"_L1)
        return withOtherFile(tr("The file “%1” is not there any more. Choose another one."), choices);
    if (code == "file-unreadable"_L1)
        return withOtherFile(
            tr("The file “%1” cannot be read. Check that you may open it, or choose another one."), choices);
    if (code == "file-empty"_L1)
        return withOtherFile(tr("The file “%1” is empty. Choose another one."), choices);
    if (code == "file-picture"_L1)
        return withOtherFile(tr("The file “%1” is a picture, not a video. Choose a WebM or MP4 video."),
                             choices);
    if (code == "file-other"_L1)
        return withOtherFile(tr("The file “%1” is not a video. Choose a WebM or MP4 video."), choices);
    return std::nullopt;
}

} // namespace

std::optional<Message> sourceMessage(const QString &code, const QString &pageText, const HostChoices &choices,
                                     OtherCameras others)
{
    const auto words = [&pageText](const QString &own) { return pageText.isEmpty() ? own : pageText; };
    if (code.isEmpty())
        return std::nullopt;
    if (code == "no-camera"_L1)
        return noCamera();
    if (code == "camera-lost"_L1)
        return lostCamera(choices, others);
    if (code == "camera-absent"_L1)
        return absentCamera(choices, others);
    if (code == "camera-busy"_L1) {
        return withAnotherTry(tr("The camera does not start: another program may be using it. Close that "
                                 "program, then try again."));
    }
    if (code == "permission"_L1)
        return notPermitted(choices);
    if (code == "screen-unavailable"_L1) {
        return withTestPattern(
            tr("The screen cannot be captured here. Stream a camera, a file or the test pattern."));
    }
    if (code == "screen-ended"_L1)
        return withAnotherTry(
            tr("The screen is no longer shared. Share it again, or choose another source."));
    if (code.startsWith("file-"_L1))
        return fileMessage(code, choices);
    if (code == "refused"_L1) {
        return Message{Severity::Error, words(tr("The stream was refused.")), tr("Go live again"),
                       MessageAction::GoLiveAgain};
    }
    if (code == "connection"_L1) {
        return Message{Severity::Warning,
                       words(tr("The connection was lost. Connecting again.")),
                       {},
                       MessageAction::None};
    }
    return withAnotherTry(words(tr("The picture cannot be recorded. Choose another quality or source.")));
}

Message untilThereIsAPicture(Message message)
{
    message.text += u' ' + tr("You go live as soon as there is a picture. Stop calls that off.");
    return message;
}

Message microphoneGoneMessage(const QString &label)
{
    return {Severity::Warning,
            tr("The microphone “%1” is not there, so nobody hears you. Plug it in and it is taken at once.")
                .arg(label),
            tr("Use the default microphone"), MessageAction::UseDefaultMicrophone};
}

Message screenSoundMessage(const QString &monitor)
{
    if (monitor.isEmpty()) {
        return {
            Severity::Notice,
            // The name under which Chromium records is not ours to choose.
            tr("Guests hear your microphone, not what this computer plays. To stream that, open the volume "
               "control (pavucontrol), and under Recording choose “Monitor of ...” for “Chromium input”, "
               "which "
               "is LanCast."),
            {},
            MessageAction::None};
    }
    return {
        Severity::Notice,
        tr("Guests hear your microphone, not what this computer plays. To stream that instead, choose “%1” "
           "as the microphone.")
            .arg(monitor),
        tr("Use it"), MessageAction::UseMonitorInput};
}

Message reducedQualityMessage(const ReducedQuality &reduced, int framesPerSecond)
{
    const QString chosen = sizeText(reduced.chosen);
    const QString trouble =
        tr("This computer cannot encode %1 at %2 frames/s.").arg(chosen).arg(framesPerSecond);
    const QString remedy = reduced.framesPerSecond < framesPerSecond
                               ? tr("LanCast streams %1 at %2 frames/s.")
                                     .arg(sizeText(reduced.size))
                                     .arg(reduced.framesPerSecond)
                               : tr("LanCast streams %1.").arg(sizeText(reduced.size));
    return {Severity::Notice, trouble + u' ' + remedy, tr("Stream %1 anyway").arg(chosen),
            MessageAction::KeepQuality};
}

std::optional<Message> qualityMessage(const PublisherReport &report)
{
    if (!report.reduced || !isOnAir(report.state))
        return std::nullopt;
    return reducedQualityMessage(*report.reduced, qRound(report.askedFrameRate));
}

Message oneMonitorMessage(const QString &name)
{
    return {Severity::Notice,
            tr("Guests see the monitor “%1” only. To show another one, make it the first in the system's "
               "display settings before you go live.")
                .arg(name),
            {},
            MessageAction::None};
}

Message dropMessage(DropFault fault, const QString &name)
{
    const auto saying = [](const QString &text) {
        return Message{Severity::Notice, text, tr("Choose a file"), MessageAction::ChooseFile};
    };
    switch (fault) {
    case DropFault::SeveralFiles:
        return saying(tr("Only one file can be streamed at a time. Drop a single video."));
    case DropFault::Folder:
        return saying(tr("“%1” is a folder. Drop a single video from it.").arg(name));
    case DropFault::NotAFile:
        return saying(tr("Only a video file on this computer can be streamed. Drop one, or choose it."));
    case DropFault::NotReadable:
        return saying(tr("“%1” cannot be read. Check that you may open it.").arg(name));
    }
    Q_UNREACHABLE();
}

Message portTakenMessage(quint16 wishedPort, quint16 port)
{
    return {
        Severity::Notice,
        tr("Port %1 is in use by another program, so this stream is at port %2.").arg(wishedPort).arg(port),
        tr("Try %1 again").arg(wishedPort), MessageAction::TryPortAgain};
}

Message portStillTakenMessage(quint16 wishedPort, quint16 port, const QTime &now)
{
    return {
        Severity::Notice,
        tr("At %1 port %2 was still in use by another program, so this stream stays at port %3. Close that "
           "program, then try again.")
            .arg(QLocale().toString(now, u"HH:mm:ss"_s))
            .arg(wishedPort)
            .arg(port),
        tr("Try %1 again").arg(wishedPort), MessageAction::TryPortAgain};
}

Message relayFailedMessage(const QString &reason)
{
    return {Severity::Error, tr("Nobody can connect: %1").arg(reason), tr("Try again"),
            MessageAction::StartRelayAgain};
}

Message rendererCrashedMessage()
{
    return {Severity::Error, tr("The preview has crashed several times. The stream is interrupted."),
            tr("Start it again"), MessageAction::ReloadPreview};
}

Message previewNotLoadedMessage()
{
    return {Severity::Error, tr("The preview could not be loaded."), tr("Try again"),
            MessageAction::ReloadPreview};
}

Message waylandMessage()
{
    return withTestPattern(
        tr("The screen cannot be captured in a Wayland session. Log in to an X11 session, or "
           "stream a camera, a file or the test pattern."));
}

Message settingsDamagedMessage(const QString &kept)
{
    return {Severity::Notice,
            tr("The file with your choices was damaged, so LanCast starts with its defaults. The old file is "
               "kept as %1.")
                .arg(kept),
            {},
            MessageAction::None};
}

Message settingsNotKeptMessage(const QString &path)
{
    return {Severity::Notice,
            tr("Your choices count until you quit: the file %1 cannot be written. Check who may write to its "
               "folder, and whether the disk is full.")
                .arg(path),
            {},
            MessageAction::None};
}

Message publisherAsksMessage(const QString &address, bool isOnAir)
{
    const QString wish = tr("A device at %1 wants to publish to your stream.").arg(address);
    const QString rule = tr("It can once you have stopped: only one publishes at a time.");
    return {Severity::Notice, isOnAir ? wish + u' ' + rule : wish, tr("Allow"),
            MessageAction::AllowPublisher};
}

Message nameRefusedMessage(const QString &name)
{
    return {Severity::Notice,
            tr("A guest who opened “%1” was refused: this computer does not go by that name. Allow it only "
               "if you "
               "know it.")
                .arg(name),
            tr("Allow this name"), MessageAction::AllowName};
}

Message addressFullMessage(const QString &address, int limit)
{
    return {Severity::Warning,
            tr("Guests at %1 are refused: that address has all its %2 connections, two for each guest. "
               "Behind one router all guests share an address.")
                .arg(address)
                .arg(limit),
            tr("Allow twice as many"), MessageAction::AllowMoreConnections};
}

} // namespace lancast::app
