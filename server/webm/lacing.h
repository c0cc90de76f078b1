// Takes laced blocks apart (RFC 9559 section 10.3).
#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace lancast::webm {

/// Values of the two lacing bits in a block's flags.
enum class Lacing { None = 0, Xiph = 1, Fixed = 2, Ebml = 3 };

/// The frames that a block's \a payload (what follows its flags) holds; nothing if the sizes contradict it.
[[nodiscard]] std::optional<std::vector<QByteArrayView>> splitLaces(QByteArrayView payload, Lacing lacing);

} // namespace lancast::webm
