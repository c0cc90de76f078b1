<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Agent</name>
    <message>
        <source>LanCast window</source>
        <translation>LanCast-Fenster</translation>
    </message>
    <message>
        <source>FFmpeg player</source>
        <translation>FFmpeg-Player</translation>
    </message>
    <message>
        <source>GStreamer player</source>
        <translation>GStreamer-Player</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Windows, network, sound and pictures</source>
        <translation>Fenster, Netzwerk, Ton und Bilder</translation>
    </message>
    <message>
        <source>GNU Lesser General Public License, version 3. The Qt Company Ltd. and other contributors.</source>
        <translation>GNU Lesser General Public License, Version 3. The Qt Company Ltd. und andere Mitwirkende.</translation>
    </message>
    <message>
        <source>Shows the pages inside the window</source>
        <translation>Zeigt die Seiten im Fenster</translation>
    </message>
    <message>
        <source>The browser inside Qt WebEngine: captures, encodes and plays</source>
        <translation>Der Browser in Qt WebEngine: nimmt auf, kodiert und spielt ab</translation>
    </message>
    <message>
        <source>BSD 3-clause and others. The Chromium Authors.</source>
        <translation>BSD 3-clause und andere. The Chromium Authors.</translation>
    </message>
    <message>
        <source>Secure connections</source>
        <translation>Sichere Verbindungen</translation>
    </message>
    <message>
        <source>Apache License 2.0. The OpenSSL Project Authors.</source>
        <translation>Apache License 2.0. The OpenSSL Project Authors.</translation>
    </message>
    <message>
        <source>Reads what guests send</source>
        <translation>Liest, was Gäste senden</translation>
    </message>
    <message>
        <source>Boost Software License 1.0.</source>
        <translation>Boost Software License 1.0.</translation>
    </message>
    <message>
        <source>The code that guests scan</source>
        <translation>Der Code, den Gäste scannen</translation>
    </message>
    <message>
        <source>MIT License, as LanCast&apos;s own above. Copyright © Project Nayuki.</source>
        <translation>MIT-Lizenz, wie die von LanCast oben. Copyright © Project Nayuki.</translation>
    </message>
</context>
<context>
    <name>HostHealth</name>
    <message>
        <source>Going well</source>
        <translation>Läuft gut</translation>
    </message>
    <message>
        <source>The computer is too slow for this quality. Choose a lower one.</source>
        <translation>Der Computer ist zu langsam für diese Qualität. Wählen Sie eine niedrigere.</translation>
    </message>
    <message>
        <source>The stream waits to be sent. Choose a lower quality.</source>
        <translation>Die Übertragung staut sich vor dem Senden. Wählen Sie eine niedrigere Qualität.</translation>
    </message>
    <message>
        <source>Too many viewers for this computer. Limit them, or choose a lower quality.</source>
        <translation>Zu viele Zuschauer für diesen Computer. Begrenzen Sie die Zahl, oder wählen Sie eine niedrigere Qualität.</translation>
    </message>
</context>
<context>
    <name>Icecast</name>
    <message>
        <source>waits for the stream</source>
        <translation>wartet auf die Übertragung</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet sich</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>sendet</translation>
    </message>
    <message>
        <source>does not get the stream</source>
        <translation>bekommt die Übertragung nicht</translation>
    </message>
    <message>
        <source>The Icecast server refuses the password. Check it in Preferences.</source>
        <translation>Der Icecast-Server lehnt das Passwort ab. Prüfen Sie es in den Einstellungen.</translation>
    </message>
    <message>
        <source>No Icecast server answers at that address. Check it in Preferences, and whether the server runs.</source>
        <translation>Unter dieser Adresse antwortet kein Icecast-Server. Prüfen Sie, ob sie in den Einstellungen stimmt und ob der Server läuft.</translation>
    </message>
    <message>
        <source>This computer does not trust the Icecast server&apos;s certificate.</source>
        <translation>Dieser Computer vertraut dem Zertifikat des Icecast-Servers nicht.</translation>
    </message>
    <message>
        <source>The Icecast server does not speak TLS. Write http:// instead of https:// in Preferences.</source>
        <translation>Der Icecast-Server spricht kein TLS. Schreiben Sie in den Einstellungen http:// statt https://.</translation>
    </message>
    <message>
        <source>The Icecast server refuses the stream: %1</source>
        <translation>Der Icecast-Server lehnt die Übertragung ab: %1</translation>
    </message>
    <message>
        <source>The connection to the Icecast server was lost. LanCast keeps trying.</source>
        <translation>Die Verbindung zum Icecast-Server ist abgebrochen. LanCast versucht es weiter.</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Virtuelles Netzwerk</translation>
    </message>
    <message>
        <source>Mobile network</source>
        <translation>Mobilfunknetz</translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation>Name %1</translation>
    </message>
    <message>
        <source>Own address %1</source>
        <translation>Eigene Adresse %1</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Set by %1 on the command line for this launch.</source>
        <translation>Für diesen Start durch %1 auf der Befehlszeile festgelegt.</translation>
    </message>
</context>
<context>
    <name>ReachAdvice</name>
    <message>
        <source>This computer has a firewall, %1. It keeps others out unless it is told to let them in. This command does that; it asks for an administrator&apos;s password:</source>
        <translation>Dieser Computer hat eine Firewall, %1. Sie sperrt andere aus, solange man ihr nicht sagt, dass sie herein dürfen. Das erledigt dieser Befehl; er fragt nach dem Kennwort eines Administrators:</translation>
    </message>
    <message>
        <source>A firewall, %1, is installed here but does not start with the computer. If you have started it, this command lets others in; it asks for an administrator&apos;s password:</source>
        <translation>Eine Firewall, %1, ist hier installiert, startet aber nicht mit dem Computer. Falls Sie sie gestartet haben, lässt dieser Befehl andere herein; er fragt nach dem Kennwort eines Administrators:</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>If this computer has a firewall, it has to let others in: allow incoming connections to TCP port %1.</source>
        <translation>Wenn dieser Computer eine Firewall hat, muss sie andere hereinlassen: Erlauben Sie eingehende Verbindungen zum TCP-Port %1.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Eine andere Adresse</translation>
    </message>
    <message>
        <source>The address that you share belongs to this network: %1. Devices at home or in the office are usually not in it. Choose another address in the list.</source>
        <translation>Die Adresse, die Sie teilen, gehört zu diesem Netzwerk: %1. Geräte zu Hause oder im Büro sind meist nicht darin. Wählen Sie eine andere Adresse aus der Liste.</translation>
    </message>
    <message>
        <source>Not every device understands names that end in .local. Choose an address of numbers in the list.</source>
        <translation>Nicht jedes Gerät versteht Namen, die auf .local enden. Wählen Sie eine Adresse aus Zahlen in der Liste.</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Ihre eigene Adresse</translation>
    </message>
    <message>
        <source>You have typed this address. Whatever leads from it to here, such as a router&apos;s port forwarding, has to lead to this computer and to LanCast&apos;s port.</source>
        <translation>Diese Adresse haben Sie eingetippt. Was von ihr hierher führt, etwa eine Portweiterleitung im Router, muss zu diesem Computer und zum Port von LanCast führen.</translation>
    </message>
    <message>
        <source>Same network</source>
        <translation>Dasselbe Netzwerk</translation>
    </message>
    <message>
        <source>The other device has to be in the same network as this computer. A phone that uses mobile data, or another Wi-Fi, is not.</source>
        <translation>Das andere Gerät muss im selben Netzwerk sein wie dieser Computer. Ein Telefon mit mobilen Daten oder in einem anderen WLAN ist es nicht.</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>Von Hand eingetippt</translation>
    </message>
    <message>
        <source>The address begins with https://. The browser warns about the certificate once; choose to go on there.</source>
        <translation>Die Adresse beginnt mit https://. Der Browser warnt einmal vor dem Zertifikat; gehen Sie dort trotzdem weiter.</translation>
    </message>
    <message>
        <source>The address begins with http:// and ends with the number after the colon. Some browsers try https:// by themselves, which this address does not have.</source>
        <translation>Die Adresse beginnt mit http:// und endet mit der Zahl nach dem Doppelpunkt. Manche Browser versuchen von selbst https://, das es an dieser Adresse nicht gibt.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 when this computer asks. Whether a firewall or the network keeps others out, only another device can show.</source>
        <translation>LanCast antwortet an %1, wenn dieser Computer fragt. Ob eine Firewall oder das Netzwerk andere aussperrt, kann nur ein anderes Gerät zeigen.</translation>
    </message>
    <message>
        <source>Nobody answers at %1 when this computer asks. Some routers lead only devices outside to such an address; try it from another network.</source>
        <translation>An %1 antwortet niemand, wenn dieser Computer fragt. Manche Router führen nur Geräte von außen zu so einer Adresse; versuchen Sie es aus einem anderen Netzwerk.</translation>
    </message>
    <message>
        <source>Nobody answers at %1, even when this computer itself asks. Choose another address in the list, or restart LanCast.</source>
        <translation>An %1 antwortet niemand, selbst wenn dieser Computer fragt. Wählen Sie eine andere Adresse aus der Liste, oder starten Sie LanCast neu.</translation>
    </message>
    <message>
        <source>Another program answers at %1, not LanCast. Choose another address in the list, or another port.</source>
        <translation>An %1 antwortet ein anderes Programm, nicht LanCast. Wählen Sie eine andere Adresse aus der Liste oder einen anderen Port.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 but does not go by that name. Type it under Other address.</source>
        <translation>LanCast antwortet an %1, kennt aber diesen Namen nicht. Tippen Sie ihn unter „Andere Adresse“ ein.</translation>
    </message>
    <message>
        <source>Nobody here knows the name in %1. Choose an address of numbers in the list.</source>
        <translation>Den Namen in %1 kennt hier niemand. Wählen Sie eine Adresse aus Zahlen in der Liste.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>This computer is in no network that others could be in. Connect it to the Wi-Fi or with a cable; the address then appears by itself.</source>
        <translation>Dieser Computer ist in keinem Netzwerk, in dem andere sein könnten. Verbinden Sie ihn mit dem WLAN oder einem Kabel; die Adresse erscheint dann von selbst.</translation>
    </message>
    <message>
        <source>Guest Wi-Fi</source>
        <translation>Gäste-WLAN</translation>
    </message>
    <message>
        <source>Guest networks, and those of hotels and schools, often forbid devices to see each other. Use the main network, or switch off client isolation (AP isolation) in the router.</source>
        <translation>Gastnetze und die Netze von Hotels und Schulen verbieten den Geräten oft, einander zu sehen. Verwenden Sie das Hauptnetz, oder schalten Sie im Router die Client-Isolation (AP-Isolation) ab.</translation>
    </message>
    <message>
        <source>VPN on the other device</source>
        <translation>VPN auf dem anderen Gerät</translation>
    </message>
    <message>
        <source>A VPN leads around your network. Switch it off there while watching, or allow it to reach the local network.</source>
        <translation>Ein VPN führt an Ihrem Netzwerk vorbei. Schalten Sie es dort zum Zuschauen ab, oder erlauben Sie ihm den Zugriff auf das lokale Netzwerk.</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Testbild</translation>
    </message>
</context>
<context>
    <name>TypedAddress</name>
    <message>
        <source>That is no name or address. Examples: stream.example, 192.168.1.20.</source>
        <translation>Das ist weder ein Name noch eine Adresse. Beispiele: stream.example, 192.168.1.20.</translation>
    </message>
    <message>
        <source>That address leads every device to itself. Type one that leads here.</source>
        <translation>Diese Adresse führt jedes Gerät zu sich selbst. Tippen Sie eine ein, die hierher führt.</translation>
    </message>
</context>
<context>
    <name>lancast::app</name>
    <message>
        <source>Use the test pattern</source>
        <translation>Testbild verwenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No camera found. Plug one in, or stream the screen, a file or the test pattern.</source>
        <translation>Keine Kamera gefunden. Schließen Sie eine an, oder übertragen Sie den Bildschirm, eine Datei oder das Testbild.</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>The stream was refused.</source>
        <translation>Die Übertragung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Go live again</source>
        <translation>Wieder live gehen</translation>
    </message>
    <message>
        <source>The connection was lost. Connecting again.</source>
        <translation>Die Verbindung ist abgebrochen. Sie wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so this stream is at port %2.</source>
        <translation>Port %1 wird von einem anderen Programm verwendet; diese Übertragung ist deshalb an Port %2.</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>%1 erneut versuchen</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Niemand kann sich verbinden: %1</translation>
    </message>
    <message>
        <source>The preview has crashed several times. The stream is interrupted.</source>
        <translation>Die Vorschau ist mehrmals abgestürzt. Die Übertragung ist unterbrochen.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>The preview could not be loaded.</source>
        <translation>Die Vorschau konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The screen cannot be captured in a Wayland session. Log in to an X11 session, or stream a camera, a file or the test pattern.</source>
        <translation>In einer Wayland-Sitzung kann der Bildschirm nicht aufgenommen werden. Melden Sie sich in einer X11-Sitzung an, oder übertragen Sie eine Kamera, eine Datei oder das Testbild.</translation>
    </message>
    <message>
        <source>A device at %1 wants to publish to your stream.</source>
        <translation>Ein Gerät mit der Adresse %1 möchte in Ihre Übertragung senden.</translation>
    </message>
    <message>
        <source>It can once you have stopped: only one publishes at a time.</source>
        <translation>Das geht, sobald Sie angehalten haben: Es kann immer nur einer senden.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Use another camera</source>
        <translation>Andere Kamera verwenden</translation>
    </message>
    <message>
        <source>The camera was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>Die Kamera wurde abgezogen. Schließen Sie sie wieder an, dann wird sie sofort verwendet, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The camera “%1” was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>Die Kamera „%1“ wurde abgezogen. Schließen Sie sie wieder an, dann wird sie sofort verwendet, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The camera “%1” is not there. Plug it in and it is taken at once, or choose another source.</source>
        <translation>Die Kamera „%1“ ist nicht da. Schließen Sie sie an, dann wird sie sofort verwendet, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The screen was not shared. Try again and allow it when the system asks.</source>
        <translation>Der Bildschirm wurde nicht geteilt. Versuchen Sie es erneut, und erlauben Sie es, wenn das System fragt.</translation>
    </message>
    <message>
        <source>The system does not let LanCast use the camera. Allow it in the system&apos;s privacy settings, then try again.</source>
        <translation>Das System lässt LanCast die Kamera nicht verwenden. Erlauben Sie es in den Datenschutzeinstellungen des Systems, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be played here: it is damaged or of a kind that is not supported. Choose a WebM or MP4 video.</source>
        <translation>Die Datei „%1“ kann hier nicht abgespielt werden: Sie ist beschädigt oder von einer Art, die nicht unterstützt wird. Wählen Sie ein Video im Format WebM oder MP4.</translation>
    </message>
    <message>
        <source>The camera does not start: another program may be using it. Close that program, then try again.</source>
        <translation>Die Kamera startet nicht: Vielleicht verwendet sie ein anderes Programm. Schließen Sie dieses Programm, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Stream a camera, a file or the test pattern.</source>
        <translation>Der Bildschirm kann hier nicht aufgenommen werden. Übertragen Sie eine Kamera, eine Datei oder das Testbild.</translation>
    </message>
    <message>
        <source>The screen is no longer shared. Share it again, or choose another source.</source>
        <translation>Der Bildschirm wird nicht mehr geteilt. Teilen Sie ihn erneut, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The picture cannot be recorded. Choose another quality or source.</source>
        <translation>Das Bild kann nicht aufgezeichnet werden. Wählen Sie eine andere Qualität oder Quelle.</translation>
    </message>
    <message>
        <source>The microphone “%1” is not there, so nobody hears you. Plug it in and it is taken at once.</source>
        <translation>Das Mikrofon „%1“ ist nicht da; niemand hört Sie. Schließen Sie es an, dann wird es sofort verwendet.</translation>
    </message>
    <message>
        <source>Use the default microphone</source>
        <translation>Standardmikrofon verwenden</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that, open the volume control (pavucontrol), and under Recording choose “Monitor of ...” for “Chromium input”, which is LanCast.</source>
        <translation>Gäste hören Ihr Mikrofon, nicht das, was dieser Computer abspielt. Um das zu übertragen, öffnen Sie die Lautstärkeregelung (pavucontrol), und wählen Sie unter „Aufnahme“ für „Chromium input“, also LanCast, „Monitor von ...“.</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that instead, choose “%1” as the microphone.</source>
        <translation>Gäste hören Ihr Mikrofon, nicht das, was dieser Computer abspielt. Um stattdessen das zu übertragen, wählen Sie „%1“ als Mikrofon.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Only one file can be streamed at a time. Drop a single video.</source>
        <translation>Es kann immer nur eine Datei übertragen werden. Ziehen Sie ein einzelnes Video hierher.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Drop a single video from it.</source>
        <translation>„%1“ ist ein Ordner. Ziehen Sie ein einzelnes Video daraus hierher.</translation>
    </message>
    <message>
        <source>Only a video file on this computer can be streamed. Drop one, or choose it.</source>
        <translation>Nur eine Videodatei auf diesem Computer kann übertragen werden. Ziehen Sie eine hierher, oder wählen Sie sie aus.</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check that you may open it.</source>
        <translation>„%1“ kann nicht gelesen werden. Prüfen Sie, ob Sie die Datei öffnen dürfen.</translation>
    </message>
    <message>
        <source>The file with your choices was damaged, so LanCast starts with its defaults. The old file is kept as %1.</source>
        <translation>Die Datei mit Ihren Einstellungen war beschädigt; LanCast startet deshalb mit den Standardwerten. Die alte Datei ist als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>Your choices count until you quit: the file %1 cannot be written. Check who may write to its folder, and whether the disk is full.</source>
        <translation>Ihre Einstellungen gelten, bis Sie LanCast beenden: Die Datei %1 lässt sich nicht schreiben. Prüfen Sie, wer in ihren Ordner schreiben darf und ob der Datenträger voll ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>noch %n h</numerusform>
            <numerusform>noch %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>noch %n min</numerusform>
            <numerusform>noch %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>REC waits until you are live</source>
        <translation>REC wartet, bis Sie live sind</translation>
    </message>
    <message>
        <source>REC %1</source>
        <translation>REC %1</translation>
    </message>
    <message>
        <source>The disk is nearly full: there is room for less than 10 minutes of recording. Make room, or record to another folder.</source>
        <translation>Der Datenträger ist fast voll: Er fasst weniger als 10 Minuten Aufnahme. Schaffen Sie Platz oder nehmen Sie in einen anderen Ordner auf.</translation>
    </message>
    <message>
        <source>The disk is full, so the recording has ended. What was recorded can be played, and the stream goes on.</source>
        <translation>Der Datenträger ist voll, deshalb ist die Aufnahme beendet. Was aufgenommen wurde, lässt sich abspielen, und die Übertragung geht weiter.</translation>
    </message>
    <message>
        <source>The recording could not be written%1, so it has ended. The stream goes on.</source>
        <translation>Die Aufnahme ließ sich nicht schreiben%1 und ist deshalb beendet. Die Übertragung geht weiter.</translation>
    </message>
    <message>
        <source>The recording cannot be written%1.</source>
        <translation>Die Aufnahme lässt sich nicht schreiben%1.</translation>
    </message>
    <message>
        <source>The disk is too slow, so parts of the recording are missing. Record to a folder on another disk, or choose a lower quality.</source>
        <translation>Der Datenträger ist zu langsam, deshalb fehlen Teile der Aufnahme. Nehmen Sie auf einen anderen Datenträger auf oder wählen Sie eine niedrigere Qualität.</translation>
    </message>
    <message>
        <source>Show recordings</source>
        <translation>Aufnahmen zeigen</translation>
    </message>
    <message>
        <source>A recording needs a name.</source>
        <translation>Eine Aufnahme braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name cannot have any of these: %1</source>
        <translation>Ein Name kann keines davon enthalten: %1</translation>
    </message>
    <message>
        <source>A name that begins with a dot would hide the file.</source>
        <translation>Ein Name, der mit einem Punkt beginnt, würde die Datei verstecken.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Dieser Name ist zu lang.</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Choose another name.</source>
        <translation>Es gibt schon eine Datei „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The name could not be changed: %1</source>
        <translation>Der Name ließ sich nicht ändern: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short, and can be played from end to end now.</source>
        <translation>
            <numerusform>%n Aufnahme war abgebrochen und lässt sich jetzt ganz abspielen.</numerusform>
            <numerusform>%n Aufnahmen waren abgebrochen und lassen sich jetzt ganz abspielen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short and could not be mended. Other players may still play them.</source>
        <translation>
            <numerusform>%n Aufnahme war abgebrochen und ließ sich nicht reparieren. Andere Programme spielen sie vielleicht trotzdem ab.</numerusform>
            <numerusform>%n Aufnahmen waren abgebrochen und ließen sich nicht reparieren. Andere Programme spielen sie vielleicht trotzdem ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer cannot encode %1 at %2 frames/s.</source>
        <translation>Dieser Computer kann %1 nicht mit %2 Bildern/s kodieren.</translation>
    </message>
    <message>
        <source>LanCast streams %1 at %2 frames/s.</source>
        <translation>LanCast sendet %1 mit %2 Bildern/s.</translation>
    </message>
    <message>
        <source>LanCast streams %1.</source>
        <translation>LanCast sendet %1.</translation>
    </message>
    <message>
        <source>Stream %1 anyway</source>
        <translation>Trotzdem %1 senden</translation>
    </message>
    <message>
        <source>The file “%1” has audio only, no video. Choose a file with video.</source>
        <translation>Die Datei „%1“ hat nur Ton und kein Video. Wählen Sie eine Datei mit Video.</translation>
    </message>
    <message>
        <source>The file “%1” is not there any more. Choose another one.</source>
        <translation>Die Datei „%1“ ist nicht mehr da. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read. Check that you may open it, or choose another one.</source>
        <translation>Die Datei „%1“ kann nicht gelesen werden. Prüfen Sie, ob Sie sie öffnen dürfen, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file “%1” is empty. Choose another one.</source>
        <translation>Die Datei „%1“ ist leer. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file “%1” is a picture, not a video. Choose a WebM or MP4 video.</source>
        <translation>Die Datei „%1“ ist ein Bild und kein Video. Wählen Sie ein Video im Format WebM oder MP4.</translation>
    </message>
    <message>
        <source>The file “%1” is not a video. Choose a WebM or MP4 video.</source>
        <translation>Die Datei „%1“ ist kein Video. Wählen Sie ein Video im Format WebM oder MP4.</translation>
    </message>
    <message>
        <source>Guests see the monitor “%1” only. To show another one, make it the first in the system&apos;s display settings before you go live.</source>
        <translation>Gäste sehen nur den Bildschirm „%1“. Um einen anderen zu zeigen, machen Sie ihn vor der Übertragung in den Anzeigeeinstellungen des Systems zum ersten.</translation>
    </message>
    <message>
        <source>At %1 port %2 was still in use by another program, so this stream stays at port %3. Close that program, then try again.</source>
        <translation>Um %1 wurde Port %2 noch von einem anderen Programm verwendet; diese Übertragung bleibt deshalb an Port %3. Schließen Sie dieses Programm, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing is recorded: LanCast cannot write to the folder %1 (%2).</source>
        <translation>Es wird nichts aufgenommen: LanCast kann nicht in den Ordner %1 schreiben (%2).</translation>
    </message>
    <message>
        <source>Guests at %1 are refused: that address has all its %2 connections, two for each guest. Behind one router all guests share an address.</source>
        <translation>Gäste unter %1 werden abgewiesen: Diese Adresse hat alle ihre %2 Verbindungen, zwei je Gast. Hinter einem Router haben alle Gäste dieselbe Adresse.</translation>
    </message>
    <message>
        <source>Allow twice as many</source>
        <translation>Doppelt so viele zulassen</translation>
    </message>
    <message>
        <source>You go live as soon as there is a picture. Stop calls that off.</source>
        <translation>Sie sind live, sobald es ein Bild gibt. Mit Stopp brechen Sie das ab.</translation>
    </message>
    <message>
        <source>REC paused at %1</source>
        <translation>REC pausiert bei %1</translation>
    </message>
    <message>
        <source>The recording is saved as %1.</source>
        <translation>Die Aufnahme ist gespeichert als %1.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>A guest who opened “%1” was refused: this computer does not go by that name. Allow it only if you know it.</source>
        <translation>Ein Gast, der „%1“ geöffnet hat, wurde abgewiesen: Dieser Computer hört nicht auf diesen Namen. Lassen Sie ihn nur zu, wenn Sie ihn kennen.</translation>
    </message>
    <message>
        <source>Allow this name</source>
        <translation>Diesen Namen zulassen</translation>
    </message>
</context>
<context>
    <name>lancast::app::AboutDialog</name>
    <message>
        <source>LanCast is free software</source>
        <translation>LanCast ist freie Software</translation>
    </message>
    <message>
        <source>It is made with the work of others</source>
        <translation>Es beruht auf der Arbeit anderer</translation>
    </message>
    <message>
        <source>About LanCast</source>
        <translation>Über LanCast</translation>
    </message>
    <message>
        <source>LanCast %1</source>
        <translation>LanCast %1</translation>
    </message>
    <message>
        <source>Hosts a live stream that everyone on the network watches in a browser.</source>
        <translation>Überträgt live, was alle im Netzwerk im Browser ansehen.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
</context>
<context>
    <name>lancast::app::AccessPage</name>
    <message>
        <source>Other devices may ask to &amp;publish</source>
        <translation>Andere &amp;Geräte dürfen anfragen, um zu senden</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Niemand kann mehr dazukommen; wer schon zuschaut, bleibt</translation>
    </message>
    <message>
        <source>&amp;Viewers at most:</source>
        <translation>Höchstzahl der &amp;Zuschauer:</translation>
    </message>
    <message>
        <source>With the link for publishing, and over HTTPS only. You are asked about each device.</source>
        <translation>Mit dem Link zum Senden und nur über HTTPS. Sie werden zu jedem Gerät gefragt.</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressChooser</name>
    <message>
        <source>Address to share</source>
        <translation>Adresse zum Teilen</translation>
    </message>
    <message>
        <source>All ways in which others can reach this computer</source>
        <translation>Alle Wege, auf denen andere diesen Computer erreichen</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>A name or an IP address that leads to this computer, with the port if it is another one; press Return to use it</source>
        <translation>Ein Name oder eine IP-Adresse, die zu diesem Computer führt, mit dem Port, falls es ein anderer ist; Eingabetaste drücken, um sie zu verwenden</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Other address...</source>
        <translation>Andere Adresse...</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressText</name>
    <message>
        <source>Address for guests</source>
        <translation>Adresse für Gäste</translation>
    </message>
</context>
<context>
    <name>lancast::app::CaptureDialog</name>
    <message>
        <source>Choose what to show – LanCast</source>
        <translation>Wählen, was gezeigt wird – LanCast</translation>
    </message>
    <message>
        <source>S&amp;creens</source>
        <translation>&amp;Bildschirme</translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientModel</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>How long it has been connected</source>
        <translation>Wie lange die Verbindung schon besteht</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Sent by the host, or sent to the viewer</source>
        <translation>Vom Host gesendet oder an den Zuschauer gesendet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>What still waits for the viewer&apos;s connection</source>
        <translation>Was noch auf die Verbindung des Zuschauers wartet</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Stockungen</translation>
    </message>
    <message>
        <source>How often the picture stood still, as the viewer&apos;s page reports it</source>
        <translation>Wie oft das Bild stehen blieb, gemeldet von der Seite des Zuschauers</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>Bilder verloren</translation>
    </message>
    <message>
        <source>Pictures that arrived but were not shown: the viewer&apos;s device is too slow</source>
        <translation>Bilder, die ankamen, aber nicht gezeigt wurden: Das Gerät des Zuschauers ist zu langsam</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Parts of the stream that were left out: the viewer&apos;s connection is too slow</source>
        <translation>Ausgelassene Teile der Übertragung: Die Verbindung des Zuschauers ist zu langsam</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>%1, lagging</source>
        <translation>%1, verzögert</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>&amp;Aufsteigend</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>A&amp;bsteigend</translation>
    </message>
    <message>
        <source>&amp;Usual columns</source>
        <translation>&amp;Übliche Spalten</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>S&amp;ortieren nach</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it; or how far back in the stream it is</source>
        <translation>Von der Kamera des Hosts bis zum Auge des Zuschauers, gemessen von der Seite des Zuschauers; oder wie weit zurück in der Übertragung er ist</translation>
    </message>
    <message>
        <source>%1 back</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>Host, %1</source>
        <translation>Host, %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientTable</name>
    <message>
        <source>Connected clients</source>
        <translation>Verbundene Geräte</translation>
    </message>
    <message>
        <source>&amp;End this visit</source>
        <translation>&amp;Diesen Besuch beenden</translation>
    </message>
    <message>
        <source>&amp;Block this address</source>
        <translation>Diese Adresse &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>lancast::app::Dashboard</name>
    <message>
        <source>Nobody is watching yet. Scan the code or open the address on another device.</source>
        <translation>Noch schaut niemand zu. Scannen Sie den Code oder öffnen Sie die Adresse auf einem anderen Gerät.</translation>
    </message>
</context>
<context>
    <name>lancast::app::DesktopPresence</name>
    <message>
        <source>The first guest watches your stream.</source>
        <translation>Der erste Gast schaut Ihrer Übertragung zu.</translation>
    </message>
</context>
<context>
    <name>lancast::app::DnsSd</name>
    <message>
        <source>LanCast on %1</source>
        <translation>LanCast auf %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::FileDrop</name>
    <message>
        <source>Drop to stream “%1”</source>
        <translation>Loslassen, um „%1“ zu übertragen</translation>
    </message>
</context>
<context>
    <name>lancast::app::GraphRow</name>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
</context>
<context>
    <name>lancast::app::HealthRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Waiting to be encoded</source>
        <translation>Wartet auf Kodierung</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Verteiler</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Sent, of those that were asked for</source>
        <translation>Gesendet, von den gewünschten</translation>
    </message>
    <message>
        <source>How old a picture is when it comes out of the encoder</source>
        <translation>Wie alt ein Bild ist, wenn es aus dem Kodierer kommt</translation>
    </message>
    <message>
        <source>Encoded, but not yet on its way</source>
        <translation>Kodiert, aber noch nicht unterwegs</translation>
    </message>
    <message>
        <source>Processor time that serving the viewers takes, in percent of one core</source>
        <translation>Prozessorzeit für die Bedienung der Zuschauer, in Prozent eines Kerns</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
</context>
<context>
    <name>lancast::app::HelpDialog</name>
    <message>
        <source>Help – LanCast</source>
        <translation>Hilfe – LanCast</translation>
    </message>
    <message>
        <source>How to host a stream</source>
        <translation>So übertragen Sie live</translation>
    </message>
    <message>
        <source>1. Choose what to show: a camera, the screen, a video file or the test pattern.</source>
        <translation>1. Wählen Sie, was Sie zeigen: eine Kamera, den Bildschirm, eine Videodatei oder das Testbild.</translation>
    </message>
    <message>
        <source>2. Press Go live.</source>
        <translation>2. Drücken Sie „Live gehen“.</translation>
    </message>
    <message>
        <source>3. Give your guests the address, or let them scan the code. They need a browser on the same network and nothing else.</source>
        <translation>3. Geben Sie Ihren Gästen die Adresse, oder lassen Sie sie den Code scannen. Sie brauchen nur einen Browser im selben Netzwerk.</translation>
    </message>
    <message>
        <source>4. Watch below the preview who is there and how it goes. Press Stop when you are done.</source>
        <translation>4. Unter der Vorschau sehen Sie, wer da ist und wie es läuft. Drücken Sie „Stopp“, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>lancast::app::HistoryGraph</name>
    <message>
        <source>The last 5 minutes. The arrow keys move through them.</source>
        <translation>Die letzten 5 Minuten. Die Pfeiltasten bewegen sich darin.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1: %2, %3 ago</source>
        <translation>%1: %2, vor %3</translation>
    </message>
    <message>
        <source>%1: now %2, at most %3 in the last 5 minutes</source>
        <translation>%1: jetzt %2, höchstens %3 in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
</context>
<context>
    <name>lancast::app::IcecastPage</name>
    <message>
        <source>&amp;Send the stream to an Icecast server, too</source>
        <translation>&amp;Die Übertragung auch an einen Icecast-Server senden</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Send the stream there from now on</source>
        <translation>Die Übertragung ab jetzt dorthin senden</translation>
    </message>
    <message>
        <source>Addr&amp;ess:</source>
        <translation>Ad&amp;resse:</translation>
    </message>
    <message>
        <source>Server and mount, such as http://radio.example:8000/live.webm.</source>
        <translation>Server und Mount, etwa http://radio.example:8000/live.webm.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>The one that the server asks of sources.</source>
        <translation>Das Passwort, das der Server von Quellen verlangt.</translation>
    </message>
    <message>
        <source>&amp;Guests listen at:</source>
        <translation>Adressen für &amp;Gäste:</translation>
    </message>
    <message>
        <source>Addresses of the servers that guests get the stream from, with a blank between them. Empty: the address above.</source>
        <translation>Adressen der Server, von denen Gäste die Übertragung bekommen, durch Leerzeichen getrennt. Leer: die Adresse oben.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LanguagePage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>Sp&amp;rache:</translation>
    </message>
    <message>
        <source>Counts from the next start of LanCast. The guests&apos; page follows the language of their browsers.</source>
        <translation>Gilt ab dem nächsten Start von LanCast. Die Seite der Gäste folgt der Sprache ihres Browsers.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Tonpegel</translation>
    </message>
    <message>
        <source>Sound level in steps of 12 decibels. The mark at the end lights up when it is too loud.</source>
        <translation>Tonpegel in Schritten von 12 Dezibel. Die Marke am Ende leuchtet auf, wenn es zu laut ist.</translation>
    </message>
</context>
<context>
    <name>lancast::app::MainWindow</name>
    <message>
        <source>LanCast – live</source>
        <translation>LanCast – live</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Video wählen</translation>
    </message>
    <message>
        <source>Videos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;All files (*)</source>
        <translation>Videos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Quit LanCast</source>
        <translation>LanCast beenden</translation>
    </message>
    <message>
        <source>You are live. Quitting ends the stream for everyone who watches.</source>
        <translation>Sie sind live. Wenn Sie LanCast beenden, endet die Übertragung für alle, die zuschauen.</translation>
    </message>
    <message>
        <source>End the stream and quit</source>
        <translation>Übertragung beenden und LanCast schließen</translation>
    </message>
    <message>
        <source>The recording ends there, and is kept.</source>
        <translation>Die Aufnahme endet dort und bleibt erhalten.</translation>
    </message>
    <message>
        <source>A stream is being recorded.</source>
        <translation>Eine Übertragung wird gerade aufgenommen.</translation>
    </message>
    <message>
        <source>End the recording and quit</source>
        <translation>Aufnahme beenden und schließen</translation>
    </message>
    <message>
        <source>LanCast – waiting for a picture</source>
        <translation>LanCast – wartet auf ein Bild</translation>
    </message>
    <message>
        <source>LanCast – paused</source>
        <translation>LanCast – pausiert</translation>
    </message>
</context>
<context>
    <name>lancast::app::MessageRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>lancast::app::NetworkPage</name>
    <message>
        <source>Use &amp;HTTPS</source>
        <translation>&amp;HTTPS verwenden</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>The number after the colon in the address that guests open</source>
        <translation>Die Zahl nach dem Doppelpunkt in der Adresse, die Gäste öffnen</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Devices on the other networks cannot reach LanCast</source>
        <translation>Geräte in den anderen Netzwerken können LanCast nicht erreichen</translation>
    </message>
    <message>
        <source>All networks</source>
        <translation>Alle Netzwerke</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (zurzeit nicht da)</translation>
    </message>
    <message>
        <source>&amp;Reachable from:</source>
        <translation>E&amp;rreichbar von:</translation>
    </message>
    <message>
        <source>Nobody on the network can listen in, and other devices can publish. Browsers warn at the first visit, because LanCast makes its certificate itself.</source>
        <translation>Niemand im Netzwerk kann mithören, und andere Geräte können senden. Browser warnen beim ersten Besuch, weil LanCast sein Zertifikat selbst erstellt.</translation>
    </message>
    <message>
        <source>&amp;Further names:</source>
        <translation>Weitere &amp;Namen:</translation>
    </message>
    <message>
        <source>Names that lead to this computer, with a blank between them. Its own name and its addresses always count.</source>
        <translation>Namen, die zu diesem Computer führen, durch Leerzeichen getrennt. Sein eigener Name und seine Adressen gelten immer.</translation>
    </message>
    <message>
        <source>Listen in this way from now on</source>
        <translation>Ab jetzt so erreichbar sein</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>ein freier Port</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n name(s).</source>
        <translation>
            <numerusform>Das ist mehr als %n Name.</numerusform>
            <numerusform>Das sind mehr als %n Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name of a computer: leave out http://, ports and paths.</source>
        <translation>„%1“ ist kein Name eines Computers: Lassen Sie http://, Ports und Pfade weg.</translation>
    </message>
    <message>
        <source>You are live. Guests are disconnected and have to open the new address.</source>
        <translation>Sie sind live. Die Gäste werden getrennt und müssen die neue Adresse öffnen.</translation>
    </message>
    <message>
        <source>The address changes: guests have to open the new one.</source>
        <translation>Die Adresse ändert sich: Gäste müssen die neue öffnen.</translation>
    </message>
    <message>
        <source>You are live. Guests reconnect by themselves after a moment.</source>
        <translation>Sie sind live. Die Gäste verbinden sich nach einem Moment von selbst neu.</translation>
    </message>
    <message>
        <source>Guests who wait reconnect by themselves.</source>
        <translation>Wartende Gäste verbinden sich von selbst neu.</translation>
    </message>
    <message>
        <source>Applied: guests are served at port %1.</source>
        <translation>Angewendet: Gäste werden an Port %1 bedient.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so guests are served at port %2.</source>
        <translation>Port %1 wird von einem anderen Programm verwendet; Gäste werden deshalb an Port %2 bedient.</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Niemand kann sich verbinden: %1</translation>
    </message>
    <message>
        <source>&amp;Shown on sites:</source>
        <translation>Auf Sei&amp;ten gezeigt:</translation>
    </message>
    <message>
        <source>Sites whose pages may show the stream, as https://example.org, with a blank between them, or * for all.</source>
        <translation>Websites, deren Seiten die Übertragung zeigen dürfen, wie https://example.org, durch Leerzeichen getrennt, oder * für alle.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n site(s).</source>
        <translation>
            <numerusform>Das ist mehr als %n Website.</numerusform>
            <numerusform>Das sind mehr als %n Websites.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no site: write it as https://example.org, without a path.</source>
        <translation>„%1“ ist keine Website: Schreiben Sie sie wie https://example.org, ohne Pfad.</translation>
    </message>
</context>
<context>
    <name>lancast::app::Notifier</name>
    <message>
        <source>Somebody is watching</source>
        <translation>Jemand schaut zu</translation>
    </message>
    <message>
        <source>The stream is interrupted</source>
        <translation>Die Übertragung ist unterbrochen</translation>
    </message>
    <message>
        <source>Show LanCast</source>
        <translation>LanCast anzeigen</translation>
    </message>
    <message>
        <source>Trouble with the recording</source>
        <translation>Ein Problem mit der Aufnahme</translation>
    </message>
</context>
<context>
    <name>lancast::app::PasscodeRow</name>
    <message>
        <source>As&amp;k for a passcode</source>
        <translation>Zugangs&amp;code verlangen</translation>
    </message>
    <message>
        <source>Whoever types the address has to know it; the link and the code let in without it</source>
        <translation>Wer die Adresse eintippt, muss ihn kennen; mit dem Link und dem QR-Code geht es ohne</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Zugangscode</translation>
    </message>
    <message>
        <source>What guests type; press Return to change it</source>
        <translation>Was die Gäste eintippen; Eingabetaste drücken, um ihn zu ändern</translation>
    </message>
</context>
<context>
    <name>lancast::app::PlayerControls</name>
    <message>
        <source>Place in the recording</source>
        <translation>Stelle in der Aufnahme</translation>
    </message>
    <message>
        <source>Arrow keys: 5 seconds; Page up and Page down: 30 seconds</source>
        <translation>Pfeiltasten: 5 Sekunden; Bild auf und Bild ab: 30 Sekunden</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Sound off (M)</source>
        <translation>Ton aus (M)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Abs&amp;pielen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Leave full screen (Escape)</source>
        <translation>Vollbild verlassen (Esc)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Vollbild (F)</translation>
    </message>
</context>
<context>
    <name>lancast::app::PreferencesDialog</name>
    <message>
        <source>Preferences – LanCast</source>
        <translation>Einstellungen – LanCast</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Start-up</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Forget all choices, also sources, devices and places of windows, and go back to the defaults? The old ones are kept in a file. If the address changes, guests are disconnected.</source>
        <translation>Alle Einstellungen vergessen, auch Quellen, Geräte und Fensterpositionen, und zum Standard zurückkehren? Die alten bleiben in einer Datei erhalten. Wenn sich die Adresse ändert, werden Gäste getrennt.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zurückse&amp;tzen</translation>
    </message>
    <message>
        <source>&amp;Keep my choices</source>
        <translation>Einstellungen &amp;behalten</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults...</source>
        <translation>Auf &amp;Standard zurücksetzen...</translation>
    </message>
    <message>
        <source>All choices are at their defaults.</source>
        <translation>Alle Einstellungen stehen auf Standard.</translation>
    </message>
    <message>
        <source>All choices are at their defaults. The old ones are kept as %1.</source>
        <translation>Alle Einstellungen stehen auf Standard. Die alten sind als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>Icecast</source>
        <translation>Icecast</translation>
    </message>
</context>
<context>
    <name>lancast::app::PreviewPane</name>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>%1x%2, %3 fps</source>
        <translation>%1x%2, %3 fps</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>Verzögerung %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublishLinkDialog</name>
    <message>
        <source>Publish from another device – LanCast</source>
        <translation>Von einem anderen Gerät senden – LanCast</translation>
    </message>
    <message>
        <source>Another device may use its camera and its screen over a secure connection (https) only. Turn HTTPS on in Preferences, Network.</source>
        <translation>Ein anderes Gerät darf seine Kamera und seinen Bildschirm nur über eine sichere Verbindung (https) verwenden. Schalten Sie HTTPS in den Einstellungen unter „Netzwerk“ ein.</translation>
    </message>
    <message>
        <source>Open this link on the device that has the camera, and press Go live there. This window then asks you whether it may.</source>
        <translation>Öffnen Sie diesen Link auf dem Gerät mit der Kamera, und drücken Sie dort „Live gehen“. Dieses Fenster fragt Sie dann, ob es senden darf.</translation>
    </message>
    <message>
        <source>Give it to nobody else: who has this link can ask to publish to your stream.</source>
        <translation>Geben Sie ihn sonst niemandem: Wer diesen Link hat, kann darum bitten, in Ihre Übertragung zu senden.</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Link for publishing</source>
        <translation>Link zum Senden</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublisherView</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrCode</name>
    <message>
        <source>QR code for %1</source>
        <translation>QR-Code für %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrWindow</name>
    <message>
        <source>Scan to watch – LanCast</source>
        <translation>Zum Zuschauen scannen – LanCast</translation>
    </message>
    <message>
        <source>Click to close</source>
        <translation>Zum Schließen klicken</translation>
    </message>
    <message>
        <source>Point a phone&apos;s camera at the code. Escape closes, F11 fills the screen.</source>
        <translation>Richten Sie die Kamera eines Telefons auf den Code. Esc schließt, F11 füllt den Bildschirm.</translation>
    </message>
</context>
<context>
    <name>lancast::app::QualityDialog</name>
    <message>
        <source>Write width and height in pixels, like 1280x720.</source>
        <translation>Geben Sie Breite und Höhe in Pixeln an, etwa 1280x720.</translation>
    </message>
    <message>
        <source>The smallest size is %1.</source>
        <translation>Die kleinste Größe ist %1.</translation>
    </message>
    <message>
        <source>The largest size is %1.</source>
        <translation>Die größte Größe ist %1.</translation>
    </message>
    <message>
        <source>Width and height have to be even numbers.</source>
        <translation>Breite und Höhe müssen gerade Zahlen sein.</translation>
    </message>
    <message>
        <source>&amp;Size in pixels</source>
        <translation>&amp;Größe in Pixeln</translation>
    </message>
    <message>
        <source>Pictures a second, %1 to %2</source>
        <translation>Bilder pro Sekunde, %1 bis %2</translation>
    </message>
    <message>
        <source>What each viewer needs of the network, %1 to %2 kbit/s</source>
        <translation>Was jeder Zuschauer vom Netzwerk braucht, %1 bis %2 kbit/s</translation>
    </message>
    <message>
        <source>&amp;Frames per second</source>
        <translation>&amp;Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;Bitrate</source>
        <translation>Bit&amp;rate</translation>
    </message>
    <message>
        <source>VP8: less work for this computer</source>
        <translation>VP8: weniger Arbeit für diesen Computer</translation>
    </message>
    <message>
        <source>VP9: better picture, more work</source>
        <translation>VP9: besseres Bild, mehr Arbeit</translation>
    </message>
    <message>
        <source>&amp;Codec</source>
        <translation>&amp;Codec</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Custom quality – LanCast</source>
        <translation>Eigene Qualität – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::ReachHelp</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Nobody can reach me? – LanCast</source>
        <translation>Niemand erreicht mich? – LanCast</translation>
    </message>
    <message>
        <source>No network found</source>
        <translation>Kein Netzwerk gefunden</translation>
    </message>
    <message>
        <source>Trying the address</source>
        <translation>Die Adresse wird geprüft</translation>
    </message>
    <message>
        <source>LanCast answers here</source>
        <translation>LanCast antwortet hier</translation>
    </message>
    <message>
        <source>The address does not work here</source>
        <translation>Die Adresse funktioniert hier nicht</translation>
    </message>
    <message>
        <source>Command for the firewall</source>
        <translation>Befehl für die Firewall</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingDesk</name>
    <message>
        <source>Folder for recordings</source>
        <translation>Ordner für Aufnahmen</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingList</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Reading the folder ...</source>
        <translation>Der Ordner wird gelesen ...</translation>
    </message>
    <message>
        <source>The folder %1 is not there. It is made when you record; or choose another one under Preferences, Recording.</source>
        <translation>Den Ordner %1 gibt es nicht. Er wird beim Aufnehmen angelegt; oder wählen Sie einen anderen unter Einstellungen, Aufnahme.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Switch Record on before or while you are live: the file comes to %1 and appears here.</source>
        <translation>Noch ist nichts aufgenommen. Schalten Sie vor oder während der Übertragung Aufnehmen ein: Die Datei kommt nach %1 und erscheint hier.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPage</name>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Auswählen...</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Ordner für Aufnahmen</translation>
    </message>
    <message>
        <source>There is no such folder. Choose one, or make it first.</source>
        <translation>Diesen Ordner gibt es nicht. Wählen Sie einen aus, oder legen Sie ihn erst an.</translation>
    </message>
    <message>
        <source>LanCast may not write to this folder. Choose another one.</source>
        <translation>LanCast darf nicht in diesen Ordner schreiben. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>&amp;Record whenever I am live</source>
        <translation>Auf&amp;nehmen, sobald ich live bin</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>Follows date and time in the names of the files. It may be empty.</source>
        <translation>Steht in den Dateinamen hinter Datum und Uhrzeit. Er darf leer sein.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Guests can go &amp;back:</source>
        <translation>Gäste können &amp;zurück:</translation>
    </message>
    <message>
        <source>So much of the stream is kept on the disk until it ends. An hour at 2.5 Mbit/s takes 1.1 GB.</source>
        <translation>So viel von der Übertragung bleibt bis zu ihrem Ende auf dem Datenträger. Eine Stunde mit 2,5 Mbit/s braucht 1,1 GB.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPlayer</name>
    <message>
        <source>This recording cannot be played here: %1 Another player may: show it in its folder, and open it there.</source>
        <translation>Diese Aufnahme lässt sich hier nicht abspielen: %1 Ein anderes Programm kann es vielleicht: Zeigen Sie sie im Ordner und öffnen Sie sie dort.</translation>
    </message>
    <message>
        <source>There is nothing on this computer that LanCast could play recordings with. Install GStreamer&apos;s plugins (gstreamer1.0-plugins-good), and start LanCast again.</source>
        <translation>Auf diesem Computer ist nichts, womit LanCast Aufnahmen abspielen könnte. Installieren Sie die Plug-ins von GStreamer (gstreamer1.0-plugins-good) und starten Sie LanCast neu.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsModel</name>
    <message>
        <source>LanCast may not read this file</source>
        <translation>LanCast darf diese Datei nicht lesen</translation>
    </message>
    <message>
        <source>Not a recording, or broken</source>
        <translation>Defekt oder keine Aufnahme</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Wird aufgenommen</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsWindow</name>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>There is no trash for “%1”. Delete it for good?</source>
        <translation>Für „%1“ gibt es keinen Papierkorb. Endgültig löschen?</translation>
    </message>
    <message>
        <source>Recordings – LanCast</source>
        <translation>Aufnahmen – LanCast</translation>
    </message>
    <message>
        <source>P&amp;lay here</source>
        <translation>Hier abspie&amp;len</translation>
    </message>
    <message>
        <source>Play it in this window (Return)</source>
        <translation>In diesem Fenster abspielen (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Stream this recording</source>
        <translation>Diese Aufnahme &amp;senden</translation>
    </message>
    <message>
        <source>Make it the source that your guests see</source>
        <translation>Sie wird zur Quelle, die Ihre Gäste sehen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the file where it lies</source>
        <translation>Die Datei dort zeigen, wo sie liegt</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Ihr einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>In den Papierkor&amp;b</translation>
    </message>
    <message>
        <source>Move it to the trash (Delete)</source>
        <translation>In den Papierkorb werfen (Entf)</translation>
    </message>
    <message>
        <source>“%1” could not be deleted: %2</source>
        <translation>„%1“ ließ sich nicht löschen: %2</translation>
    </message>
    <message>
        <source>Recordings are played here.</source>
        <translation>Hier werden Aufnahmen abgespielt.</translation>
    </message>
    <message>
        <source>There is no program on this computer that shows folders. The recording is %1.</source>
        <translation>Auf diesem Computer gibt es kein Programm, das Ordner zeigt. Die Aufnahme ist %1.</translation>
    </message>
    <message>
        <source>Choose a recording, and press Play.</source>
        <translation>Wählen Sie eine Aufnahme und drücken Sie Abspielen.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ResponsiveBody</name>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Viewers – LanCast</source>
        <translation>Zuschauer – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::SharePanel</name>
    <message>
        <source>Cop&amp;y link</source>
        <translation>Link kop&amp;ieren</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Im Bro&amp;wser öffnen</translation>
    </message>
    <message>
        <source>&amp;Viewer window</source>
        <translation>&amp;Zuschauerfenster</translation>
    </message>
    <message>
        <source>&amp;New link</source>
        <translation>&amp;Neuer Link</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Copy the link that the code shows</source>
        <translation>Den Link kopieren, den der QR-Code zeigt</translation>
    </message>
    <message>
        <source>See what the guests see (Ctrl+N)</source>
        <translation>Sehen, was die Gäste sehen (Strg+N)</translation>
    </message>
    <message>
        <source>Everybody who watches is sent away and needs the new link or the passcode to come back</source>
        <translation>Alle, die zuschauen, werden getrennt und brauchen den neuen Link oder den Zugangscode, um zurückzukommen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>No network found: only this computer can watch. Join a network to share the stream.</source>
        <translation>Kein Netzwerk gefunden: Nur dieser Computer kann zuschauen. Verbinden Sie sich mit einem Netzwerk, um die Übertragung zu teilen.</translation>
    </message>
    <message>
        <source>The link or the QR code is enough.</source>
        <translation>Link oder QR-Code genügt.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Browser warnen einmal vor dem Zertifikat. Vergleichen Sie seinen Fingerabdruck: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Nobody can reac&amp;h me?</source>
        <translation>Niemand erreic&amp;ht mich?</translation>
    </message>
    <message>
        <source>Show the code large, for a room</source>
        <translation>Den Code groß zeigen, für einen Raum</translation>
    </message>
    <message>
        <source>Try the address from here, and see what else may keep others out</source>
        <translation>Die Adresse von hier aus prüfen und sehen, was andere sonst aussperren kann</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>SHA-256: %1
Of its key, which stays the same for other addresses: %2</source>
        <translation>SHA-256: %1
Von seinem Schlüssel, der für andere Adressen derselbe bleibt: %2</translation>
    </message>
    <message>
        <source>Through Icecast: %1</source>
        <translation>Über Icecast: %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::SleepInhibitor</name>
    <message>
        <source>A stream is live</source>
        <translation>Eine Übertragung ist live</translation>
    </message>
</context>
<context>
    <name>lancast::app::SourceBar</name>
    <message>
        <source>&amp;Camera</source>
        <translation>&amp;Kamera</translation>
    </message>
    <message>
        <source>Show a camera</source>
        <translation>Eine Kamera zeigen</translation>
    </message>
    <message>
        <source>&amp;Screen</source>
        <translation>&amp;Bildschirm</translation>
    </message>
    <message>
        <source>Show this computer&apos;s screen</source>
        <translation>Den Bildschirm dieses Computers zeigen</translation>
    </message>
    <message>
        <source>&amp;File...</source>
        <translation>&amp;Datei...</translation>
    </message>
    <message>
        <source>Show a video file</source>
        <translation>Eine Videodatei zeigen</translation>
    </message>
    <message>
        <source>&amp;Test pattern</source>
        <translation>&amp;Testbild</translation>
    </message>
    <message>
        <source>Show a moving picture with a clock; needs no camera</source>
        <translation>Ein bewegtes Bild mit einer Uhr zeigen; braucht keine Kamera</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>&amp;Mikrofon</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>M&amp;ute</source>
        <translation>St&amp;umm</translation>
    </message>
    <message>
        <source>Send silence until it is switched off again</source>
        <translation>Stille senden, bis es wieder ausgeschaltet wird</translation>
    </message>
    <message>
        <source>Default camera</source>
        <translation>Standardkamera</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (nicht da)</translation>
    </message>
</context>
<context>
    <name>lancast::app::StartupPage</name>
    <message>
        <source>Go &amp;live at launch</source>
        <translation>Beim Start &amp;live gehen</translation>
    </message>
    <message>
        <source>Start &amp;minimised</source>
        <translation>&amp;Minimiert starten</translation>
    </message>
    <message>
        <source>LanCast shows the source that was chosen last, as soon as it starts.</source>
        <translation>LanCast zeigt gleich beim Start die zuletzt gewählte Quelle.</translation>
    </message>
</context>
<context>
    <name>lancast::app::StateLabel</name>
    <message>
        <source>Not live</source>
        <translation>Nicht live</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Waiting for a picture</source>
        <translation>Wartet auf ein Bild</translation>
    </message>
</context>
<context>
    <name>lancast::app::StatusStrip</name>
    <message>
        <source>Deta&amp;ils</source>
        <translation>D&amp;etails</translation>
    </message>
    <message>
        <source>Every viewer, and the last five minutes</source>
        <translation>Jeder Zuschauer und die letzten fünf Minuten</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>ein %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>Verzögerung %1</translation>
    </message>
    <message>
        <source>buffer %1</source>
        <translation>Puffer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n viewers</source>
        <translation>
            <numerusform>%n Zuschauer</numerusform>
            <numerusform>%n Zuschauer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::SummaryRow</name>
    <message>
        <source>G&amp;raphs</source>
        <translation>Diag&amp;ramme</translation>
    </message>
    <message>
        <source>What went in and out in the last five minutes, to how many, with what delay</source>
        <translation>Was in den letzten fünf Minuten hinein- und hinausging, an wie viele, mit welcher Verzögerung</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Viewers at most</source>
        <translation>Höchstzahl der Zuschauer</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Niemand kann mehr dazukommen; wer schon zuschaut, bleibt</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Media memory</source>
        <translation>Medienspeicher</translation>
    </message>
    <message>
        <source>What LanCast holds of the stream, for slow viewers most of all</source>
        <translation>Was LanCast von der Übertragung bereithält, vor allem für langsame Zuschauer</translation>
    </message>
    <message>
        <source>Share of the media memory&apos;s limit</source>
        <translation>Anteil an der Grenze des Medienspeichers</translation>
    </message>
    <message>
        <source>Unblock &amp;all (%1)</source>
        <translation>&amp;Alle freigeben (%1)</translation>
    </message>
    <message>
        <source>Let these in again: %1</source>
        <translation>Diese wieder hereinlassen: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>What a new viewer gets at once. Media memory: %1</source>
        <translation>Was ein neuer Zuschauer sofort bekommt. Medienspeicher: %1</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
</context>
<context>
    <name>lancast::app::TransportBar</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Send nothing until it is switched off again; viewers are told that you paused</source>
        <translation>Nichts senden, bis es wieder ausgeschaltet wird; den Zuschauern wird gesagt, dass Sie pausieren</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Low 360p</source>
        <translation>Niedrig 360p</translation>
    </message>
    <message>
        <source>Medium 720p</source>
        <translation>Mittel 720p</translation>
    </message>
    <message>
        <source>High 1080p</source>
        <translation>Hoch 1080p</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>&amp;Live gehen</translation>
    </message>
    <message>
        <source>End the stream (Ctrl+L)</source>
        <translation>Die Übertragung beenden (Strg+L)</translation>
    </message>
    <message>
        <source>Start the stream (Ctrl+L)</source>
        <translation>Die Übertragung starten (Strg+L)</translation>
    </message>
    <message>
        <source>Custom...</source>
        <translation>Eigene...</translation>
    </message>
    <message>
        <source>Custom %1...</source>
        <translation>Eigene %1...</translation>
    </message>
    <message>
        <source>R&amp;ecord</source>
        <translation>Au&amp;fnehmen</translation>
    </message>
    <message>
        <source>Keep the stream in a file, from now or from the start of the next one on (Ctrl+Shift+R)</source>
        <translation>Die Übertragung in einer Datei behalten, ab jetzt oder ab dem Beginn der nächsten (Strg+Umschalt+R)</translation>
    </message>
</context>
<context>
    <name>lancast::app::TrayIcon</name>
    <message numerus="yes">
        <source>Live, %n viewers</source>
        <translation>
            <numerusform>Live, %n Zuschauer</numerusform>
            <numerusform>Live, %n Zuschauer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n viewers</source>
        <translation>
            <numerusform>Pausiert, %n Zuschauer</numerusform>
            <numerusform>Pausiert, %n Zuschauer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted, %n viewers</source>
        <translation>
            <numerusform>Unterbrochen, %n Zuschauer</numerusform>
            <numerusform>Unterbrochen, %n Zuschauer</numerusform>
        </translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Nicht live</translation>
    </message>
    <message>
        <source>&amp;Hide the window</source>
        <translation>&amp;Fenster ausblenden</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>&amp;Fenster anzeigen</translation>
    </message>
</context>
<context>
    <name>lancast::app::VideoPage</name>
    <message>
        <source>&amp;Codec:</source>
        <translation>&amp;Codec:</translation>
    </message>
    <message>
        <source>VP9 gives a better picture at the same rate, and takes more of this computer&apos;s processor.</source>
        <translation>VP9 gibt bei gleicher Rate ein besseres Bild und fordert den Prozessor dieses Computers stärker.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Restart interval:</source>
        <translation>Neustart-&amp;Intervall:</translation>
    </message>
    <message>
        <source>How often the recorder starts anew. Short: a guest whose connection could not keep up sees the picture again sooner. Long: a steadier stream.</source>
        <translation>Wie oft der Rekorder neu beginnt. Kurz: Ein Gast, dessen Verbindung nicht mitkam, sieht das Bild früher wieder. Lang: eine gleichmäßigere Übertragung.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Piece length:</source>
        <translation>&amp;Länge der Stücke:</translation>
    </message>
    <message>
        <source>The stream is sent in pieces of this length. Short pieces keep the delay down, long ones take less work.</source>
        <translation>Die Übertragung wird in Stücken dieser Länge gesendet. Kurze halten die Verzögerung klein, lange machen weniger Arbeit.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer, waiting – LanCast</source>
        <translation>Zuschauer, wartet – LanCast</translation>
    </message>
    <message>
        <source>Viewer, live – LanCast</source>
        <translation>Zuschauer, live – LanCast</translation>
    </message>
    <message>
        <source>Viewer, paused – LanCast</source>
        <translation>Zuschauer, pausiert – LanCast</translation>
    </message>
    <message>
        <source>Viewer, interrupted – LanCast</source>
        <translation>Zuschauer, unterbrochen – LanCast</translation>
    </message>
    <message>
        <source>Viewer, stream ended – LanCast</source>
        <translation>Zuschauer, Übertragung beendet – LanCast</translation>
    </message>
    <message>
        <source>Stays on &amp;top</source>
        <translation>Immer im Vor&amp;dergrund</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
    <message>
        <source>Publish from another d&amp;evice...</source>
        <translation>Von anderem &amp;Gerät senden...</translation>
    </message>
    <message>
        <source>&amp;Viewer window</source>
        <translation>&amp;Zuschauerfenster</translation>
    </message>
    <message>
        <source>Stream a &amp;file...</source>
        <translation>&amp;Datei übertragen...</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>&amp;Live gehen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Diag&amp;nose kopieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About LanCast</source>
        <translation>Über LanCas&amp;t</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>P&amp;ause</translation>
    </message>
    <message>
        <source>Re&amp;cord</source>
        <translation>Au&amp;fnehmen</translation>
    </message>
    <message>
        <source>Rec&amp;ordings</source>
        <translation>A&amp;ufnahmen</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowTools</name>
    <message>
        <source>The diagnostics are on the clipboard, without passcodes and keys. Paste them where you ask for help.</source>
        <translation>Die Diagnose ist in der Zwischenablage, ohne Zugangscodes und Schlüssel. Fügen Sie sie dort ein, wo Sie um Hilfe bitten.</translation>
    </message>
</context>
</TS>
