#include "share/address_chooser.h"

#include "look/look.h"
#include "look/plain_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int mostCharacters = 300; // a name has at most 253, and perhaps somebody pastes a link

/// Shows with dots that a long text is not all there; its list and the address below have it whole.
class ElidingBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (currentIndex() < 0)
            return QComboBox::paintEvent(event);
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect place =
            style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText =
            fontMetrics().elidedText(option.currentText, Qt::ElideMiddle, place.width() - spacing / 2);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

} // namespace

AddressChooser::AddressChooser(QWidget *parent)
    : QWidget(parent)
    , m_box(new ElidingBox(this))
    , m_field(new QLineEdit(this))
    , m_error(new QLabel(this))
{
    m_box->setObjectName(u"networks"_s);
    m_box->setAccessibleName(tr("Address to share"));
    m_box->setToolTip(tr("All ways in which others can reach this computer"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumHeight(4 * spacing);
    m_field->setObjectName(u"otherAddress"_s);
    m_field->setAccessibleName(tr("Other address"));
    m_field->setToolTip(tr("A name or an IP address that leads to this computer, with the port if it is "
                           "another one; press Return to use it"));
    m_field->setPlaceholderText(tr("Name or address"));
    m_field->setMaxLength(mostCharacters);
    m_field->setMinimumHeight(4 * spacing);
    m_error->setObjectName(u"otherAddressError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_box, m_field, m_error})
        layout->addWidget(widget);
    m_field->hide();
    m_error->hide();
    connect(m_box, &QComboBox::activated, this, &AddressChooser::take);
    connect(m_field, &QLineEdit::editingFinished, this, &AddressChooser::finishTyping);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showError({}); });
}

void AddressChooser::setEntries(const QList<ShareEntry> &entries, qsizetype current)
{
    if (entries == m_entries && current == m_current && m_box->count() > 0)
        return;
    m_entries = entries;
    m_current = current;
    showEntries();
}

void AddressChooser::setPlaceholder(const QString &text)
{
    m_box->setPlaceholderText(text);
}

void AddressChooser::showEntries()
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    for (const ShareEntry &entry : std::as_const(m_entries)) {
        m_box->addItem(entryTitle(entry));
        const QString hint = entry.way == WayIn::Network ? entry.network.interfaceName : entryTitle(entry);
        m_box->setItemData(m_box->count() - 1, plainToolTip(hint), Qt::ToolTipRole);
    }
    const bool hasTyped = !m_entries.isEmpty() && m_entries.constLast().way == WayIn::Typed;
    if (!hasTyped)
        m_box->addItem(tr("Other address..."));
    m_box->setCurrentIndex(m_isTyping && !hasTyped ? m_box->count() - 1 : int(m_current));
    QAbstractItemView *list = m_box->view();
    list->setMinimumWidth(list->sizeHintForColumn(0) + 2 * spacing);
    const bool isTyped = m_current >= 0 && m_entries[m_current].way == WayIn::Typed;
    if (isTyped && !m_field->hasFocus())
        m_field->setText(m_entries[m_current].host.toString());
    showField(isTyped || m_isTyping);
}

void AddressChooser::take(int row)
{
    m_isTyping = row == m_entries.size();
    showField(m_isTyping || (row >= 0 && m_entries[row].way == WayIn::Typed));
    if (m_isTyping) {
        m_field->clear();
        m_field->setFocus(Qt::OtherFocusReason);
    } else if (row >= 0) {
        const ShareEntry entry = m_entries[row];
        emit entryChosen(entry);
    }
}

void AddressChooser::finishTyping()
{
    const TypedAddressResult result = readTypedAddress(m_field->text());
    showError(result.error);
    if (!result.error.isEmpty())
        return;
    m_isTyping = false;
    if (!result.address.isEmpty())
        m_field->setText(result.address.toString());
    emit addressTyped(result.address);
    showEntries();
}

void AddressChooser::showField(bool isShown)
{
    m_field->setVisible(isShown);
    if (!isShown)
        showError({});
}

void AddressChooser::showError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

} // namespace lancast::app
