// Arranges preview, share panel and dashboard: side by side, or as tabs where the window is narrow.
#pragma once

#include <QWidget>

class QSplitter;
class QTabWidget;

namespace lancast::app {

class ResponsiveBody final : public QWidget
{
    Q_OBJECT

public:
    ResponsiveBody(QWidget *stage, QWidget *share, QWidget *dashboard, QWidget *parent = nullptr);

    [[nodiscard]] bool isNarrow() const { return m_isNarrow; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(bool isNarrow);

    bool m_isNarrow = false;
    QWidget *m_share;
    QWidget *m_dashboard;
    QWidget *m_top;
    QSplitter *m_splitter;
    QTabWidget *m_tabs;
};

} // namespace lancast::app
