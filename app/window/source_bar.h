// The row over the preview: what to show, which microphone, and whether it is heard.
#pragma once

#include "devices/device_list.h"
#include "host/host_choices.h"

#include <QWidget>

class QActionGroup;
class QButtonGroup;
class QComboBox;
class QMenu;
class QToolButton;

namespace lancast::app {

class LevelMeter;

class SourceBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SourceBar(QWidget *parent = nullptr);

    void setChoices(const HostChoices &choices);
    void setDevices(const DeviceList &devices);
    void setLevel(double level); ///< of the sound, 0 to 1

signals:
    void sourceChosen(lancast::app::SourceKind kind); ///< never File: that has fileChoiceRequested()
    void fileChoiceRequested();
    void cameraChosen(const QString &label); ///< empty: the default one
    void microphoneChosen(const QString &label);
    void muteToggled(bool isMuted);

private:
    QToolButton *addSourceButton(const QString &text, const QString &toolTip, SourceKind kind);
    void addSourceButtons();
    void addSoundControls();
    void addCamera(QActionGroup &group, const QString &text, const QString &label);
    void rebuildCameraMenu();
    void rebuildMicrophones();

    HostChoices m_choices;
    DeviceList m_devices;
    QButtonGroup *m_sources;
    QMenu *m_cameraMenu;
    QComboBox *m_microphone;
    LevelMeter *m_level;
    QToolButton *m_mute;
};

} // namespace lancast::app
