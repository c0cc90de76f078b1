// Which screen or window a page gets when it asks for one: the host is asked once for each choice.
#pragma once

#include "web/capture_item.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QWidget;

namespace lancast::app {

class CaptureDialog;

class CaptureChooser final : public QObject
{
    Q_OBJECT

public:
    /// Empty: the host has chosen nothing, or there is nothing.
    using Answer = std::function<void(const std::optional<CaptureItem> &chosen)>;

    using QObject::QObject;

    /// The host has chosen to show a screen or a window: the next request asks for which one.
    void askNext() { m_mustAsk = true; }
    /// The monitors have changed: what was chosen by a screen's name may be another screen now.
    void forgetScreen();

    /// Calls \a answer once, now or when a dialog over \a window is closed; \a models must live until then.
    /// Before anything was chosen it is the first screen, as a program that starts by itself has nobody to
    /// ask. Later the host's choice is repeated: the same source in another quality, or after a crash.
    void choose(const CaptureModels &models, QWidget *window, const Answer &answer);

private:
    void ask(const CaptureModels &models, QWidget *window, const Answer &answer);

    bool m_mustAsk = false;
    std::optional<CaptureItem> m_chosen; ///< by the host
    QPointer<CaptureDialog> m_dialog;
};

} // namespace lancast::app
