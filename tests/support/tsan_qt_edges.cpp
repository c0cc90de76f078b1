// Tells the thread sanitizer what it cannot see of Qt, which is built without it: that who sends a signal, a
// call or a job is done with it before the other thread takes it up. Linked into the tests and
// lancast-server of thread-sanitizer builds.
#include <QObject>
#include <QRunnable>
#include <QThreadPool>

#include <sanitizer/tsan_interface.h>

#include <functional>

// Every hand-over is one edge: what two threads do to one object without any hand-over between is still
// found.
namespace {

char edge;

bool onEvent(void **)
{
    __tsan_acquire(&edge);
    return false; // it is delivered as usual
}

const bool isRegistered = QInternal::registerCallback(QInternal::EventNotifyCallback, onEvent);

class Job final : public QRunnable
{
public:
    explicit Job(std::function<void()> work)
        : m_work(std::move(work))
    {
    }

    void run() override
    {
        __tsan_acquire(&edge);
        m_work();
        __tsan_release(&edge);
    }

private:
    std::function<void()> m_work;
};

} // namespace

// The linker's --wrap leads calls of `name` to `__wrap_name`, and `__real_name` to the original.
// NOLINTBEGIN(bugprone-reserved-identifier): the linker's names
#define SIGNAL_NAME _ZN11QMetaObject8activateEP7QObjectPKS_iPPv
#define CALL_NAME                                                                                            \
    _ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv
#define JOB_NAME _ZN11QThreadPool5startESt8functionIFvvEEi
#define REAL(name) REAL_OF(name)
#define REAL_OF(name) __real_##name
#define WRAP(name) WRAP_OF(name)
#define WRAP_OF(name) __wrap_##name

extern "C" {

void REAL(SIGNAL_NAME)(QObject *sender, const QMetaObject *type, int index, void **arguments);
void WRAP(SIGNAL_NAME)(QObject *sender, const QMetaObject *type, int index, void **arguments)
{
    __tsan_release(&edge);
    REAL(SIGNAL_NAME)(sender, type, index, arguments);
}

bool REAL(CALL_NAME)(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                     void *result);
bool WRAP(CALL_NAME)(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    __tsan_release(&edge);
    const bool isCalled = REAL(CALL_NAME)(object, slot, type, result);
    __tsan_acquire(&edge); // of a blocking call
    return isCalled;
}

void WRAP(JOB_NAME)(QThreadPool *pool, std::function<void()> job, int priority)
{
    auto *runnable = new Job(std::move(job));
    __tsan_release(&edge);
    pool->start(runnable, priority);
}
}
// NOLINTEND(bugprone-reserved-identifier)
