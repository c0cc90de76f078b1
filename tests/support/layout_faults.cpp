#include "support/layout_faults.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStyleOptionComboBox>
#include <QStyleOptionToolButton>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::test {

namespace {

int textWidth(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

QString longestWord(const QString &text)
{
    QString longest;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        if (word.size() > longest.size())
            longest = word;
    }
    return longest;
}

/// Empty if the text of \a label has its room.
QString faultOf(const QLabel &label)
{
    if (label.text().isEmpty() || !label.pixmap().isNull())
        return {};
    if (!label.wordWrap()) {
        const QSize wanted = label.sizeHint();
        return wanted.width() > label.width() || label.minimumSizeHint().height() > label.height()
                   ? u"text is cut"_s
                   : QString();
    }
    if (label.heightForWidth(label.width()) > label.height())
        return u"lines are cut"_s;
    const bool isRich = label.textFormat() == Qt::RichText ||
                        (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()));
    const int room = label.contentsRect().width() - 2 * label.margin();
    return !isRich && textWidth(label, longestWord(label.text())) > room ? u"a word is cut"_s : QString();
}

int contentsWidth(const QAbstractButton &button)
{
    if (const auto *tool = qobject_cast<const QToolButton *>(&button)) {
        const QStyle *style = tool->style();
        const bool hasArrow = tool->popupMode() == QToolButton::MenuButtonPopup;
        const int arrow = hasArrow ? style->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, tool) : 0;
        return tool->width() - arrow - 2 * style->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, tool);
    }
    QStyleOptionButton option;
    option.initFrom(&button);
    option.text = button.text();
    if (qobject_cast<const QCheckBox *>(&button))
        return button.style()->subElementRect(QStyle::SE_CheckBoxContents, &option, &button).width();
    if (qobject_cast<const QRadioButton *>(&button))
        return button.style()->subElementRect(QStyle::SE_RadioButtonContents, &option, &button).width();
    return button.style()->subElementRect(QStyle::SE_PushButtonContents, &option, &button).width();
}

QString faultOf(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return {};
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
    if (textWidth(button, button.text()) + icon > contentsWidth(button))
        return u"text is cut"_s;
    return button.fontMetrics().height() > button.height() ? u"text is too high"_s : QString();
}

QString faultOf(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return textWidth(box, box.currentText()) > field.width() ? u"the choice is cut"_s : QString();
}

QString faultOf(const QAbstractSpinBox &box)
{
    const auto *edit = box.findChild<QLineEdit *>();
    return edit && edit->fontMetrics().horizontalAdvance(box.text()) + 4 > edit->width()
               ? u"the value is cut"_s
               : QString();
}

QString faultOf(const QLineEdit &edit)
{
    // What a person typed may be longer than the field: that is what it scrolls for.
    return textWidth(edit, edit.placeholderText()) > edit.width() ? u"the hint is cut"_s : QString();
}

QString faultOf(const QTabBar &bar)
{
    for (int tab = 0; tab < bar.count(); ++tab) {
        const QRect rect = bar.tabRect(tab);
        if (bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(tab)).width() > rect.width() ||
            rect.right() > bar.width())
            return u"the tab \"%1\" is cut"_s.arg(bar.tabText(tab));
    }
    return {};
}

QString faultOf(const QHeaderView &header)
{
    for (int section = 0; section < header.count(); ++section) {
        if (header.isSectionHidden(section))
            continue;
        const QString text = header.model()->headerData(section, header.orientation()).toString();
        if (header.orientation() == Qt::Horizontal &&
            header.fontMetrics().horizontalAdvance(text) > header.sectionSize(section))
            return u"the column \"%1\" is cut"_s.arg(text);
    }
    return {};
}

QString textFault(const QWidget &widget)
{
    if (widget.property(elidesProperty).toBool())
        return {};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return faultOf(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return faultOf(*button);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return faultOf(*box);
    if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(&widget))
        return faultOf(*spin);
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        return faultOf(*edit);
    if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        return faultOf(*bar);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return faultOf(*header);
    return {};
}

QString name(const QWidget &widget)
{
    QString text = widget.property("text").toString();
    if (text.isEmpty())
        text = widget.accessibleName();
    const char *type = widget.metaObject()->className();
    return u"%1 %2 \"%3\" %4x%5"_s.arg(QLatin1String(type), widget.objectName(), text)
        .arg(widget.width())
        .arg(widget.height());
}

/// Things that are scrolled into sight, or drawn by the view that they belong to.
bool isInsideScrollArea(const QWidget &widget, const QWidget &window)
{
    for (const QWidget *parent = widget.parentWidget(); parent && parent != &window;
         parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(parent))
            return true;
    }
    return false;
}

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QAbstractSlider *>(&widget) ||
           qobject_cast<const QProgressBar *>(&widget) || qobject_cast<const QAbstractScrollArea *>(&widget);
}

QRect inWindow(const QWidget &widget, const QWidget &window)
{
    return {widget.mapTo(&window, QPoint()), widget.size()};
}

} // namespace

QStringList layoutFaults(const QWidget &window)
{
    QStringList faults;
    QList<const QWidget *> controls;
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisibleTo(&window) || widget->window() != &window)
            continue;
        if (const QString fault = textFault(*widget); !fault.isEmpty())
            faults.append(name(*widget) + u": "_s + fault);
        if (isInsideScrollArea(*widget, window))
            continue;
        const QRect rect = inWindow(*widget, window);
        if (!window.rect().contains(rect) && !rect.isEmpty())
            faults.append(name(*widget) + u": lies outside the window"_s);
        if (isControl(*widget) && !isControl(*widget->parentWidget()))
            controls.append(widget);
    }
    for (qsizetype i = 0; i < controls.size(); ++i) {
        for (qsizetype j = i + 1; j < controls.size(); ++j) {
            const bool isPart =
                controls[i]->isAncestorOf(controls[j]) || controls[j]->isAncestorOf(controls[i]);
            const QRect shared = inWindow(*controls[i], window) & inWindow(*controls[j], window);
            if (!isPart && !shared.isEmpty())
                faults.append(name(*controls[i]) + u" overlaps "_s + name(*controls[j]));
        }
    }
    return faults;
}

} // namespace lancast::test
