// The code and the address as large as the window: for a room, from a projector.
#pragma once

#include <QWidget>

namespace lancast::app {

class AddressText;
class QrCode;

/// Deletes itself when it is closed: by Escape, a click on the code, or as any window.
class QrWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit QrWindow(QWidget *parent);

    /// \a content is what the code says, \a address what a person types.
    void setContent(const QString &content, const QString &address);

private:
    void fitToScreen();

    QrCode *m_code;
    AddressText *m_address;
};

} // namespace lancast::app
