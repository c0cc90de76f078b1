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
    , viewerWindow(new QAction(tr("&Viewer window"), this))
    , chooseFile(new QAction(tr("Stream a &file..."), this))
    , fullScreen(new QAction(tr("F&ull screen"), this))
    , preferences(new QAction(tr("&Preferences..."), this))
    , quit(new QAction(tr("&Quit"), this))
{
    toggleLive->setShortcut(Qt::CTRL | Qt::Key_L);
    viewerWindow->setShortcut(Qt::CTRL | Qt::Key_N);
    chooseFile->setShortcut(QKeySequence::Open);
    fullScreen->setShortcut(Qt::Key_F11);
    preferences->setShortcut(Qt::CTRL | Qt::Key_Comma);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    for (QAction *action : {toggleLive, viewerWindow, chooseFile, fullScreen, preferences, quit})
        window->addAction(action);
    setOnAir(false);
}

void WindowActions::setOnAir(bool isOnAir)
{
    toggleLive->setText(isOnAir ? tr("&Stop") : tr("&Go live"));
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
    menu->addActions({toggleLive, viewerWindow, chooseFile, fullScreen});
    menu->addSeparator();
    menu->addAction(preferences);
    menu->addSeparator();
    menu->addAction(quit);
    button->setMenu(menu);
    return button;
}

} // namespace lancast::app
