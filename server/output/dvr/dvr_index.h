// Where each kept piece of the stream's past lies, by its time.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <optional>

namespace lancast::dvr {

/// One or more whole GOPs in a row: bytes that a player can begin with.
struct DvrGop
{
    std::chrono::milliseconds time{0};
    std::chrono::milliseconds endTime{0}; ///< later than time: where the next one begins, or a hole does
    quint64 blob = 0;                     ///< whose init segment goes with it
    quint64 file = 0;                     ///< rises from file to file
    qint64 offset = 0;
    qint64 length = 0;
};

struct DvrLimits
{
    std::chrono::milliseconds span{0};
    qint64 bytes = 0;
};

/// Over a limit it forgets the oldest. Times and files rise.
class DvrIndex final
{
public:
    explicit DvrIndex(const DvrLimits &limits)
        : m_limits(limits)
    {
    }

    void setLimits(const DvrLimits &limits);
    void append(const DvrGop &gop);
    /// All that lies in \a file.
    void forgetFile(quint64 file);
    void clear();

    enum class Absence {
        None,
        Forgotten, ///< it is older than all that is kept
        NotYet,    ///< it is newer
    };
    struct Found
    {
        Absence absence = Absence::None;
        DvrGop gop;                                    ///< valid with None
        std::optional<std::chrono::milliseconds> next; ///< the time of the one behind it, if that is there
    };
    /// What holds \a time; in a hole what is before it: its last frame stands until the next one comes, so
    /// that it ends there.
    [[nodiscard]] Found find(std::chrono::milliseconds time) const;

    [[nodiscard]] bool isEmpty() const { return m_gops.empty(); }
    [[nodiscard]] std::chrono::milliseconds from() const; ///< 0 while empty
    [[nodiscard]] std::chrono::milliseconds to() const;   ///< 0 while empty
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// The oldest that is still needed; nothing while empty.
    [[nodiscard]] std::optional<quint64> oldestFile() const;
    [[nodiscard]] std::optional<quint64> oldestBlob() const;

private:
    void forgetOldest();
    void keepLimits();

    DvrLimits m_limits;
    std::deque<DvrGop> m_gops;
    qint64 m_bytes = 0;
};

} // namespace lancast::dvr
