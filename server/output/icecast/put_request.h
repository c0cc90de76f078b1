// How a source introduces itself to Icecast, and what Icecast answers. Pure.
#pragma once

#include "output/icecast/icecast_status.h"
#include "output/icecast/icecast_target.h"

#include <QByteArrayView>

namespace lancast::icecast {

/// A PUT that has no length and waits to be let (RFC 9110 section 10.1.1): behind Icecast's "100 Continue"
/// the stream follows as it is.
[[nodiscard]] QByteArray putRequest(const IcecastTarget &target);

struct PutAnswer
{
    enum class Verdict { Incomplete, Accepted, Refused };

    Verdict verdict = Verdict::Incomplete;
    IcecastTrouble trouble = IcecastTrouble::None; ///< of a refusal
    QString detail{};                              ///< of a refusal: what Icecast says
    qsizetype size = 0;                            ///< of an acceptance: so many bytes are its head
};

/// An answer has at most so many bytes of head, and so many come behind it.
inline constexpr qsizetype maxAnswerBytes = 8 * 1024;

/// \a received: all that has come. \a isEnded: nothing more will.
[[nodiscard]] PutAnswer readPutAnswer(QByteArrayView received, bool isEnded);

/// \a received: what has come behind an acceptance. From where in it Icecast refuses the stream after all:
/// behind its "100 Continue", or even another acceptance, "403 Mountpoint in use" may follow. -1: nowhere.
[[nodiscard]] qsizetype laterRefusal(QByteArrayView received);

} // namespace lancast::icecast
