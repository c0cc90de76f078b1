#include "host/host_messages.h"

#include <QCoreApplication>
#include <QFileInfo>

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

} // namespace

std::optional<Message> sourceMessage(const QString &code, const QString &pageText, const HostChoices &choices)
{
    // The page knows the details; our own words stand in where it gives none.
    const auto words = [&pageText](const QString &own) { return pageText.isEmpty() ? own : pageText; };
    if (code.isEmpty())
        return std::nullopt;
    if (code == "no-camera"_L1) {
        return withTestPattern(
            words(tr("No camera found. Plug one in, or stream the screen, a file or the test pattern.")));
    }
    if (code == "camera-busy"_L1)
        return withAnotherTry(words(tr("The camera is in use by another program. Close that program.")));
    if (code == "permission"_L1)
        return withAnotherTry(words(tr("The camera or the microphone may not be used.")));
    if (code == "screen-unavailable"_L1)
        return withTestPattern(words(tr("The screen cannot be captured here. Choose another source.")));
    if (code == "file-undecodable"_L1) {
        const QString name = QFileInfo(choices.file).fileName();
        const bool isNamed = !name.isEmpty() && pageText.contains(name);
        const QString own = tr("The file \"%1\" cannot be played. Choose a WebM or MP4 video.").arg(name);
        return Message{Severity::Warning, isNamed ? pageText : own, tr("Choose another file"),
                       MessageAction::ChooseFile};
    }
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
    return withAnotherTry(words(tr("The picture cannot be recorded.")));
}

Message portTakenMessage(quint16 wishedPort, quint16 port)
{
    return {
        Severity::Notice,
        tr("Port %1 is in use by another program, so this stream is at port %2.").arg(wishedPort).arg(port),
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

Message publisherAsksMessage(const QString &address, bool isOnAir)
{
    const QString wish = tr("A device at %1 wants to publish to your stream.").arg(address);
    const QString rule = tr("It can once you have stopped: only one publishes at a time.");
    return {Severity::Notice, isOnAir ? wish + u' ' + rule : wish, tr("Allow"),
            MessageAction::AllowPublisher};
}

} // namespace lancast::app
