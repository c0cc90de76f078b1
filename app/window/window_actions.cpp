#include "window/window_actions.h"

#include "look/look.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , toggleLive(new QAction(this))
    , togglePause(new QAction(this))
    , toggleRecording(new QAction(tr("Re&cord"), this))
    , recordings(new QAction(tr("Rec&ordings"), this))
    , viewerWindow(new QAction(tr("&Viewer window"), this))
    , chooseFile(new QAction(tr("Stream a &file..."), this))
    , publishElsewhere(new QAction(tr("Publish from another d&evice..."), this))
    , fullScreen(new QAction(tr("F&ull screen"), this))
    , preferences(new QAction(tr("&Preferences..."), this))
    , copyDiagnostics(new QAction(tr("Copy &diagnostics"), this))
    , help(new QAction(tr("&Help"), this))
    , about(new QAction(tr("&About LanCast"), this))
    , quit(new QAction(tr("&Quit"), this))
{
    toggleLive->setShortcut(Qt::CTRL | Qt::Key_L);
    togglePause->setShortcut(Qt::CTRL | Qt::Key_P);
    publishElsewhere->setEnabled(false);
    toggleRecording->setCheckable(true);
    toggleRecording->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    recordings->setShortcut(Qt::CTRL | Qt::Key_R);
    viewerWindow->setShortcut(Qt::CTRL | Qt::Key_N);
    chooseFile->setShortcut(QKeySequence::Open);
    fullScreen->setShortcut(Qt::Key_F11);
    preferences->setShortcut(Qt::CTRL | Qt::Key_Comma);
    help->setShortcut(Qt::Key_F1);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    window->addActions(all());
    setOnAir(false);
    setPaused(false);
}

QList<QAction *> WindowActions::all() const
{
    return {toggleLive, togglePause, toggleRecording, viewerWindow, recordings, chooseFile, publishElsewhere,
            fullScreen, preferences, copyDiagnostics, help,         about,      quit};
}

void WindowActions::setOnAir(bool isOnAir)
{
    toggleLive->setText(isOnAir ? tr("&Stop") : tr("&Go live"));
    togglePause->setEnabled(isOnAir);
}

void WindowActions::setPaused(bool isPaused)
{
    togglePause->setText(isPaused ? tr("&Resume") : tr("Pau&se"));
}

void WindowActions::setRecording(bool isRecording)
{
    toggleRecording->setChecked(isRecording);
}

QToolButton *WindowActions::createMenuButton(QWidget *parent) const
{
    auto *button = new QToolButton(parent);
    button->setObjectName(u"menu"_s);
    button->setText(u"\u2630"_s);
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(tr("Menu (F10)"));
    button->setShortcut(Qt::Key_F10);
    button->setMinimumSize(4 * spacing, 4 * spacing);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    // The arrow would say a second time what the three bars say.
    button->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    auto *menu = new QMenu(button);
    menu->addActions({toggleLive, togglePause, toggleRecording, viewerWindow, recordings, chooseFile,
                      publishElsewhere, fullScreen});
    menu->addSeparator();
    menu->addAction(preferences);
    menu->addSeparator();
    menu->addActions({copyDiagnostics, help, about});
    menu->addSeparator();
    menu->addAction(quit);
    button->setMenu(menu);
    return button;
}

} // namespace lancast::app
