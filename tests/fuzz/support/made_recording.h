// Recordings as a recorder could write them, shaped by the input: they lead the fuzzer past the demuxer.
#pragma once

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/support/webm_elements.h"

namespace lancast::fuzz {

class MadeRecording final
{
public:
    /// The beginning of another recording, up to inside its first Cluster.
    [[nodiscard]] QByteArray begin(FuzzInput &input)
    {
        m_time = m_clusterTime = 0;
        m_kept.clear();
        const QByteArray entries = trackEntries(input);
        return test::ebmlHeader() + test::openEnded("18538067") + test::info() + test::tracks(entries) +
               test::openCluster(0);
    }

    /// A piece: one block, sometimes with a Cluster before it, sometimes cut short; the rest comes next time.
    [[nodiscard]] QByteArray next(FuzzInput &input)
    {
        QByteArray piece = m_kept;
        if (input.number(0, 5) == 0)
            piece += test::openCluster(m_clusterTime = m_time);
        piece += block(input);
        const bool isCut = input.number(0, 5) == 0;
        const qsizetype taken = isCut ? input.number<qsizetype>(0, piece.size()) : piece.size();
        m_kept = piece.mid(taken);
        return piece.left(taken);
    }

private:
    [[nodiscard]] static QByteArray trackEntries(FuzzInput &input)
    {
        const QByteArray private_ = input.flag() ? test::element("63A2", input.text(8)) : QByteArray();
        const QByteArray vorbis = test::element("AE", test::number("D7", 2) + test::number("83", 2) +
                                                          test::element("86", "A_VORBIS") +
                                                          test::element("E1", test::number("9F", 1)));
        switch (input.number(0, 5)) {
        case 0:
            return test::videoEntry(1, private_);
        case 1:
            return test::audioEntry(2, private_);
        case 2:
            return test::audioEntry(2) + test::videoEntry(1);
        case 3:
            return test::videoEntry(1) + vorbis;
        case 4:
            return vorbis;
        default:
            return test::videoEntry(1) + test::audioEntry(2, private_);
        }
    }

    [[nodiscard]] QByteArray block(FuzzInput &input)
    {
        const bool isFar = input.number(0, 30) == 0; // beyond what a relative time reaches
        m_time += input.number<quint64>(0, isFar ? 40'000 : 60);
        const int track = input.number(1, 2);
        const auto relative = qint16(qint64(m_time - m_clusterTime) + input.number(-20, 20));
        const int keyframe = track == 2 || input.number(0, 3) == 0 ? 0x80 : 0;
        const QByteArray payload = QByteArray(1, char(input.number(0, 255))) + input.text(40);
        if (input.number(0, 7) > 0)
            return test::simpleBlock(track, relative, keyframe, payload);
        QByteArray group = test::element("A1", test::blockContent(track, relative, 0, payload));
        if (keyframe == 0)
            group += test::number("FB", 1);
        if (input.flag())
            group += test::number("75A2", input.number<quint64>(0, 20'000'000));
        if (input.flag())
            group += test::number("9B", input.number<quint64>(0, 120));
        return test::element("A0", group);
    }

    quint64 m_time = 0; // ticks of 1 ms
    quint64 m_clusterTime = 0;
    QByteArray m_kept; // the rest of a block that was cut
};

} // namespace lancast::fuzz
