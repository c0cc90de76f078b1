// A sentence beside a field: help in quiet colour, or what is wrong with what was typed.
#pragma once

#include <QLabel>

namespace lancast::app {

enum class NoteKind { Help, Trouble };

class NoteLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit NoteLabel(NoteKind kind, QWidget *parent = nullptr);

    void setKind(NoteKind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    NoteKind m_kind;
};

} // namespace lancast::app
