// Whom the host lets in: plain values, and what a passcode may be.
#pragma once

#include <QString>

namespace lancast::app {

inline constexpr int maxPasscodeLength = 64;          ///< characters, as for --passcode
inline constexpr int mostViewersToChoose = 1'000'000; ///< as for --max-viewers

struct AccessChoices
{
    bool asksForPasscode = false;
    QString passcode;   ///< kept while it is not asked for
    int maxViewers = 0; ///< 0: no limit
    /// Other devices that have the link for publishing; the host is asked about each.
    bool mayOthersAskToPublish = true;

    /// What the relay is told: empty lets everybody in.
    [[nodiscard]] QString passcodeInForce() const { return asksForPasscode ? passcode : QString(); }

    friend bool operator==(const AccessChoices &, const AccessChoices &) = default;
};

/// Not empty, not only blanks, not too long, nothing that cannot be seen.
[[nodiscard]] bool isPasscode(const QString &text);

/// Six random digits: easy to say across a room; the relay slows guessing down.
[[nodiscard]] QString suggestedPasscode();

} // namespace lancast::app
