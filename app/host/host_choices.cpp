#include "host/host_choices.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QJsonObject readPresets()
{
    QFile file(u":/web/publisher/qualities.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    Q_UNUSED(isOpen);
    return QJsonDocument::fromJson(file.readAll()).object();
}

CustomQuality preset(Quality quality, Codec codec)
{
    static const QJsonObject presets = readPresets();
    const QJsonObject values = presets[toWord(quality)].toObject();
    return {{values[u"width"_s].toInt(), values[u"height"_s].toInt()},
            values[u"frameRate"_s].toInt(),
            values[u"videoBitsPerSecond"_s].toInt(),
            codec};
}

} // namespace

CustomQuality chosenQuality(const HostChoices &choices)
{
    return choices.quality == Quality::Custom ? choices.custom
                                              : preset(choices.quality, choices.tuning.codec);
}

bool usesMicrophone(const HostChoices &choices)
{
    const bool isSilent = choices.source == SourceKind::File || choices.source == SourceKind::TestPattern;
    return choices.hasSound && !isSilent;
}

QString toWord(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Camera:
        return u"camera"_s;
    case SourceKind::Screen:
        return u"screen"_s;
    case SourceKind::File:
        return u"file"_s;
    case SourceKind::TestPattern:
        return u"test-pattern"_s;
    }
    Q_UNREACHABLE();
}

std::optional<SourceKind> sourceKindFrom(const QString &word)
{
    for (const SourceKind kind :
         {SourceKind::Camera, SourceKind::Screen, SourceKind::File, SourceKind::TestPattern}) {
        if (word == toWord(kind))
            return kind;
    }
    return std::nullopt;
}

QString toWord(Quality quality)
{
    switch (quality) {
    case Quality::Low:
        return u"low"_s;
    case Quality::Medium:
        return u"medium"_s;
    case Quality::High:
        return u"high"_s;
    case Quality::Custom:
        return u"custom"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Quality> qualityFrom(const QString &word)
{
    for (const Quality quality : {Quality::Low, Quality::Medium, Quality::High}) {
        if (word == toWord(quality))
            return quality;
    }
    return std::nullopt;
}

QString toWord(Codec codec)
{
    switch (codec) {
    case Codec::Vp8:
        return u"vp8"_s;
    case Codec::Vp9:
        return u"vp9"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Codec> codecFrom(const QString &word)
{
    for (const Codec codec : {Codec::Vp8, Codec::Vp9}) {
        if (word == toWord(codec))
            return codec;
    }
    return std::nullopt;
}

namespace {

QJsonValue areaValue(const std::optional<ScreenArea> &area)
{
    if (!area)
        return QJsonValue::Null;
    const QRect &monitor = area->monitor;
    return QJsonObject{{u"id"_s, qint64(area->id)},
                       {u"x"_s, monitor.x()},
                       {u"y"_s, monitor.y()},
                       {u"width"_s, monitor.width()},
                       {u"height"_s, monitor.height()},
                       {u"desktopWidth"_s, area->desktop.width()},
                       {u"desktopHeight"_s, area->desktop.height()}};
}

} // namespace

QJsonObject publisherSettings(const HostChoices &choices, const QString &fileUrl,
                              const std::optional<ScreenArea> &screenArea, int captureChoice)
{
    const CustomQuality quality = chosenQuality(choices);
    const bool isFile = choices.source == SourceKind::File;
    QJsonObject settings{{u"source"_s, toWord(choices.source)},
                         {u"fileUrl"_s, isFile ? fileUrl : QString()},
                         {u"fileName"_s, isFile ? QFileInfo(choices.file).fileName() : QString()},
                         {u"camera"_s, choices.camera},
                         {u"microphone"_s, choices.microphone},
                         {u"sound"_s, choices.hasSound},
                         {u"width"_s, quality.size.width()},
                         {u"height"_s, quality.size.height()},
                         {u"frameRate"_s, quality.framesPerSecond},
                         {u"videoBitsPerSecond"_s, quality.bitsPerSecond},
                         {u"codec"_s, toWord(quality.codec)},
                         {u"timesliceMs"_s, qint64(choices.tuning.timeslice.count())},
                         {u"restartIntervalMs"_s, qint64(choices.tuning.restartInterval.count() * 1000)}};
    // The page keeps what it is not told, so all of the screen is said, too.
    if (choices.source == SourceKind::Screen) {
        settings.insert(u"screenArea"_s, areaValue(screenArea));
        settings.insert(u"captureChoice"_s, captureChoice);
    }
    return settings;
}

QString sourceTitle(const HostChoices &choices)
{
    switch (choices.source) {
    case SourceKind::Camera:
        return choices.camera.isEmpty() ? QCoreApplication::translate("Source", "Camera") : choices.camera;
    case SourceKind::Screen:
        return QCoreApplication::translate("Source", "Screen");
    case SourceKind::File:
        return QFileInfo(choices.file).fileName();
    case SourceKind::TestPattern:
        return QCoreApplication::translate("Source", "Test pattern");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
