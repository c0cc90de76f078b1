// A viewer that watches the past: asks for GOP after GOP, each as long after the last one as that plays.
#pragma once

#include "gop_answer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <vector>

namespace lancast::bench {

class PastViewer final : public QObject
{
    Q_OBJECT

public:
    /// Comes from a loopback address of its own, by \a number. \a at: media time in milliseconds.
    PastViewer(quint16 port, int number, qint64 at);

    void startMeasuring();

    [[nodiscard]] quint64 gops() const { return m_gops; }
    /// Answers that were no GOP, and connections that ended.
    [[nodiscard]] quint64 failures() const { return m_failures; }
    /// Milliseconds from the question to the first byte, and to the last one.
    [[nodiscard]] const std::vector<double> &firstBytes() const { return m_firstBytes; }
    [[nodiscard]] const std::vector<double> &wholeGops() const { return m_wholeGops; }

private:
    void ask();
    void read();

    QTcpSocket m_socket;
    QTimer m_pace;
    QElapsedTimer m_asked;
    qint64 m_at;
    GopAnswer m_answer;
    bool m_hasAnswer = false; ///< it has begun
    quint64 m_gops = 0;
    quint64 m_failures = 0;
    std::vector<double> m_firstBytes;
    std::vector<double> m_wholeGops;
};

} // namespace lancast::bench
