// The link with which another device publishes, and what to mind about it.
#pragma once

#include <QDialog>
#include <QUrl>

class QVBoxLayout;

namespace lancast::app {

class PublishLinkDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a link is empty without HTTPS: then the dialog says what is missing.
    explicit PublishLinkDialog(const QUrl &link, QWidget *parent = nullptr);

private:
    void addText(QVBoxLayout &layout, const QString &text);
    void addLink(QVBoxLayout &layout, const QUrl &link);
};

} // namespace lancast::app
