#include "devices/audio_level_source.h"

#include "devices/device_labels.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lancast::app {

namespace {

// The meter shows no more than that many a second, and every wake-up costs.
constexpr std::chrono::microseconds readPause = std::chrono::milliseconds(100);

QAudioDevice microphone(const QString &label)
{
    if (label.isEmpty())
        return QMediaDevices::defaultAudioInput();
    const QList<QAudioDevice> inputs = QMediaDevices::audioInputs();
    for (const QAudioDevice &input : inputs) {
        if (isSameDevice(input.description(), label))
            return input;
    }
    return {};
}

} // namespace

double peakOf(const QByteArray &bytes, const QAudioFormat &format)
{
    const int step = format.bytesPerSample();
    double peak = 0;
    for (qsizetype at = 0; step > 0 && at + step <= bytes.size(); at += step) {
        const double sample = std::abs(double(format.normalizedSampleValue(bytes.constData() + at)));
        peak = std::max(peak, sample);
    }
    return std::min(peak, 1.0);
}

AudioLevelSource::AudioLevelSource(QObject *parent)
    : LevelSource(parent)
{
}

AudioLevelSource::~AudioLevelSource()
{
    close();
}

void AudioLevelSource::open(const QString &label)
{
    close();
    const QAudioDevice device = microphone(label);
    if (device.isNull())
        return;
    const QAudioFormat format = device.preferredFormat();
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(format.bytesForDuration(readPause.count()));
    m_input = m_source->start();
    if (m_input)
        connect(m_input, &QIODevice::readyRead, this, &AudioLevelSource::read);
}

void AudioLevelSource::close()
{
    if (!m_source)
        return;
    m_source->stop();
    m_source.reset();
    m_input = nullptr;
    emit levelChanged(0);
}

void AudioLevelSource::read()
{
    emit levelChanged(peakOf(m_input->readAll(), m_source->format()));
}

} // namespace lancast::app
