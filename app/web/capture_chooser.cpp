#include "web/capture_chooser.h"

#include "web/capture_dialog.h"

#include <QAbstractListModel>

namespace lancast::app {

namespace {

QString nameAt(const QAbstractListModel &model, int row)
{
    return model.index(row).data().toString();
}

std::optional<CaptureItem> firstScreen(const CaptureModels &models)
{
    if (models.screens.rowCount() == 0)
        return std::nullopt;
    return CaptureItem{CaptureKind::Screen, 0, nameAt(models.screens, 0)};
}

/// The only one of that name; empty if there is none, or if it could be either of two.
std::optional<CaptureItem> find(const CaptureItem &wanted, const CaptureModels &models)
{
    const QAbstractListModel &model = wanted.kind == CaptureKind::Screen ? models.screens : models.windows;
    std::optional<CaptureItem> found;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (nameAt(model, row) != wanted.name)
            continue;
        if (found)
            return std::nullopt;
        found = CaptureItem{wanted.kind, row, wanted.name};
    }
    return found;
}

} // namespace

void CaptureChooser::forgetScreen()
{
    if (m_chosen && m_chosen->kind == CaptureKind::Screen)
        m_mustAsk = true;
}

void CaptureChooser::choose(const CaptureModels &models, QWidget *window, const Answer &answer)
{
    if (m_dialog)
        m_dialog->reject(); // the page wants something else by now
    if (!m_mustAsk && !m_chosen)
        return answer(firstScreen(models));
    const auto again = m_mustAsk ? std::nullopt : find(*m_chosen, models);
    if (again)
        return answer(again);
    ask(models, window, answer);
}

void CaptureChooser::ask(const CaptureModels &models, QWidget *window, const Answer &answer)
{
    m_mustAsk = true; // until it is answered
    auto *dialog = new CaptureDialog(models, window);
    m_dialog = dialog;
    connect(dialog, &QDialog::finished, this, [this, dialog, answer](int result) {
        const auto chosen = result == QDialog::Accepted ? dialog->chosen() : std::nullopt;
        m_dialog.clear();
        if (chosen) {
            m_chosen = chosen;
            m_mustAsk = false;
        }
        answer(chosen);
    });
    dialog->open();
}

} // namespace lancast::app
