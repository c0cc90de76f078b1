// A window of recordings over a folder of the test's own.
#pragma once

#include "recordings/recordings_model.h"
#include "recordings/recordings_window.h"

#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace lancast::app {

/// Milliseconds that a busy machine may take.
inline constexpr int readingPatience = 20'000;

class RecordingsDesk final
{
public:
    /// As the real one, in a home with a trash or without, and with nobody on its message bus.
    RecordingsDesk()
        : window{{[] { return QDBusConnection(QStringLiteral("none")); },
                  [this](const QString &folder) {
                      opened.append(folder);
                      return opensFolders;
                  },
                  [this](const QString &path) { return hasTrash && QFile::remove(path); },
                  [this](QWidget *, const QString &path) {
                      asked.append(path);
                      return mayDelete;
                  }}}
    {
    }
    explicit RecordingsDesk(const RecordingDesktop &desktop)
        : window(desktop)
    {
    }

    void add(const QString &name, const QString &data = QStringLiteral("ffmpeg.webm")) const
    {
        QVERIFY(QFile::copy(QStringLiteral(LANCAST_TEST_DATA "/") + data, path(name)));
    }

    void open()
    {
        window.setFolder(directory.path());
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(model().folderState() != RecordingsModel::FolderState::Reading,
                                 readingPatience);
    }

    void choose(const QString &name)
    {
        const QModelIndex index = model().indexOf(path(name));
        QVERIFY(index.isValid());
        list()->setCurrentIndex(index);
    }

    [[nodiscard]] QString path(const QString &name) const { return directory.filePath(name); }
    [[nodiscard]] RecordingsModel &model() { return window.model(); }
    [[nodiscard]] QListView *list() const { return find<QListView>(QStringLiteral("recordingList")); }
    [[nodiscard]] QPushButton *button(const QString &action) const
    {
        return find<QPushButton>(action + QStringLiteral("Button"));
    }
    [[nodiscard]] QString empty() const { return shown(QStringLiteral("recordingsEmpty")); }
    [[nodiscard]] QString note() const { return shown(QStringLiteral("recordingsNote")); }
    template<typename Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }

    QTemporaryDir directory;
    QStringList opened;
    QStringList asked;
    bool opensFolders = true;
    bool hasTrash = true;
    bool mayDelete = true;
    RecordingsWindow window;

private:
    [[nodiscard]] QString shown(const QString &label) const
    {
        const auto *found = find<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
};

} // namespace lancast::app
