// The fuzzer's bytes, taken as values: numbers from the end, so that a changed number moves no other bytes.
#pragma once

#include <QByteArray>

#include <fuzzer/FuzzedDataProvider.h>

#include <chrono>

namespace lancast::fuzz {

class FuzzInput final
{
public:
    FuzzInput(const uint8_t *data, size_t size)
        : m_provider(data, size)
    {
    }

    [[nodiscard]] bool isAtEnd() { return m_provider.remaining_bytes() == 0; }
    [[nodiscard]] bool flag() { return m_provider.ConsumeBool(); }

    template<typename Integer> [[nodiscard]] Integer number(Integer min, Integer max)
    {
        return m_provider.ConsumeIntegralInRange<Integer>(min, max);
    }

    template<typename Duration> [[nodiscard]] Duration duration(Duration min, Duration max)
    {
        return Duration(number(min.count(), max.count()));
    }

    /// From the front, up to a backslash; two backslashes stand for one.
    [[nodiscard]] QByteArray text(size_t maxSize = 4096)
    {
        return QByteArray::fromStdString(m_provider.ConsumeRandomLengthString(maxSize));
    }

    [[nodiscard]] QByteArray bytes(size_t size)
    {
        return QByteArray::fromStdString(m_provider.ConsumeBytesAsString(size));
    }

    [[nodiscard]] QByteArray rest()
    {
        return QByteArray::fromStdString(m_provider.ConsumeRemainingBytesAsString());
    }

private:
    FuzzedDataProvider m_provider;
};

} // namespace lancast::fuzz
