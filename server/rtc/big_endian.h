// Numbers in network byte order. The callers have checked that the bytes are there.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtEndian>

#include <array>

namespace lancast::rtc {

template<typename Integer> [[nodiscard]] Integer readNumber(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<Integer>(bytes.sliced(at, sizeof(Integer)).data());
}

template<typename Integer> void appendNumber(QByteArray &bytes, Integer value)
{
    std::array<char, sizeof(Integer)> buffer{};
    qToBigEndian(value, buffer.data());
    bytes.append(buffer.data(), buffer.size());
}

} // namespace lancast::rtc
