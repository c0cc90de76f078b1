// Bytes as a hostile or broken peer could change them; the same seed gives the same changes.
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace lancast::test {

/// One to four bytes changed, and sometimes a part left out or repeated.
inline QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    for (int left = random.bounded(1, 5); left > 0; --left)
        bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
    const int at = random.bounded(int(bytes.size()));
    const int size = random.bounded(int(bytes.size() - at));
    switch (random.bounded(4)) {
    case 0:
        return bytes.remove(at, size);
    case 1:
        return bytes.insert(at, bytes.mid(at, size));
    default:
        return bytes;
    }
}

} // namespace lancast::test
