// What a person reads who has asked for this machine by a name that it does not go by.
#pragma once

#include "http/http_response.h"
#include "http/request_head.h"

#include <QString>

namespace lancast::net {

/// Whether \a head is that of a browser which opens a page.
[[nodiscard]] bool wantsPage(const RequestHead &head);

/// \a name: as it was asked for. In the language of the guest's pages that \a head prefers.
[[nodiscard]] HttpResponse refusedNamePage(const QString &name, const RequestHead &head);

} // namespace lancast::net
