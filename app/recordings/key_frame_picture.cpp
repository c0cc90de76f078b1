#include "recordings/key_frame_picture.h"

#include <vpx/vp8dx.h>
#include <vpx/vpx_decoder.h>

#include <algorithm>

namespace lancast::app {

namespace {

/// A frame says itself how large it is, and the decoder would take memory for it.
constexpr quint64 mostPixels = 8192ULL * 4320;

vpx_codec_iface_t *decoderFor(const QByteArray &codecId)
{
    if (codecId == "V_VP8")
        return vpx_codec_vp8_dx();
    return codecId == "V_VP9" ? vpx_codec_vp9_dx() : nullptr;
}

bool isSensible(vpx_codec_iface_t *decoder, const uchar *bytes, unsigned int size)
{
    vpx_codec_stream_info_t info{};
    info.sz = sizeof info;
    return vpx_codec_peek_stream_info(decoder, bytes, size, &info) == VPX_CODEC_OK && info.is_kf != 0 &&
           info.w > 0 && info.h > 0 && quint64(info.w) * info.h <= mostPixels;
}

class Decoder final
{
public:
    explicit Decoder(vpx_codec_iface_t *interface)
    {
        const vpx_codec_dec_cfg_t oneThread{1, 0, 0};
        m_isOpen = vpx_codec_dec_init(&m_context, interface, &oneThread, 0) == VPX_CODEC_OK;
    }
    ~Decoder()
    {
        if (m_isOpen)
            vpx_codec_destroy(&m_context);
    }
    Q_DISABLE_COPY_MOVE(Decoder)

    /// Valid as long as the decoder; null without a picture.
    const vpx_image_t *decode(const uchar *bytes, unsigned int size)
    {
        if (!m_isOpen || vpx_codec_decode(&m_context, bytes, size, nullptr, 0) != VPX_CODEC_OK)
            return nullptr;
        vpx_codec_iter_t iterator = nullptr;
        return vpx_codec_get_frame(&m_context, &iterator);
    }

private:
    vpx_codec_ctx_t m_context{};
    bool m_isOpen = false;
};

int clamped(int value)
{
    return std::clamp(value, 0, 255);
}

/// BT.601 with studio range, in fixed point: what browsers record.
QRgb toRgb(int y, int u, int v)
{
    const int c = 298 * (y - 16) + 128;
    const int d = u - 128;
    const int e = v - 128;
    return qRgb(clamped((c + 409 * e) >> 8), clamped((c - 100 * d - 208 * e) >> 8),
                clamped((c + 516 * d) >> 8));
}

bool isEightBit(const vpx_image_t &frame)
{
    return frame.fmt == VPX_IMG_FMT_I420 || frame.fmt == VPX_IMG_FMT_I422 || frame.fmt == VPX_IMG_FMT_I440 ||
           frame.fmt == VPX_IMG_FMT_I444;
}

QImage toImage(const vpx_image_t &frame)
{
    QImage image(int(frame.d_w), int(frame.d_h), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    const auto line = [&frame](int plane, int row) {
        return frame.planes[plane] + qptrdiff(row) * frame.stride[plane];
    };
    // VP9 can carry red, green and blue as they are: green first.
    const auto colour = [isRgb = frame.cs == VPX_CS_SRGB](int y, int u, int v) {
        return isRgb ? qRgb(v, y, u) : toRgb(y, u, v);
    };
    for (int row = 0; row < image.height(); ++row) {
        const uchar *y = line(VPX_PLANE_Y, row);
        const uchar *u = line(VPX_PLANE_U, row >> frame.y_chroma_shift);
        const uchar *v = line(VPX_PLANE_V, row >> frame.y_chroma_shift);
        auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int x = 0; x < image.width(); ++x)
            pixels[x] = colour(y[x], u[x >> frame.x_chroma_shift], v[x >> frame.x_chroma_shift]);
    }
    return image;
}

} // namespace

QImage keyFramePicture(const QByteArray &codecId, const QByteArray &frame, QSize room)
{
    vpx_codec_iface_t *interface = decoderFor(codecId);
    const auto *bytes = reinterpret_cast<const uchar *>(frame.constData());
    const auto size = static_cast<unsigned int>(frame.size());
    if (!interface || !isSensible(interface, bytes, size))
        return {};
    Decoder decoder(interface);
    const vpx_image_t *decoded = decoder.decode(bytes, size);
    if (!decoded || !isEightBit(*decoded) || quint64(decoded->d_w) * decoded->d_h > mostPixels)
        return {};
    return toImage(*decoded).scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace lancast::app
