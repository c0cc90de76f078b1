// A limit on how far this process's files grow.
#pragma once

#include <QtGlobal>

#include <csignal>

#include <sys/resource.h>

namespace lancast::test {

/// While it lives no file grows beyond \a bytes: writes end there, with EFBIG.
class SizeLimit final
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        (void)std::signal(SIGXFSZ, SIG_IGN);
        (void)getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        (void)setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit() { (void)setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SizeLimit)

private:
    rlimit m_before{};
};

} // namespace lancast::test
