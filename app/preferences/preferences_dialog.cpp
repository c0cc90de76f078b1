#include "preferences/preferences_dialog.h"

#include "look/look.h"
#include "preferences/access_page.h"
#include "preferences/icecast_page.h"
#include "preferences/language_page.h"
#include "preferences/network_page.h"
#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/recording_page.h"
#include "preferences/startup_page.h"
#include "preferences/video_page.h"
#include "share/network_interfaces.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize usualSize{88 * spacing, 62 * spacing};

} // namespace

PreferencesDialog::PreferencesDialog(Preferences &preferences, const QList<InterfaceAddress> &addresses,
                                     QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_titles(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_question(buildQuestion())
    , m_buttons(buildButtons())
    , m_result(new NoteLabel(NoteKind::Help, this))
{
    setObjectName(u"preferences"_s);
    setWindowTitle(tr("Preferences – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_titles->setObjectName(u"pages"_s);
    m_titles->setAccessibleName(tr("Pages"));
    addPage(tr("Network"), new NetworkPage(preferences, addresses));
    addPage(tr("Access"), new AccessPage(preferences));
    addPage(tr("Video"), new VideoPage(preferences));
    addPage(tr("Recording"), new RecordingPage(preferences));
    addPage(tr("Start-up"), new StartupPage(preferences));
    addPage(tr("Language"), new LanguagePage(preferences));
    addPage(tr("Icecast"), new IcecastPage(preferences));
    // As wide as its longest title in any language, with room for the style's margins.
    m_titles->setFixedWidth(m_titles->sizeHintForColumn(0) + 4 * spacing);
    m_result->setObjectName(u"resetResult"_s);
    m_result->hide();

    auto *body = new QHBoxLayout;
    body->setSpacing(spacing);
    body->addWidget(m_titles);
    body->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    layout->addLayout(body, 1);
    layout->addWidget(m_result);
    layout->addWidget(m_question);
    layout->addWidget(m_buttons);
    connect(m_titles, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_titles->setCurrentRow(0);
    m_titles->setFocus();
    resize(usualSize);
}

void PreferencesDialog::openFor(Preferences &preferences, QWidget *window)
{
    auto *dialog = window->findChild<PreferencesDialog *>();
    if (!dialog)
        dialog = new PreferencesDialog(preferences, runningInterfaceAddresses(), window);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void PreferencesDialog::addPage(const QString &title, QWidget *page)
{
    // A long page in a small window scrolls, and follows the focus.
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_titles->addItem(title);
    m_pages->addWidget(area);
}

QWidget *PreferencesDialog::buildQuestion()
{
    auto *question = new QWidget(this);
    question->setObjectName(u"resetQuestion"_s);
    auto *text =
        new QLabel(tr("Forget all choices, also sources, devices and places of windows, and go back to "
                      "the defaults? The old ones are kept in a file. If the address changes, guests "
                      "are disconnected."),
                   question);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(question);
    auto *reset = buttons->addButton(tr("&Reset"), QDialogButtonBox::DestructiveRole);
    auto *keep = buttons->addButton(tr("&Keep my choices"), QDialogButtonBox::RejectRole);
    reset->setObjectName(u"confirmReset"_s);
    keep->setObjectName(u"keepChoices"_s);
    reset->setAutoDefault(false);
    auto *layout = new QVBoxLayout(question);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(text);
    layout->addWidget(buttons);
    connect(reset, &QPushButton::clicked, this, [this] { answer(true); });
    connect(keep, &QPushButton::clicked, this, [this] { answer(false); });
    question->hide();
    return question;
}

QDialogButtonBox *PreferencesDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *reset = buttons->addButton(tr("Reset to &defaults..."), QDialogButtonBox::ResetRole);
    reset->setObjectName(u"reset"_s);
    reset->setAutoDefault(false);
    // Return in a field means that field.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, &PreferencesDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    return buttons;
}

void PreferencesDialog::ask()
{
    m_result->hide();
    m_buttons->hide();
    m_question->show();
    m_question->findChild<QPushButton *>(u"keepChoices"_s)->setFocus();
}

void PreferencesDialog::answer(bool isReset)
{
    if (isReset) {
        const QString kept = m_preferences.reset();
        m_result->setText(
            kept.isEmpty() ? tr("All choices are at their defaults.")
                           : tr("All choices are at their defaults. The old ones are kept as %1.").arg(kept));
        m_result->show();
    }
    m_question->hide();
    m_buttons->show();
    m_buttons->findChild<QPushButton *>(u"reset"_s)->setFocus();
}

} // namespace lancast::app
