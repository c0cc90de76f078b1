#include "host/host_choices.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int framesPerSecond = 30;

} // namespace

CustomQuality chosenQuality(const HostChoices &choices)
{
    const Codec codec = choices.tuning.codec;
    switch (choices.quality) {
    case Quality::Low:
        return {{640, 360}, framesPerSecond, 800'000, codec};
    case Quality::Medium:
        return {{1280, 720}, framesPerSecond, 2'500'000, codec};
    case Quality::High:
        return {{1920, 1080}, framesPerSecond, 5'000'000, codec};
    case Quality::Custom:
        return choices.custom;
    }
    Q_UNREACHABLE();
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

QJsonObject publisherSettings(const HostChoices &choices, const QString &fileUrl)
{
    const CustomQuality quality = chosenQuality(choices);
    const bool isFile = choices.source == SourceKind::File;
    return {{u"source"_s, toWord(choices.source)},
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
