#include "webm/presentation.h"

#include "webm/ebml_reader.h"
#include "webm/ebml_writer.h"
#include "webm/element_ids.h"
#include "webm/media.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace lancast::webm {

namespace {

enum class Kind { Number, Float, Binary, Master };

struct Allowed
{
    quint32 id;
    Kind kind;
    std::span<const Allowed> children{};
};

constexpr qsizetype maxNumberBytes = 8;
constexpr qsizetype maxBinaryBytes = 4096; // of ProjectionPrivate

constexpr Allowed masteringElements[] = {{0x55D1, Kind::Float}, {0x55D2, Kind::Float}, {0x55D3, Kind::Float},
                                         {0x55D4, Kind::Float}, {0x55D5, Kind::Float}, {0x55D6, Kind::Float},
                                         {0x55D7, Kind::Float}, {0x55D8, Kind::Float}, {0x55D9, Kind::Float},
                                         {0x55DA, Kind::Float}};
// From MatrixCoefficients to MaxFALL.
constexpr Allowed colourElements[] = {{id::MatrixCoefficients, Kind::Number},
                                      {0x55B2, Kind::Number},
                                      {0x55B3, Kind::Number},
                                      {0x55B4, Kind::Number},
                                      {0x55B5, Kind::Number},
                                      {0x55B6, Kind::Number},
                                      {0x55B7, Kind::Number},
                                      {0x55B8, Kind::Number},
                                      {0x55B9, Kind::Number},
                                      {0x55BA, Kind::Number},
                                      {0x55BB, Kind::Number},
                                      {0x55BC, Kind::Number},
                                      {0x55BD, Kind::Number},
                                      {id::MasteringMetadata, Kind::Master, masteringElements}};
// Type, private, and the pose: yaw, pitch, roll.
constexpr Allowed projectionElements[] = {{0x7671, Kind::Number},
                                          {0x7672, Kind::Binary},
                                          {0x7673, Kind::Float},
                                          {0x7674, Kind::Float},
                                          {0x7675, Kind::Float}};
constexpr Allowed videoElements[] = {{id::FlagInterlaced, Kind::Number},
                                     {id::StereoMode, Kind::Number},
                                     {id::PixelCropBottom, Kind::Number},
                                     {id::PixelCropTop, Kind::Number},
                                     {id::PixelCropLeft, Kind::Number},
                                     {id::PixelCropRight, Kind::Number},
                                     {id::DisplayWidth, Kind::Number},
                                     {id::DisplayHeight, Kind::Number},
                                     {id::DisplayUnit, Kind::Number},
                                     {id::AspectRatioType, Kind::Number},
                                     {id::Colour, Kind::Master, colourElements},
                                     {id::Projection, Kind::Master, projectionElements}};
constexpr Allowed audioElements[] = {{id::OutputSamplingFrequency, Kind::Float}};

// DisplayUnit's values.
constexpr quint64 pixels = 0;
constexpr quint64 centimeters = 1;
constexpr quint64 inches = 2;
constexpr quint64 aspectRatio = 3;

/// A child that may be passed on; a master's content is written again already.
struct Child
{
    quint32 id = 0;
    QByteArray content;
};

std::vector<Child> allowedChildren(QByteArrayView content, std::span<const Allowed> allowed);

QByteArray write(const std::vector<Child> &children)
{
    QByteArray out;
    for (const Child &child : children)
        writeBinary(out, child.id, child.content);
    return out;
}

bool isValid(Kind kind, QByteArrayView content)
{
    switch (kind) {
    case Kind::Number:
        return !content.isEmpty() && content.size() <= maxNumberBytes;
    case Kind::Float:
        return (content.size() == 4 || content.size() == 8) && std::isfinite(readFloat(content));
    case Kind::Binary:
        return content.size() <= maxBinaryBytes;
    case Kind::Master:
        break;
    }
    return true;
}

// Two levels below Video at most, as the tables are.
// NOLINTNEXTLINE(misc-no-recursion)
std::vector<Child> allowedChildren(QByteArrayView content, std::span<const Allowed> allowed)
{
    std::vector<Child> children;
    ElementCursor cursor(content);
    while (cursor.next()) {
        const auto rule = std::ranges::find(allowed, cursor.id(), &Allowed::id);
        const bool isRepeated = std::ranges::find(children, cursor.id(), &Child::id) != children.end();
        if (rule == allowed.end() || isRepeated || !isValid(rule->kind, cursor.content()))
            continue;
        if (rule->kind == Kind::Master)
            children.push_back({cursor.id(), write(allowedChildren(cursor.content(), rule->children))});
        else
            children.push_back({cursor.id(), cursor.content().toByteArray()});
    }
    std::erase_if(children, [](const Child &child) { return child.content.isEmpty(); });
    return children;
}

quint64 numberOf(const std::vector<Child> &children, quint32 id, quint64 otherwise)
{
    const auto found = std::ranges::find(children, id, &Child::id);
    return found == children.end() ? otherwise : readUnsigned(found->content);
}

void remove(std::vector<Child> &children, std::initializer_list<quint32> ids)
{
    std::erase_if(children,
                  [&](const Child &child) { return std::ranges::find(ids, child.id) != ids.end(); });
}

/// What is cut off must leave a frame.
bool fits(const std::vector<Child> &children, quint32 oneId, quint32 otherId, int size)
{
    const quint64 one = numberOf(children, oneId, 0);
    const quint64 other = numberOf(children, otherId, 0);
    return one < quint64(size) && other < quint64(size) - one;
}

void simplifyDisplaySize(std::vector<Child> &children, const Track &video)
{
    const auto width = quint64(video.pixelWidth);
    const auto height = quint64(video.pixelHeight);
    const quint64 displayWidth = numberOf(children, id::DisplayWidth, width);
    const quint64 displayHeight = numberOf(children, id::DisplayHeight, height);
    const quint64 unit = numberOf(children, id::DisplayUnit, pixels);
    const bool isSize =
        displayWidth > 0 && displayHeight > 0 && displayWidth <= INT_MAX && displayHeight <= INT_MAX;
    const bool isDefault = unit == pixels && displayWidth == width && displayHeight == height;
    const auto isCrop = [](const Child &child) {
        return child.id == id::PixelCropBottom || child.id == id::PixelCropTop ||
               child.id == id::PixelCropLeft || child.id == id::PixelCropRight;
    };
    if (!isSize || unit > aspectRatio || (isDefault && std::ranges::none_of(children, isCrop))) {
        remove(children, {id::DisplayWidth, id::DisplayHeight, id::DisplayUnit});
    } else if (unit == centimeters || unit == inches) {
        // Chromium refuses these two, and of a length only the aspect ratio can be kept on a screen.
        std::ranges::find(children, id::DisplayUnit, &Child::id)->content = QByteArray(1, char(aspectRatio));
    }
}

} // namespace

QByteArray videoPresentation(QByteArrayView content, const Track &video)
{
    std::vector<Child> children = allowedChildren(content, videoElements);
    if (!fits(children, id::PixelCropLeft, id::PixelCropRight, video.pixelWidth) ||
        !fits(children, id::PixelCropTop, id::PixelCropBottom, video.pixelHeight))
        remove(children, {id::PixelCropLeft, id::PixelCropRight, id::PixelCropTop, id::PixelCropBottom});
    simplifyDisplaySize(children, video);
    return write(children);
}

QByteArray shapeOf(QByteArrayView presentation)
{
    std::vector<Child> children = allowedChildren(presentation, videoElements);
    remove(children, {id::Colour, id::FlagInterlaced});
    return write(children);
}

QByteArray withVp8Colour(QByteArrayView presentation)
{
    constexpr char bt601 = 6; // ITU-T H.273: SMPTE 170M
    constexpr quint64 unspecified = 2;
    std::vector<Child> children = allowedChildren(presentation, videoElements);
    auto colour = std::ranges::find(children, id::Colour, &Child::id);
    if (colour == children.end())
        colour = children.insert(colour, {id::Colour, {}});
    std::vector<Child> parts = allowedChildren(colour->content, colourElements);
    if (numberOf(parts, id::MatrixCoefficients, unspecified) == unspecified) {
        remove(parts, {id::MatrixCoefficients});
        parts.insert(parts.begin(), {id::MatrixCoefficients, QByteArray(1, bt601)});
    }
    colour->content = write(parts);
    return write(children);
}

QByteArray audioPresentation(QByteArrayView content)
{
    std::vector<Child> children = allowedChildren(content, audioElements);
    std::erase_if(children, [](const Child &child) { return readFloat(child.content) <= 0; });
    return write(children);
}

} // namespace lancast::webm
