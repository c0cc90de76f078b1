#include "output/recording/recording_scan.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

#include <algorithm>
#include <array>

namespace lancast::record {

namespace id = webm::id;

namespace {

constexpr int elementsBetweenQuestions = 1024;

class Scan final
{
public:
    Scan(const ReadAt &read, qint64 size, const std::function<bool()> &isCancelled)
        : m_read(read)
        , m_size(size)
        , m_isCancelled(isCancelled)
    {
    }

    ScanResult run()
    {
        QByteArray bytes(qsizetype(std::min(m_size, maxBeginningBytes)), '\0');
        bytes.truncate(m_read(0, {bytes.data(), size_t(bytes.size())}));
        const auto beginning = readBeginning(bytes);
        if (!beginning)
            return {};
        m_result.layout = beginning->layout;
        m_result.index = RecordingIndex(beginning->tracks);
        m_result.verdict = beginning->isFinished ? ScanVerdict::Finished : walk();
        return m_result;
    }

private:
    struct Cluster
    {
        qint64 offset = 0;
        qint64 content = 0;
        qint64 blocks = 0;             ///< where they begin, behind the Timestamp
        std::optional<qint64> toldEnd; ///< by its size
        std::chrono::milliseconds time{0};
    };

    QByteArrayView at(qint64 offset)
    {
        const auto space = std::span(m_window).first(
            size_t(std::clamp<qint64>(m_size - offset, 0, qint64(m_window.size()))));
        return {m_window.data(), m_read(offset, space)};
    }

    ScanVerdict walk()
    {
        qint64 position = m_result.layout.clusters;
        while (const auto cluster = clusterAt(position)) {
            if (const auto open = m_result.index.openCluster())
                m_result.patches.push_back(sizePatch(*open, position));
            m_result.index.startCluster(cluster->offset, cluster->content, cluster->time);
            const qint64 end = walkBlocks(*cluster);
            if (m_wasCancelled)
                return ScanVerdict::Foreign;
            m_result.end = end;
            if (!cluster->toldEnd || end == *cluster->toldEnd) {
                position = end;
            } else if (clusterAt(*cluster->toldEnd)) {
                position = *cluster->toldEnd; // damaged inside, and well from the next one on
            } else {
                break;
            }
            // An unfinished file's last Cluster tells no size; one that does is closed.
            if (cluster->toldEnd)
                m_result.index.closeCluster();
        }
        if (m_result.index.end().count() == 0)
            return ScanVerdict::Empty;
        return m_size - m_result.end <= maxBrokenTail ? ScanVerdict::Unfinished : ScanVerdict::Damaged;
    }

    std::optional<Cluster> clusterAt(qint64 position)
    {
        const QByteArrayView bytes = at(position);
        const auto [status, header] = webm::readElementHeader(bytes);
        if (status != webm::EbmlStatus::Element || header.id != id::Cluster || header.headerSize != headBytes)
            return std::nullopt;
        const QByteArrayView content = bytes.sliced(header.headerSize);
        const auto [timeStatus, time] = webm::readElementHeader(content);
        if (timeStatus != webm::EbmlStatus::Element || time.id != id::Timestamp || time.size > 8 ||
            content.size() < time.headerSize + qsizetype(time.size))
            return std::nullopt;
        Cluster cluster;
        cluster.offset = position;
        cluster.content = position + header.headerSize;
        cluster.blocks = cluster.content + time.headerSize + qint64(time.size);
        if (!header.hasUnknownSize)
            cluster.toldEnd = cluster.content + qint64(header.size);
        const quint64 ticks = webm::readUnsigned(content.sliced(time.headerSize, qsizetype(time.size)));
        if (ticks > quint64(maxTime.count()))
            return std::nullopt;
        cluster.time = std::chrono::milliseconds(qint64(ticks));
        return cluster;
    }

    /// Answers where its last whole block ends.
    qint64 walkBlocks(const Cluster &cluster)
    {
        const qint64 limit = std::min(cluster.toldEnd.value_or(m_size), m_size);
        qint64 position = cluster.blocks;
        while (position < limit) {
            const auto block = readBlockHead(at(position));
            if (!block || block->size > limit - position)
                break;
            m_result.index.addBlock(*block);
            position += block->size;
            if (++m_elements % elementsBetweenQuestions == 0 && m_isCancelled && m_isCancelled()) {
                m_wasCancelled = true;
                break;
            }
        }
        return position;
    }

    static constexpr qsizetype headBytes = 12;
    static constexpr std::chrono::milliseconds maxTime = std::chrono::hours(24 * 365);

    const ReadAt &m_read;
    const qint64 m_size;
    const std::function<bool()> &m_isCancelled;
    std::array<char, blockHeadBytes> m_window{};
    ScanResult m_result;
    int m_elements = 0;
    bool m_wasCancelled = false;
};

} // namespace

ScanResult scanRecording(const ReadAt &read, qint64 size, const std::function<bool()> &isCancelled)
{
    return Scan(read, size, isCancelled).run();
}

} // namespace lancast::record
