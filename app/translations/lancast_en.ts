<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lancast::app</name>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>%n h left</numerusform>
            <numerusform>%n h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short, and can be played from end to end now.</source>
        <translation>
            <numerusform>%n recording had been cut short, and can be played from end to end now.</numerusform>
            <numerusform>%n recordings had been cut short, and can be played from end to end now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short and could not be mended. Other players may still play them.</source>
        <translation>
            <numerusform>%n recording had been cut short and could not be mended. Other players may still play it.</numerusform>
            <numerusform>%n recordings had been cut short and could not be mended. Other players may still play them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::NetworkPage</name>
    <message numerus="yes">
        <source>These are more than %n name(s).</source>
        <translation>
            <numerusform>These are more than %n name.</numerusform>
            <numerusform>These are more than %n names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n site(s).</source>
        <translation>
            <numerusform>These are more than %n site.</numerusform>
            <numerusform>These are more than %n sites.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::StatusStrip</name>
    <message numerus="yes">
        <source>%n viewers</source>
        <translation>
            <numerusform>%n viewer</numerusform>
            <numerusform>%n viewers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::TrayIcon</name>
    <message numerus="yes">
        <source>Live, %n viewers</source>
        <translation>
            <numerusform>Live, %n viewer</numerusform>
            <numerusform>Live, %n viewers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n viewers</source>
        <translation>
            <numerusform>Paused, %n viewer</numerusform>
            <numerusform>Paused, %n viewers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted, %n viewers</source>
        <translation>
            <numerusform>Interrupted, %n viewer</numerusform>
            <numerusform>Interrupted, %n viewers</numerusform>
        </translation>
    </message>
</context>
</TS>
