// The element ids of EBML (RFC 8794) and Matroska (RFC 9559) that LanCast reads or writes.
#pragma once

#include <QtGlobal>

namespace lancast::webm::id {

inline constexpr quint32 Ebml = 0x1A45DFA3;
inline constexpr quint32 EbmlVersion = 0x4286;
inline constexpr quint32 EbmlReadVersion = 0x42F7;
inline constexpr quint32 EbmlMaxIdLength = 0x42F2;
inline constexpr quint32 EbmlMaxSizeLength = 0x42F3;
inline constexpr quint32 DocType = 0x4282;
inline constexpr quint32 DocTypeVersion = 0x4287;
inline constexpr quint32 DocTypeReadVersion = 0x4285;

inline constexpr quint32 Segment = 0x18538067;
inline constexpr quint32 SeekHead = 0x114D9B74;
inline constexpr quint32 Info = 0x1549A966;
inline constexpr quint32 Tracks = 0x1654AE6B;
inline constexpr quint32 Cluster = 0x1F43B675;
inline constexpr quint32 Cues = 0x1C53BB6B;
inline constexpr quint32 Chapters = 0x1043A770;
inline constexpr quint32 Attachments = 0x1941A469;
inline constexpr quint32 Tags = 0x1254C367;
inline constexpr quint32 Void = 0xEC;
inline constexpr quint32 Crc32 = 0xBF;

inline constexpr quint32 Seek = 0x4DBB;
inline constexpr quint32 SeekId = 0x53AB;
inline constexpr quint32 SeekPosition = 0x53AC;
inline constexpr quint32 CuePoint = 0xBB;
inline constexpr quint32 CueTime = 0xB3;
inline constexpr quint32 CueTrackPositions = 0xB7;
inline constexpr quint32 CueTrack = 0xF7;
inline constexpr quint32 CueClusterPosition = 0xF1;

inline constexpr quint32 TimestampScale = 0x2AD7B1;
inline constexpr quint32 Duration = 0x4489;
inline constexpr quint32 DateUtc = 0x4461;
inline constexpr quint32 Title = 0x7BA9;
inline constexpr quint32 MuxingApp = 0x4D80;
inline constexpr quint32 WritingApp = 0x5741;

inline constexpr quint32 TrackEntry = 0xAE;
inline constexpr quint32 TrackNumber = 0xD7;
inline constexpr quint32 TrackUid = 0x73C5;
inline constexpr quint32 TrackType = 0x83;
inline constexpr quint32 FlagLacing = 0x9C;
inline constexpr quint32 CodecId = 0x86;
inline constexpr quint32 CodecPrivate = 0x63A2;
inline constexpr quint32 CodecDelay = 0x56AA;
inline constexpr quint32 SeekPreRoll = 0x56BB;
inline constexpr quint32 DefaultDuration = 0x23E383;
inline constexpr quint32 ContentEncodings = 0x6D80;
inline constexpr quint32 ContentEncoding = 0x6240;
inline constexpr quint32 ContentEncodingOrder = 0x5031;
inline constexpr quint32 ContentEncodingScope = 0x5032;
inline constexpr quint32 ContentEncodingType = 0x5033;
inline constexpr quint32 ContentCompression = 0x5034;
inline constexpr quint32 ContentCompAlgo = 0x4254;
inline constexpr quint32 ContentCompSettings = 0x4255;
inline constexpr quint32 Video = 0xE0;
inline constexpr quint32 PixelWidth = 0xB0;
inline constexpr quint32 PixelHeight = 0xBA;
inline constexpr quint32 FrameRate = 0x2383E3;
inline constexpr quint32 FlagInterlaced = 0x9A;
inline constexpr quint32 StereoMode = 0x53B8;
inline constexpr quint32 PixelCropBottom = 0x54AA;
inline constexpr quint32 PixelCropTop = 0x54BB;
inline constexpr quint32 PixelCropLeft = 0x54CC;
inline constexpr quint32 PixelCropRight = 0x54DD;
inline constexpr quint32 DisplayWidth = 0x54B0;
inline constexpr quint32 DisplayHeight = 0x54BA;
inline constexpr quint32 DisplayUnit = 0x54B2;
inline constexpr quint32 AspectRatioType = 0x54B3;
inline constexpr quint32 Colour = 0x55B0;
inline constexpr quint32 MatrixCoefficients = 0x55B1;
inline constexpr quint32 MasteringMetadata = 0x55D0;
inline constexpr quint32 Projection = 0x7670;
inline constexpr quint32 Audio = 0xE1;
inline constexpr quint32 SamplingFrequency = 0xB5;
inline constexpr quint32 OutputSamplingFrequency = 0x78B5;
inline constexpr quint32 Channels = 0x9F;
inline constexpr quint32 BitDepth = 0x6264;

inline constexpr quint32 Timestamp = 0xE7;
inline constexpr quint32 Position = 0xA7;
inline constexpr quint32 PrevSize = 0xAB;
inline constexpr quint32 SimpleBlock = 0xA3;
inline constexpr quint32 BlockGroup = 0xA0;
inline constexpr quint32 Block = 0xA1;
inline constexpr quint32 BlockDuration = 0x9B;
inline constexpr quint32 ReferenceBlock = 0xFB;
inline constexpr quint32 DiscardPadding = 0x75A2;

} // namespace lancast::webm::id

namespace lancast::webm {

/// In a SimpleBlock's flags (RFC 9559, section 10.2).
inline constexpr quint8 keyframeFlag = 0x80;

} // namespace lancast::webm
