// Arranges preview, share panel and dashboard: side by side, as tabs where the window is narrow, and with the
// dashboard in a window of its own where there is no height for it.
#pragma once

#include <QWidget>

class QDialog;
class QSplitter;
class QTabWidget;

namespace lancast::app {

class Dashboard;

class ResponsiveBody final : public QWidget
{
    Q_OBJECT

public:
    ResponsiveBody(QWidget *stage, QWidget *share, Dashboard *dashboard, QWidget *parent = nullptr);

    enum class Form {
        Full, ///< everything at once
        Tabs, ///< narrow: dashboard and share panel take turns below the preview
        Low,  ///< the dashboard is one line, and a window when it is asked for
    };
    [[nodiscard]] Form form() const { return m_form; }
    [[nodiscard]] bool isNarrow() const { return m_form == Form::Tabs; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] static Form formFor(const QSize &size);
    void arrange(Form form);
    void placeShare(Form form);
    void placeDashboard(Form form);
    void shareHeight();
    void showDetails();

    Form m_form = Form::Full;
    bool m_isSplitByHand = false;
    QWidget *m_share;
    QWidget *m_dashboard;
    QWidget *m_strip;
    QWidget *m_top;
    QSplitter *m_splitter;
    QTabWidget *m_tabs;
    QDialog *m_details;
};

} // namespace lancast::app
