// The peak of a microphone that Qt Multimedia opens.
#pragma once

#include "devices/level_source.h"

#include <QAudioFormat>

#include <memory>

class QAudioSource;
class QIODevice;

namespace lancast::app {

/// The loudest sample of \a bytes, 0 to 1; what does not fill a sample at the end does not count.
[[nodiscard]] double peakOf(const QByteArray &bytes, const QAudioFormat &format);

class AudioLevelSource final : public LevelSource
{
    Q_OBJECT

public:
    explicit AudioLevelSource(QObject *parent = nullptr);
    ~AudioLevelSource() override;

    void open(const QString &label) override;
    void close() override;

private:
    void read();

    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_input = nullptr; ///< owned by m_source
};

} // namespace lancast::app
