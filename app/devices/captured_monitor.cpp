#include "devices/captured_monitor.h"

#include <QByteArray>
#include <QGuiApplication>

#include <cstdlib>
#include <memory>

#include <xcb/randr.h>

namespace lancast::app {

namespace {

struct Free
{
    void operator()(void *reply) const { std::free(reply); }
};
template<typename Reply> using ReplyPtr = std::unique_ptr<Reply, Free>;

xcb_connection_t *connection()
{
    auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

QString atomName(xcb_connection_t *x11, xcb_atom_t atom)
{
    const ReplyPtr<xcb_get_atom_name_reply_t> name(
        xcb_get_atom_name_reply(x11, xcb_get_atom_name(x11, atom), nullptr));
    return name ? QString::fromUtf8(xcb_get_atom_name_name(name.get()),
                                    xcb_get_atom_name_name_length(name.get()))
                : QString();
}

} // namespace

std::optional<CapturedMonitor> capturedMonitor()
{
    xcb_connection_t *x11 = connection();
    if (!x11 || !xcb_get_extension_data(x11, &xcb_randr_id)->present)
        return std::nullopt;
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x11)).data->root;
    const ReplyPtr<xcb_randr_get_monitors_reply_t> list(
        xcb_randr_get_monitors_reply(x11, xcb_randr_get_monitors(x11, root, 1), nullptr));
    if (!list || list->nMonitors == 0)
        return std::nullopt;
    const xcb_atom_t first = xcb_randr_get_monitors_monitors_iterator(list.get()).data->name;
    return CapturedMonitor{atomName(x11, first), first};
}

quint32 monitorId(const QString &name)
{
    xcb_connection_t *x11 = connection();
    if (!x11)
        return 0;
    const QByteArray bytes = name.toUtf8();
    const ReplyPtr<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(
        x11, xcb_intern_atom(x11, 0, quint16(bytes.size()), bytes.constData()), nullptr));
    return atom ? atom->atom : 0;
}

} // namespace lancast::app
