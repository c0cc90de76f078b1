#include "web/sandbox_probe.h"

#include <QProcess>
#include <QTest>

#include <array>
#include <cerrno>
#include <optional>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

/// From here on the system refuses one call to this process, as AppArmor refuses those of name spaces without
/// a profile.
bool refuseCall(unsigned number)
{
    std::array<sock_filter, 4> program{{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                                        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
                                        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
                                        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)}};
    const sock_fprog filter{program.size(), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/// What the probe says where the system refuses this call; empty if that could not be tried.
std::optional<bool> canMakeSandboxWithout(unsigned number)
{
    constexpr int yes = 10;
    constexpr int no = 11;
    const pid_t child = fork();
    if (child == 0)
        _exit(!refuseCall(number) ? 1 : canMakeSandbox() ? yes : no);
    int status = 0;
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) < yes)
        return std::nullopt;
    return WEXITSTATUS(status) == yes;
}

/// What util-linux' program says.
bool canUnshare()
{
    return QProcess::execute(u"unshare"_s, {u"--user"_s, u"--map-root-user"_s, u"--pid"_s, u"--fork"_s,
                                            u"--root=/usr"_s, u"/bin/true"_s}) == 0;
}

} // namespace

class SandboxProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatAnIndependentProgramFinds() { QCOMPARE(canMakeSandbox(), canUnshare()); }

    void findsThatNameSpacesAreRefused()
    {
        QCOMPARE(canMakeSandboxWithout(SYS_unshare), std::optional(false));
    }

    void findsThatNameSpacesMayNotBeUsed()
    {
        QCOMPARE(canMakeSandboxWithout(SYS_chroot), std::optional(false));
    }

    void doesNotBlameAnythingElse()
    {
        QCOMPARE(canMakeSandboxWithout(SYS_acct), std::optional(canUnshare()));
    }
};

QTEST_GUILESS_MAIN(SandboxProbeTest)
#include "sandbox_probe_test.moc"
