// A document of several Clusters, one a second, whose places are known: to be damaged.
#pragma once

#include "tests/support/webm_elements.h"

#include <random>

namespace lancast::test {

inline constexpr int blocksPerCluster = 6;

inline QByteArray randomBytes(std::mt19937 &random, qsizetype count)
{
    QByteArray bytes(count, '\0');
    for (char &byte : bytes)
        byte = char(random());
    return bytes;
}

/// Second number \a second: six blocks of about 150 random bytes.
inline QByteArray clusterContent(int second)
{
    std::mt19937 random(quint32(second) + 1);
    QByteArray content;
    for (int i = 0; i < blocksPerCluster; ++i)
        content += simpleBlock(1 + i % 2, qint16(100 * i), i == 0 ? 0x80 : 0,
                               randomBytes(random, 100 + qsizetype(random() % 100)));
    return content;
}

enum class Sizes { Known, Unknown };

struct Document
{
    QByteArray bytes;
    QList<qsizetype> starts; ///< of each Cluster, and the end
};

inline Document document(Sizes sizes, int clusterCount = 5)
{
    QByteArray segment = info() + tracks();
    Document made;
    for (int second = 0; second < clusterCount; ++second) {
        made.starts.append(segment.size());
        segment += sizes == Sizes::Known ? cluster(quint64(1000 * second), clusterContent(second))
                                         : openCluster(quint64(1000 * second)) + clusterContent(second);
    }
    made.starts.append(segment.size());
    made.bytes = ebmlHeader() +
                 (sizes == Sizes::Known ? element("18538067", segment) : openEnded("18538067") + segment);
    for (qsizetype &start : made.starts)
        start += made.bytes.size() - segment.size();
    return made;
}

} // namespace lancast::test
