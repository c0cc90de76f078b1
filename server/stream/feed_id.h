// Which of the forms of a stream: one of its encodings, in one container format.
#pragma once

#include <QtGlobal>

#include <tuple>

namespace lancast::stream {

/// A publisher may make several encodings of one origin: the same content at the same times, in another size
/// or bit rate. They are numbered by it.
enum class EncodingId : quint16 { Main = 0 };

enum class Format : quint16 { WebM };

struct FeedId
{
    EncodingId encoding = EncodingId::Main;
    Format format = Format::WebM;

    friend bool operator==(const FeedId &, const FeedId &) = default;
    friend bool operator<(const FeedId &one, const FeedId &other)
    {
        return std::tie(one.encoding, one.format) < std::tie(other.encoding, other.format);
    }
};

} // namespace lancast::stream
