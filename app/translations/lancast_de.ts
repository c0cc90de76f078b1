<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
        <source>The camera is in use by another program. Close that program.</source>
        <translation>Die Kamera wird von einem anderen Programm verwendet. Schließen Sie dieses Programm.</translation>
    </message>
    <message>
        <source>The camera or the microphone may not be used.</source>
        <translation>Die Kamera oder das Mikrofon darf nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Choose another source.</source>
        <translation>Der Bildschirm kann hier nicht aufgenommen werden. Wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be played. Choose a WebM or MP4 video.</source>
        <translation>Die Datei „%1“ kann nicht abgespielt werden. Wählen Sie ein Video im Format WebM oder MP4.</translation>
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
        <source>The picture cannot be recorded.</source>
        <translation>Das Bild kann nicht aufgezeichnet werden.</translation>
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
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it</source>
        <translation>Von der Kamera des Hosts bis zum Auge des Zuschauers, gemessen von der Seite des Zuschauers</translation>
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
        <source>What a new viewer gets at once</source>
        <translation>Was ein neuer Zuschauer sofort bekommt</translation>
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
</context>
<context>
    <name>lancast::app::DnsSd</name>
    <message>
        <source>LanCast on %1</source>
        <translation>LanCast auf %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Tonpegel</translation>
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
        <source>Another device may use its camera and its screen over a secure connection (https) only. Quit LanCast and start it again with --tls.</source>
        <translation>Ein anderes Gerät darf seine Kamera und seinen Bildschirm nur über eine sichere Verbindung (https) verwenden. Beenden Sie LanCast, und starten Sie es mit --tls neu.</translation>
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
    <name>lancast::app::ResponsiveBody</name>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
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
        <source>Publish from another &amp;device...</source>
        <translation>Von anderem &amp;Gerät senden...</translation>
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
        <source>Use another device&apos;s camera or screen for this stream</source>
        <translation>Die Kamera oder den Bildschirm eines anderen Geräts für diese Übertragung verwenden</translation>
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
        <source>The link and the code let people in without typing.</source>
        <translation>Mit dem Link und dem QR-Code kommt man ohne Eintippen hinein.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Browser warnen einmal vor dem Zertifikat. Vergleichen Sie seinen Fingerabdruck: %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
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
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer – LanCast</source>
        <translation>Zuschauer – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
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
</context>
</TS>
