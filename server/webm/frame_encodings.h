// Undoes what a TrackEntry's ContentEncodings (RFC 9559 section 5.1.4.1.31) did to its frames.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace lancast::webm {

class FrameEncodings final
{
public:
    /// \a content: of the ContentEncodings element. Nothing if it is malformed, encrypted or compressed in
    /// another way than with zlib or by leaving out headers.
    [[nodiscard]] static std::optional<FrameEncodings> read(QByteArrayView content);

    [[nodiscard]] bool isEmpty() const { return m_encodings.empty(); }
    /// What \a frame was before; takes all bytes that this makes, of each step, off \a room. Nothing if it
    /// cannot be, or if there is not so much room.
    [[nodiscard]] std::optional<QByteArray> frame(QByteArrayView frame, qsizetype &room) const;
    /// The same for the track's CodecPrivate.
    [[nodiscard]] std::optional<QByteArray> codecPrivate(QByteArrayView bytes, qsizetype room) const;

private:
    struct Encoding
    {
        quint64 order = 0;
        quint64 scope = 1;
        bool isZlib = true;
        QByteArray leftOut; ///< the bytes that every frame begins with
    };

    [[nodiscard]] static std::optional<Encoding> readEncoding(QByteArrayView content);
    [[nodiscard]] static bool readCompression(QByteArrayView content, Encoding &encoding);
    [[nodiscard]] std::optional<QByteArray> undo(quint64 scope, QByteArrayView bytes, qsizetype &room) const;

    std::vector<Encoding> m_encodings; // in the order of undoing
};

} // namespace lancast::webm
