#include "keyboard_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int mostSteps = 200;
/// Milliseconds. A web page gives the focus back when it has been asked by another process.
constexpr int stepPatience = 10'000;

template<typename... Kinds> bool isOneOf(const QWidget *widget)
{
    return (qobject_cast<const Kinds *>(widget) || ...);
}

bool isControl(const QWidget *widget)
{
    return isOneOf<QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar, QAbstractItemView,
                   QLineEdit>(widget) &&
           !isOneOf<QHeaderView, QScrollBar>(widget);
}

bool isPartOfControl(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent && !widget->isWindow();
         parent = parent->parentWidget()) {
        if (isControl(parent))
            return true;
    }
    return false;
}

/// The control that \a widget is or belongs to, else \a widget.
const QWidget *controlAround(const QWidget *widget)
{
    for (const QWidget *outer = widget; outer; outer = outer->parentWidget()) {
        if (isControl(outer) && !isPartOfControl(outer))
            return outer;
    }
    return widget;
}

bool step(const QWidget &window)
{
    const QWidget *before = QApplication::focusWidget();
    press(window, Qt::Key_Tab);
    return QTest::qWaitFor([before] { return QApplication::focusWidget() != before; }, stepPatience);
}

QString nameOf(const QWidget *widget)
{
    if (!widget)
        return u"nowhere"_s;
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return QLatin1StringView(widget->metaObject()->className()) + u" "_s + widget->objectName() + u" "_s +
           (button ? button->text() : widget->accessibleName());
}

bool hasOwnKey(const QWidget &window, const QWidget *control)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(control);
        button && !button->shortcut().isEmpty())
        return true;
    const auto labels = window.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [control](const QLabel *label) {
        return label->isVisible() && label->buddy() == control &&
               !QKeySequence::mnemonic(label->text()).isEmpty();
    });
}

/// The arrow keys go from one button of an exclusive group to the next.
bool isReachedByArrows(const QWidget *control, const QSet<const QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(control);
    if (!button || !button->group() || !button->group()->exclusive() || button->focusPolicy() == Qt::NoFocus)
        return false;
    const auto members = button->group()->buttons();
    return std::ranges::any_of(members,
                               [&](const QAbstractButton *member) { return reached.contains(member); });
}

} // namespace

void press(const QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(window.windowHandle(), key, modifiers);
}

void pressWhenOpen(const std::function<QWidget *()> &opened, const QList<Qt::Key> &keys)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [=] {
        const QWidget *window = opened();
        if (!window || !window->isVisible())
            return;
        timer->stop();
        timer->deleteLater();
        for (const Qt::Key key : keys)
            QTest::keyClick(window->windowHandle(), key);
    });
    timer->start(20);
}

bool tabTo(const QWidget &window, const QWidget *target)
{
    for (int i = 0; i < mostSteps; ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && (focus == target || target->isAncestorOf(focus)))
            return true;
        if (!step(window))
            return false;
    }
    return false;
}

QList<QWidget *> controlsOf(const QWidget &window)
{
    QList<QWidget *> controls;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool isThere = widget->isVisible() && widget->isEnabled() && widget->window() == &window;
        if (isThere && isControl(widget) && !isPartOfControl(widget))
            controls.append(widget);
    }
    return controls;
}

QStringList unreachedIn(const QWidget &window)
{
    const QList<QWidget *> controls = controlsOf(window);
    if (controls.isEmpty() || (controls.size() == 1 && controls.constFirst()->hasFocus()))
        return {}; // Tab would lead nowhere else
    QSet<const QWidget *> reached;
    QStringList unreached;
    for (int i = 0; i < mostSteps; ++i) {
        if (!step(window)) {
            unreached.append(u"stuck in "_s + nameOf(controlAround(QApplication::focusWidget())));
            break;
        }
        const QWidget *control = controlAround(QApplication::focusWidget());
        if (reached.contains(control))
            break;
        reached.insert(control);
    }
    for (const QWidget *control : controls) {
        if (!reached.contains(control) && !hasOwnKey(window, control) && !isReachedByArrows(control, reached))
            unreached.append(nameOf(control));
    }
    return unreached;
}

} // namespace lancast::app
