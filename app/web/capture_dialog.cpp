#include "web/capture_dialog.h"

#include "look/look.h"

#include <QAbstractListModel>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize usualSize{62 * spacing, 50 * spacing};
constexpr int screensHeight = 10 * spacing; ///< about three names; windows are more

std::optional<CaptureItem> selectedIn(const QListView &list, CaptureKind kind)
{
    const QModelIndexList rows = list.selectionModel()->selectedIndexes();
    if (rows.isEmpty())
        return std::nullopt;
    return CaptureItem{kind, rows.first().row(), rows.first().data().toString()};
}

} // namespace

CaptureDialog::CaptureDialog(const CaptureModels &models, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"captureDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose what to show – LanCast"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    m_screens = addList(*layout, {CaptureKind::Screen, tr("S&creens"), u"screens"_s}, models.screens);
    m_windows = addList(*layout, {CaptureKind::Window, tr("&Windows"), u"windows"_s}, models.windows);
    m_screens->setMaximumHeight(screensHeight);
    addButtons(*layout);
    keepOneSelected(*m_screens, *m_windows);
    keepOneSelected(*m_windows, *m_screens);
    selectFirst();
    resize(usualSize);
}

QListView *CaptureDialog::addList(QVBoxLayout &layout, const Section &section, QAbstractListModel &model)
{
    auto *list = new QListView(this);
    list->setObjectName(section.name);
    list->setModel(&model);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setEditTriggers(QListView::NoEditTriggers);
    auto *title = new QLabel(section.title, this);
    title->setBuddy(list);
    list->setAccessibleName(QString(section.title).remove(u'&'));
    layout.addWidget(title);
    layout.addWidget(list, section.kind == CaptureKind::Window ? 1 : 0);
    connect(list, &QListView::doubleClicked, this, &QDialog::accept);
    return list;
}

void CaptureDialog::addButtons(QVBoxLayout &layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_share = buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    m_share->setObjectName(u"showChosen"_s);
    m_share->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout.addWidget(buttons);
}

void CaptureDialog::keepOneSelected(QListView &list, QListView &other)
{
    connect(list.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, &other](const QItemSelection &selected) {
                if (!selected.isEmpty())
                    other.clearSelection();
                check();
            });
    // A window that closes takes its selection with it, and says nothing of that.
    connect(list.model(), &QAbstractItemModel::rowsRemoved, this, &CaptureDialog::check);
    connect(list.model(), &QAbstractItemModel::modelReset, this, &CaptureDialog::check);
}

void CaptureDialog::selectFirst()
{
    QListView *list = m_screens->model()->rowCount() > 0 ? m_screens : m_windows;
    list->setCurrentIndex(list->model()->index(0, 0));
    list->setFocus();
    check();
}

void CaptureDialog::check()
{
    m_share->setEnabled(chosen().has_value());
}

std::optional<CaptureItem> CaptureDialog::chosen() const
{
    const auto screen = selectedIn(*m_screens, CaptureKind::Screen);
    return screen ? screen : selectedIn(*m_windows, CaptureKind::Window);
}

} // namespace lancast::app
