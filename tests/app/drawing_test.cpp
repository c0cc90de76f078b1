// Which renderers count as the processor's own, by the names that Mesa and others give.
#include "web/drawing.h"

#include <QTest>

using namespace lancast::app;

class DrawingTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsSoftwareRenderers_data();
    void tellsSoftwareRenderers();
    void keepsWhatTheUserHasSet();
};

void DrawingTest::tellsSoftwareRenderers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSoftware");
    QTest::newRow("llvmpipe") << QByteArray("llvmpipe (LLVM 15.0.6, 256 bits)") << true;
    QTest::newRow("softpipe") << QByteArray("softpipe") << true;
    QTest::newRow("swiftshader") << QByteArray("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))") << true;
    QTest::newRow("software rasterizer") << QByteArray("Software Rasterizer") << true;
    QTest::newRow("intel") << QByteArray("Mesa Intel(R) UHD Graphics 620 (KBL GT2)") << false;
    QTest::newRow("radeon") << QByteArray("AMD Radeon RX 6600 (navi23, LLVM 15.0.6, DRM 3.49)") << false;
    QTest::newRow("nvidia") << QByteArray("NVIDIA GeForce GTX 1060/PCIe/SSE2") << false;
}

void DrawingTest::tellsSoftwareRenderers()
{
    QFETCH(QByteArray, name);
    QTEST(isSoftwareRenderer(name), "isSoftware");
}

void DrawingTest::keepsWhatTheUserHasSet()
{
    qputenv("QT_QUICK_BACKEND", "rhi");
    chooseDrawing();
    QCOMPARE(qgetenv("QT_QUICK_BACKEND"), QByteArray("rhi"));
}

QTEST_MAIN(DrawingTest)
#include "drawing_test.moc"
