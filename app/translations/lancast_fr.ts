<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Agent</name>
    <message>
        <source>LanCast window</source>
        <translation>Fenêtre LanCast</translation>
    </message>
    <message>
        <source>FFmpeg player</source>
        <translation>Lecteur FFmpeg</translation>
    </message>
    <message>
        <source>GStreamer player</source>
        <translation>Lecteur GStreamer</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Windows, network, sound and pictures</source>
        <translation>Fenêtres, réseau, son et images</translation>
    </message>
    <message>
        <source>GNU Lesser General Public License, version 3. The Qt Company Ltd. and other contributors.</source>
        <translation>GNU Lesser General Public License, version 3. The Qt Company Ltd. et d&apos;autres contributeurs.</translation>
    </message>
    <message>
        <source>Shows the pages inside the window</source>
        <translation>Affiche les pages dans la fenêtre</translation>
    </message>
    <message>
        <source>The browser inside Qt WebEngine: captures, encodes and plays</source>
        <translation>Le navigateur dans Qt WebEngine&#xa0;: capture, encode et lit</translation>
    </message>
    <message>
        <source>BSD 3-clause and others. The Chromium Authors.</source>
        <translation>BSD 3-clause et d&apos;autres. The Chromium Authors.</translation>
    </message>
    <message>
        <source>Secure connections</source>
        <translation>Connexions sécurisées</translation>
    </message>
    <message>
        <source>Apache License 2.0. The OpenSSL Project Authors.</source>
        <translation>Apache License 2.0. The OpenSSL Project Authors.</translation>
    </message>
    <message>
        <source>Reads what guests send</source>
        <translation>Lit ce qu&apos;envoient les invités</translation>
    </message>
    <message>
        <source>Boost Software License 1.0.</source>
        <translation>Boost Software License 1.0.</translation>
    </message>
    <message>
        <source>The code that guests scan</source>
        <translation>Le code que scannent les invités</translation>
    </message>
    <message>
        <source>MIT License, as LanCast&apos;s own above. Copyright © Project Nayuki.</source>
        <translation>Licence MIT, comme celle de LanCast ci-dessus. Copyright © Project Nayuki.</translation>
    </message>
</context>
<context>
    <name>HostHealth</name>
    <message>
        <source>Going well</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>The computer is too slow for this quality. Choose a lower one.</source>
        <translation>L&apos;ordinateur est trop lent pour cette qualité. Choisissez-en une plus basse.</translation>
    </message>
    <message>
        <source>The stream waits to be sent. Choose a lower quality.</source>
        <translation>Le direct attend d&apos;être envoyé. Choisissez une qualité plus basse.</translation>
    </message>
    <message>
        <source>Too many viewers for this computer. Limit them, or choose a lower quality.</source>
        <translation>Trop de spectateurs pour cet ordinateur. Limitez-les ou choisissez une qualité plus basse.</translation>
    </message>
</context>
<context>
    <name>Icecast</name>
    <message>
        <source>waits for the stream</source>
        <translation>attend la diffusion</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>se connecte</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoie</translation>
    </message>
    <message>
        <source>does not get the stream</source>
        <translation>ne reçoit pas la diffusion</translation>
    </message>
    <message>
        <source>The Icecast server refuses the password. Check it in Preferences.</source>
        <translation>Le serveur Icecast refuse le mot de passe. Vérifiez-le dans les préférences.</translation>
    </message>
    <message>
        <source>No Icecast server answers at that address. Check it in Preferences, and whether the server runs.</source>
        <translation>Aucun serveur Icecast ne répond à cette adresse. Vérifiez-la dans les préférences et assurez-vous que le serveur fonctionne.</translation>
    </message>
    <message>
        <source>This computer does not trust the Icecast server&apos;s certificate.</source>
        <translation>Cet ordinateur ne fait pas confiance au certificat du serveur Icecast.</translation>
    </message>
    <message>
        <source>The Icecast server does not speak TLS. Write http:// instead of https:// in Preferences.</source>
        <translation>Le serveur Icecast ne parle pas TLS. Écrivez http:// au lieu de https:// dans les préférences.</translation>
    </message>
    <message>
        <source>The Icecast server refuses the stream: %1</source>
        <translation>Le serveur Icecast refuse la diffusion : %1</translation>
    </message>
    <message>
        <source>The connection to the Icecast server was lost. LanCast keeps trying.</source>
        <translation>La connexion au serveur Icecast est perdue. LanCast continue d&apos;essayer.</translation>
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
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Réseau virtuel</translation>
    </message>
    <message>
        <source>Mobile network</source>
        <translation>Réseau mobile</translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation>Nom %1</translation>
    </message>
    <message>
        <source>Own address %1</source>
        <translation>Adresse saisie %1</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Set by %1 on the command line for this launch.</source>
        <translation>Fixé par %1 sur la ligne de commande pour ce lancement.</translation>
    </message>
</context>
<context>
    <name>ReachAdvice</name>
    <message>
        <source>This computer has a firewall, %1. It keeps others out unless it is told to let them in. This command does that; it asks for an administrator&apos;s password:</source>
        <translation>Cet ordinateur a un pare-feu, %1. Il bloque les autres tant qu&apos;on ne lui dit pas de les laisser entrer. Cette commande s&apos;en charge&#xa0;; elle demande le mot de passe d&apos;un administrateur&#xa0;:</translation>
    </message>
    <message>
        <source>A firewall, %1, is installed here but does not start with the computer. If you have started it, this command lets others in; it asks for an administrator&apos;s password:</source>
        <translation>Un pare-feu, %1, est installé ici mais ne démarre pas avec l&apos;ordinateur. Si vous l&apos;avez démarré, cette commande laisse entrer les autres&#xa0;; elle demande le mot de passe d&apos;un administrateur&#xa0;:</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Pare-feu</translation>
    </message>
    <message>
        <source>If this computer has a firewall, it has to let others in: allow incoming connections to TCP port %1.</source>
        <translation>Si cet ordinateur a un pare-feu, il doit laisser entrer les autres&#xa0;: autorisez les connexions entrantes vers le port TCP %1.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Une autre adresse</translation>
    </message>
    <message>
        <source>The address that you share belongs to this network: %1. Devices at home or in the office are usually not in it. Choose another address in the list.</source>
        <translation>L&apos;adresse que vous partagez appartient à ce réseau&#xa0;: %1. Les appareils de la maison ou du bureau n&apos;y sont en général pas. Choisissez une autre adresse dans la liste.</translation>
    </message>
    <message>
        <source>Not every device understands names that end in .local. Choose an address of numbers in the list.</source>
        <translation>Tous les appareils ne comprennent pas les noms qui se terminent par .local. Choisissez une adresse chiffrée dans la liste.</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Votre propre adresse</translation>
    </message>
    <message>
        <source>You have typed this address. Whatever leads from it to here, such as a router&apos;s port forwarding, has to lead to this computer and to LanCast&apos;s port.</source>
        <translation>Vous avez saisi cette adresse. Ce qui mène d&apos;elle jusqu&apos;ici, comme une redirection de port du routeur, doit mener à cet ordinateur et au port de LanCast.</translation>
    </message>
    <message>
        <source>Same network</source>
        <translation>Même réseau</translation>
    </message>
    <message>
        <source>The other device has to be in the same network as this computer. A phone that uses mobile data, or another Wi-Fi, is not.</source>
        <translation>L&apos;autre appareil doit être sur le même réseau que cet ordinateur. Un téléphone en données mobiles ou sur un autre Wi-Fi n&apos;y est pas.</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>Saisie à la main</translation>
    </message>
    <message>
        <source>The address begins with https://. The browser warns about the certificate once; choose to go on there.</source>
        <translation>L&apos;adresse commence par https://. Le navigateur signale une fois le certificat&#xa0;; choisissez d&apos;y continuer.</translation>
    </message>
    <message>
        <source>The address begins with http:// and ends with the number after the colon. Some browsers try https:// by themselves, which this address does not have.</source>
        <translation>L&apos;adresse commence par http:// et se termine par le nombre après les deux-points. Certains navigateurs essaient d&apos;eux-mêmes https://, que cette adresse n&apos;a pas.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 when this computer asks. Whether a firewall or the network keeps others out, only another device can show.</source>
        <translation>LanCast répond à %1 quand cet ordinateur l&apos;interroge. Seul un autre appareil peut montrer si un pare-feu ou le réseau bloque les autres.</translation>
    </message>
    <message>
        <source>Nobody answers at %1 when this computer asks. Some routers lead only devices outside to such an address; try it from another network.</source>
        <translation>Personne ne répond à %1 quand cet ordinateur l&apos;interroge. Certains routeurs ne mènent que les appareils extérieurs à une telle adresse&#xa0;; essayez depuis un autre réseau.</translation>
    </message>
    <message>
        <source>Nobody answers at %1, even when this computer itself asks. Choose another address in the list, or restart LanCast.</source>
        <translation>Personne ne répond à %1, même quand cet ordinateur l&apos;interroge. Choisissez une autre adresse dans la liste ou relancez LanCast.</translation>
    </message>
    <message>
        <source>Another program answers at %1, not LanCast. Choose another address in the list, or another port.</source>
        <translation>Un autre programme répond à %1, pas LanCast. Choisissez une autre adresse dans la liste ou un autre port.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 but does not go by that name. Type it under Other address.</source>
        <translation>LanCast répond à %1 mais ne connaît pas ce nom. Saisissez-le sous «&#xa0;Autre adresse&#xa0;».</translation>
    </message>
    <message>
        <source>Nobody here knows the name in %1. Choose an address of numbers in the list.</source>
        <translation>Personne ici ne connaît le nom dans %1. Choisissez une adresse chiffrée dans la liste.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Aucun réseau</translation>
    </message>
    <message>
        <source>This computer is in no network that others could be in. Connect it to the Wi-Fi or with a cable; the address then appears by itself.</source>
        <translation>Cet ordinateur n&apos;est dans aucun réseau où d&apos;autres pourraient être. Connectez-le au Wi-Fi ou par câble&#xa0;; l&apos;adresse apparaît alors d&apos;elle-même.</translation>
    </message>
    <message>
        <source>Guest Wi-Fi</source>
        <translation>Wi-Fi invité</translation>
    </message>
    <message>
        <source>Guest networks, and those of hotels and schools, often forbid devices to see each other. Use the main network, or switch off client isolation (AP isolation) in the router.</source>
        <translation>Les réseaux invités, ceux des hôtels et des écoles interdisent souvent aux appareils de se voir. Utilisez le réseau principal ou désactivez l&apos;isolation des clients (AP isolation) du routeur.</translation>
    </message>
    <message>
        <source>VPN on the other device</source>
        <translation>VPN sur l&apos;autre appareil</translation>
    </message>
    <message>
        <source>A VPN leads around your network. Switch it off there while watching, or allow it to reach the local network.</source>
        <translation>Un VPN contourne votre réseau. Désactivez-le là-bas pour regarder, ou autorisez-lui l&apos;accès au réseau local.</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Mire de test</translation>
    </message>
</context>
<context>
    <name>TypedAddress</name>
    <message>
        <source>That is no name or address. Examples: stream.example, 192.168.1.20.</source>
        <translation>Ce n&apos;est ni un nom ni une adresse. Exemples&#xa0;: stream.example, 192.168.1.20.</translation>
    </message>
    <message>
        <source>That address leads every device to itself. Type one that leads here.</source>
        <translation>Cette adresse mène chaque appareil à lui-même. Saisissez-en une qui mène ici.</translation>
    </message>
</context>
<context>
    <name>lancast::app</name>
    <message>
        <source>Use the test pattern</source>
        <translation>Utiliser la mire de test</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No camera found. Plug one in, or stream the screen, a file or the test pattern.</source>
        <translation>Aucune caméra trouvée. Branchez-en une, ou diffusez l&apos;écran, un fichier ou la mire de test.</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Choisir un autre fichier</translation>
    </message>
    <message>
        <source>The stream was refused.</source>
        <translation>La diffusion a été refusée.</translation>
    </message>
    <message>
        <source>Go live again</source>
        <translation>Repasser en direct</translation>
    </message>
    <message>
        <source>The connection was lost. Connecting again.</source>
        <translation>La connexion a été perdue. Reconnexion en cours.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so this stream is at port %2.</source>
        <translation>Le port %1 est utilisé par un autre programme&#xa0;; cette diffusion se trouve donc au port %2.</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>Réessayer %1</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Personne ne peut se connecter&#xa0;: %1</translation>
    </message>
    <message>
        <source>The preview has crashed several times. The stream is interrupted.</source>
        <translation>L&apos;aperçu s&apos;est arrêté plusieurs fois. La diffusion est interrompue.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>The preview could not be loaded.</source>
        <translation>L&apos;aperçu n&apos;a pas pu être chargé.</translation>
    </message>
    <message>
        <source>The screen cannot be captured in a Wayland session. Log in to an X11 session, or stream a camera, a file or the test pattern.</source>
        <translation>L&apos;écran ne peut pas être capturé dans une session Wayland. Ouvrez une session X11, ou diffusez une caméra, un fichier ou la mire de test.</translation>
    </message>
    <message>
        <source>A device at %1 wants to publish to your stream.</source>
        <translation>Un appareil à l&apos;adresse %1 souhaite diffuser dans votre direct.</translation>
    </message>
    <message>
        <source>It can once you have stopped: only one publishes at a time.</source>
        <translation>Il le pourra quand vous aurez arrêté&#xa0;: un seul peut diffuser à la fois.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Autoriser</translation>
    </message>
    <message>
        <source>Use another camera</source>
        <translation>Utiliser une autre caméra</translation>
    </message>
    <message>
        <source>The camera was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>La caméra a été débranchée. Rebranchez-la et elle est aussitôt reprise, ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>The camera “%1” was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>La caméra «&#xa0;%1&#xa0;» a été débranchée. Rebranchez-la et elle est aussitôt reprise, ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>The camera “%1” is not there. Plug it in and it is taken at once, or choose another source.</source>
        <translation>La caméra «&#xa0;%1&#xa0;» n&apos;est pas là. Branchez-la et elle est aussitôt prise, ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>The screen was not shared. Try again and allow it when the system asks.</source>
        <translation>L&apos;écran n&apos;a pas été partagé. Réessayez et acceptez quand le système le demande.</translation>
    </message>
    <message>
        <source>The system does not let LanCast use the camera. Allow it in the system&apos;s privacy settings, then try again.</source>
        <translation>Le système n&apos;autorise pas LanCast à utiliser la caméra. Autorisez-le dans les réglages de confidentialité du système, puis réessayez.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be played here: it is damaged or of a kind that is not supported. Choose a WebM or MP4 video.</source>
        <translation>Le fichier «&#xa0;%1&#xa0;» ne peut pas être lu ici&#xa0;: il est endommagé ou d&apos;un type non pris en charge. Choisissez une vidéo WebM ou MP4.</translation>
    </message>
    <message>
        <source>The camera does not start: another program may be using it. Close that program, then try again.</source>
        <translation>La caméra ne démarre pas&#xa0;: un autre programme l&apos;utilise peut-être. Fermez ce programme, puis réessayez.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Stream a camera, a file or the test pattern.</source>
        <translation>L&apos;écran ne peut pas être capturé ici. Diffusez une caméra, un fichier ou la mire de test.</translation>
    </message>
    <message>
        <source>The screen is no longer shared. Share it again, or choose another source.</source>
        <translation>L&apos;écran n&apos;est plus partagé. Partagez-le de nouveau ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>The picture cannot be recorded. Choose another quality or source.</source>
        <translation>L&apos;image ne peut pas être enregistrée. Choisissez une autre qualité ou une autre source.</translation>
    </message>
    <message>
        <source>The microphone “%1” is not there, so nobody hears you. Plug it in and it is taken at once.</source>
        <translation>Le microphone «&#xa0;%1&#xa0;» n&apos;est pas là&#xa0;; personne ne vous entend. Branchez-le et il est aussitôt pris.</translation>
    </message>
    <message>
        <source>Use the default microphone</source>
        <translation>Utiliser le microphone par défaut</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that, open the volume control (pavucontrol), and under Recording choose “Monitor of ...” for “Chromium input”, which is LanCast.</source>
        <translation>Les invités entendent votre microphone, pas ce que joue cet ordinateur. Pour diffuser cela, ouvrez le contrôle du volume (pavucontrol) et, sous Enregistrement, choisissez «&#xa0;Monitor of ...&#xa0;» pour «&#xa0;Chromium input&#xa0;», qui est LanCast.</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that instead, choose “%1” as the microphone.</source>
        <translation>Les invités entendent votre microphone, pas ce que joue cet ordinateur. Pour diffuser cela à la place, choisissez «&#xa0;%1&#xa0;» comme microphone.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L&apos;utiliser</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Only one file can be streamed at a time. Drop a single video.</source>
        <translation>Un seul fichier peut être diffusé à la fois. Déposez une seule vidéo.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Drop a single video from it.</source>
        <translation>«&#xa0;%1&#xa0;» est un dossier. Déposez-en une seule vidéo.</translation>
    </message>
    <message>
        <source>Only a video file on this computer can be streamed. Drop one, or choose it.</source>
        <translation>Seul un fichier vidéo de cet ordinateur peut être diffusé. Déposez-en un ou choisissez-le.</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check that you may open it.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être lu. Vérifiez que vous pouvez l&apos;ouvrir.</translation>
    </message>
    <message>
        <source>The file with your choices was damaged, so LanCast starts with its defaults. The old file is kept as %1.</source>
        <translation>Le fichier de vos choix était endommagé&#xa0;; LanCast démarre donc avec ses valeurs par défaut. L&apos;ancien fichier est conservé sous %1.</translation>
    </message>
    <message>
        <source>Your choices count until you quit: the file %1 cannot be written. Check who may write to its folder, and whether the disk is full.</source>
        <translation>Vos choix valent jusqu&apos;à la fermeture&#xa0;: le fichier %1 ne peut pas être écrit. Vérifiez qui peut écrire dans son dossier et si le disque est plein.</translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>%n h restante</numerusform>
            <numerusform>%n h restantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min restante</numerusform>
            <numerusform>%n min restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisir un autre dossier</translation>
    </message>
    <message>
        <source>REC waits until you are live</source>
        <translation>REC attend que vous soyez en direct</translation>
    </message>
    <message>
        <source>REC %1</source>
        <translation>REC %1</translation>
    </message>
    <message>
        <source>The disk is nearly full: there is room for less than 10 minutes of recording. Make room, or record to another folder.</source>
        <translation>Le disque est presque plein&#xa0;: il reste de la place pour moins de 10 minutes d&apos;enregistrement. Libérez de la place ou enregistrez dans un autre dossier.</translation>
    </message>
    <message>
        <source>The disk is full, so the recording has ended. What was recorded can be played, and the stream goes on.</source>
        <translation>Le disque est plein, l&apos;enregistrement est donc terminé. Ce qui a été enregistré peut être lu, et la diffusion continue.</translation>
    </message>
    <message>
        <source>The recording could not be written%1, so it has ended. The stream goes on.</source>
        <translation>L&apos;enregistrement n&apos;a pas pu être écrit%1, il est donc terminé. La diffusion continue.</translation>
    </message>
    <message>
        <source>The recording cannot be written%1.</source>
        <translation>L&apos;enregistrement ne peut pas être écrit%1.</translation>
    </message>
    <message>
        <source>The disk is too slow, so parts of the recording are missing. Record to a folder on another disk, or choose a lower quality.</source>
        <translation>Le disque est trop lent, il manque donc des parties de l&apos;enregistrement. Enregistrez dans un dossier d&apos;un autre disque ou choisissez une qualité plus basse.</translation>
    </message>
    <message>
        <source>Show recordings</source>
        <translation>Afficher les enregistrements</translation>
    </message>
    <message>
        <source>A recording needs a name.</source>
        <translation>Un enregistrement a besoin d&apos;un nom.</translation>
    </message>
    <message>
        <source>A name cannot have any of these: %1</source>
        <translation>Un nom ne peut contenir aucun de ces signes&#xa0;: %1</translation>
    </message>
    <message>
        <source>A name that begins with a dot would hide the file.</source>
        <translation>Un nom qui commence par un point cacherait le fichier.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Ce nom est trop long.</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Choose another name.</source>
        <translation>Il existe déjà un fichier «&#xa0;%1&#xa0;». Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The name could not be changed: %1</source>
        <translation>Le nom n&apos;a pas pu être changé&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short, and can be played from end to end now.</source>
        <translation>
            <numerusform>%n enregistrement avait été interrompu et peut maintenant être lu en entier.</numerusform>
            <numerusform>%n enregistrements avaient été interrompus et peuvent maintenant être lus en entier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short and could not be mended. Other players may still play them.</source>
        <translation>
            <numerusform>%n enregistrement avait été interrompu et n&apos;a pas pu être réparé. D&apos;autres lecteurs le liront peut-être.</numerusform>
            <numerusform>%n enregistrements avaient été interrompus et n&apos;ont pas pu être réparés. D&apos;autres lecteurs les liront peut-être.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer cannot encode %1 at %2 frames/s.</source>
        <translation>Cet ordinateur ne peut pas encoder %1 à %2 images/s.</translation>
    </message>
    <message>
        <source>LanCast streams %1 at %2 frames/s.</source>
        <translation>LanCast diffuse %1 à %2 images/s.</translation>
    </message>
    <message>
        <source>LanCast streams %1.</source>
        <translation>LanCast diffuse %1.</translation>
    </message>
    <message>
        <source>Stream %1 anyway</source>
        <translation>Diffuser quand même %1</translation>
    </message>
    <message>
        <source>The file “%1” has audio only, no video. Choose a file with video.</source>
        <translation>Le fichier « %1 » ne contient que du son, pas de vidéo. Choisissez un fichier avec de la vidéo.</translation>
    </message>
    <message>
        <source>The file “%1” is not there any more. Choose another one.</source>
        <translation>Le fichier « %1 » n’est plus là. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read. Check that you may open it, or choose another one.</source>
        <translation>Le fichier « %1 » ne peut pas être lu. Vérifiez que vous avez le droit de l’ouvrir, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file “%1” is empty. Choose another one.</source>
        <translation>Le fichier « %1 » est vide. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file “%1” is a picture, not a video. Choose a WebM or MP4 video.</source>
        <translation>Le fichier « %1 » est une image, pas une vidéo. Choisissez une vidéo WebM ou MP4.</translation>
    </message>
    <message>
        <source>The file “%1” is not a video. Choose a WebM or MP4 video.</source>
        <translation>Le fichier « %1 » n’est pas une vidéo. Choisissez une vidéo WebM ou MP4.</translation>
    </message>
    <message>
        <source>Guests see the monitor “%1” only. To show another one, make it the first in the system&apos;s display settings before you go live.</source>
        <translation>Les invités ne voient que l’écran « %1 ». Pour en montrer un autre, faites-en le premier dans les réglages d’affichage du système avant de passer en direct.</translation>
    </message>
    <message>
        <source>At %1 port %2 was still in use by another program, so this stream stays at port %3. Close that program, then try again.</source>
        <translation>À %1, le port %2 était encore utilisé par un autre programme ; cette diffusion reste donc au port %3. Fermez ce programme, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing is recorded: LanCast cannot write to the folder %1 (%2).</source>
        <translation>Rien n’est enregistré : LanCast ne peut pas écrire dans le dossier %1 (%2).</translation>
    </message>
    <message>
        <source>Guests at %1 are refused: that address has all its %2 connections, two for each guest. Behind one router all guests share an address.</source>
        <translation>Les invités de %1 sont refusés&#xa0;: cette adresse a déjà ses %2 connexions, deux par invité. Derrière un même routeur, tous les invités partagent une adresse.</translation>
    </message>
    <message>
        <source>Allow twice as many</source>
        <translation>Autoriser le double</translation>
    </message>
    <message>
        <source>You go live as soon as there is a picture. Stop calls that off.</source>
        <translation>Vous passez en direct dès qu’il y a une image. Arrêter annule cela.</translation>
    </message>
    <message>
        <source>REC paused at %1</source>
        <translation>REC en pause à %1</translation>
    </message>
    <message>
        <source>The recording is saved as %1.</source>
        <translation>L’enregistrement est enregistré sous %1.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>A guest who opened “%1” was refused: this computer does not go by that name. Allow it only if you know it.</source>
        <translation>Un invité qui a ouvert «&#xa0;%1&#xa0;» a été refusé&#xa0;: cet ordinateur ne répond pas à ce nom. Ne l’autorisez que si vous le connaissez.</translation>
    </message>
    <message>
        <source>Allow this name</source>
        <translation>Autoriser ce nom</translation>
    </message>
</context>
<context>
    <name>lancast::app::AboutDialog</name>
    <message>
        <source>LanCast is free software</source>
        <translation>LanCast est un logiciel libre</translation>
    </message>
    <message>
        <source>It is made with the work of others</source>
        <translation>Il repose sur le travail d&apos;autres</translation>
    </message>
    <message>
        <source>About LanCast</source>
        <translation>À propos de LanCast</translation>
    </message>
    <message>
        <source>LanCast %1</source>
        <translation>LanCast %1</translation>
    </message>
    <message>
        <source>Hosts a live stream that everyone on the network watches in a browser.</source>
        <translation>Diffuse un direct que tout le réseau regarde dans un navigateur.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
</context>
<context>
    <name>lancast::app::AccessPage</name>
    <message>
        <source>Other devices may ask to &amp;publish</source>
        <translation>D&apos;autres appareils peuvent demander à diff&amp;user</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Plus personne ne peut entrer&#xa0;; ceux qui regardent déjà restent</translation>
    </message>
    <message>
        <source>&amp;Viewers at most:</source>
        <translation>&amp;Spectateurs au plus&#xa0;:</translation>
    </message>
    <message>
        <source>With the link for publishing, and over HTTPS only. You are asked about each device.</source>
        <translation>Avec le lien de diffusion, et par HTTPS seulement. Votre accord est demandé pour chaque appareil.</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressChooser</name>
    <message>
        <source>Address to share</source>
        <translation>Adresse à partager</translation>
    </message>
    <message>
        <source>All ways in which others can reach this computer</source>
        <translation>Toutes les façons de joindre cet ordinateur</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Autre adresse</translation>
    </message>
    <message>
        <source>A name or an IP address that leads to this computer, with the port if it is another one; press Return to use it</source>
        <translation>Un nom ou une adresse IP qui mène à cet ordinateur, avec le port si c&apos;est un autre&#xa0;; appuyez sur Entrée pour l&apos;utiliser</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Other address...</source>
        <translation>Autre adresse...</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressText</name>
    <message>
        <source>Address for guests</source>
        <translation>Adresse pour les invités</translation>
    </message>
</context>
<context>
    <name>lancast::app::CaptureDialog</name>
    <message>
        <source>Choose what to show – LanCast</source>
        <translation>Choisir quoi montrer – LanCast</translation>
    </message>
    <message>
        <source>S&amp;creens</source>
        <translation>&amp;Écrans</translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation>&amp;Fenêtres</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Montrer</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientModel</name>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navigateur</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>How long it has been connected</source>
        <translation>Durée de la connexion</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Sent by the host, or sent to the viewer</source>
        <translation>Envoyé par l&apos;hôte, ou envoyé au spectateur</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>What still waits for the viewer&apos;s connection</source>
        <translation>Ce qui attend encore la connexion du spectateur</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Blocages</translation>
    </message>
    <message>
        <source>How often the picture stood still, as the viewer&apos;s page reports it</source>
        <translation>Nombre d&apos;arrêts de l&apos;image, signalé par la page du spectateur</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>Images perdues</translation>
    </message>
    <message>
        <source>Pictures that arrived but were not shown: the viewer&apos;s device is too slow</source>
        <translation>Images reçues mais non affichées&#xa0;: l&apos;appareil du spectateur est trop lent</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Omis</translation>
    </message>
    <message>
        <source>Parts of the stream that were left out: the viewer&apos;s connection is too slow</source>
        <translation>Parties du direct omises&#xa0;: la connexion du spectateur est trop lente</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Spectateur</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>%1, lagging</source>
        <translation>%1, en retard</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>&amp;Croissant</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>&amp;Décroissant</translation>
    </message>
    <message>
        <source>&amp;Usual columns</source>
        <translation>Colonnes &amp;habituelles</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Trier par</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>C&amp;olonnes</translation>
    </message>
    <message>
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it; or how far back in the stream it is</source>
        <translation>De la caméra de l&apos;hôte à l&apos;œil du spectateur, mesuré par la page du spectateur&#xa0;; ou combien il est revenu en arrière dans la diffusion</translation>
    </message>
    <message>
        <source>%1 back</source>
        <translation>%1 en arrière</translation>
    </message>
    <message>
        <source>Host, %1</source>
        <translation>Hôte, %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientTable</name>
    <message>
        <source>Connected clients</source>
        <translation>Appareils connectés</translation>
    </message>
    <message>
        <source>&amp;End this visit</source>
        <translation>&amp;Mettre fin à cette visite</translation>
    </message>
    <message>
        <source>&amp;Block this address</source>
        <translation>&amp;Bloquer cette adresse</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>&amp;Copier l&apos;adresse</translation>
    </message>
</context>
<context>
    <name>lancast::app::Dashboard</name>
    <message>
        <source>Nobody is watching yet. Scan the code or open the address on another device.</source>
        <translation>Personne ne regarde encore. Scannez le code ou ouvrez l&apos;adresse sur un autre appareil.</translation>
    </message>
</context>
<context>
    <name>lancast::app::DesktopPresence</name>
    <message>
        <source>The first guest watches your stream.</source>
        <translation>Le premier invité regarde votre direct.</translation>
    </message>
</context>
<context>
    <name>lancast::app::DnsSd</name>
    <message>
        <source>LanCast on %1</source>
        <translation>LanCast sur %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::FileDrop</name>
    <message>
        <source>Drop to stream “%1”</source>
        <translation>Déposer pour diffuser «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>lancast::app::GraphRow</name>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Spectateurs</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retard</translation>
    </message>
</context>
<context>
    <name>lancast::app::HealthRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>Waiting to be encoded</source>
        <translation>En attente d&apos;encodage</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Sent, of those that were asked for</source>
        <translation>Envoyées, sur celles demandées</translation>
    </message>
    <message>
        <source>How old a picture is when it comes out of the encoder</source>
        <translation>Âge d&apos;une image à la sortie de l&apos;encodeur</translation>
    </message>
    <message>
        <source>Encoded, but not yet on its way</source>
        <translation>Encodé, mais pas encore en route</translation>
    </message>
    <message>
        <source>Processor time that serving the viewers takes, in percent of one core</source>
        <translation>Temps processeur pour servir les spectateurs, en pour cent d&apos;un cœur</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>Rien n’est envoyé</translation>
    </message>
</context>
<context>
    <name>lancast::app::HelpDialog</name>
    <message>
        <source>Help – LanCast</source>
        <translation>Aide – LanCast</translation>
    </message>
    <message>
        <source>How to host a stream</source>
        <translation>Comment diffuser un direct</translation>
    </message>
    <message>
        <source>1. Choose what to show: a camera, the screen, a video file or the test pattern.</source>
        <translation>1. Choisissez ce que vous montrez&#xa0;: une caméra, l&apos;écran, un fichier vidéo ou la mire de test.</translation>
    </message>
    <message>
        <source>2. Press Go live.</source>
        <translation>2. Appuyez sur «&#xa0;Passer en direct&#xa0;».</translation>
    </message>
    <message>
        <source>3. Give your guests the address, or let them scan the code. They need a browser on the same network and nothing else.</source>
        <translation>3. Donnez l&apos;adresse à vos invités ou faites-leur scanner le code. Il leur faut un navigateur sur le même réseau, et rien d&apos;autre.</translation>
    </message>
    <message>
        <source>4. Watch below the preview who is there and how it goes. Press Stop when you are done.</source>
        <translation>4. Sous l&apos;aperçu, voyez qui est là et comment cela se passe. Appuyez sur «&#xa0;Arrêter&#xa0;» quand vous avez fini.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>lancast::app::HistoryGraph</name>
    <message>
        <source>The last 5 minutes. The arrow keys move through them.</source>
        <translation>Les 5 dernières minutes. Les flèches permettent de les parcourir.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1: %2, %3 ago</source>
        <translation>%1&#xa0;: %2, il y a %3</translation>
    </message>
    <message>
        <source>%1: now %2, at most %3 in the last 5 minutes</source>
        <translation>%1&#xa0;: maintenant %2, au plus %3 ces 5 dernières minutes</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 minutes</translation>
    </message>
</context>
<context>
    <name>lancast::app::IcecastPage</name>
    <message>
        <source>&amp;Send the stream to an Icecast server, too</source>
        <translation>&amp;Envoyer aussi la diffusion à un serveur Icecast</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>Send the stream there from now on</source>
        <translation>Envoyer la diffusion là-bas dès maintenant</translation>
    </message>
    <message>
        <source>Addr&amp;ess:</source>
        <translation>Adre&amp;sse :</translation>
    </message>
    <message>
        <source>Server and mount, such as http://radio.example:8000/live.webm.</source>
        <translation>Serveur et point de montage, par exemple http://radio.example:8000/live.webm.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Mot de passe :</translation>
    </message>
    <message>
        <source>The one that the server asks of sources.</source>
        <translation>Celui que le serveur demande aux sources.</translation>
    </message>
    <message>
        <source>&amp;Guests listen at:</source>
        <translation>Adresses pour les &amp;invités :</translation>
    </message>
    <message>
        <source>Addresses of the servers that guests get the stream from, with a blank between them. Empty: the address above.</source>
        <translation>Adresses des serveurs qui donnent la diffusion aux invités, séparées par des espaces. Vide : l&apos;adresse ci-dessus.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LanguagePage</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>Counts from the next start of LanCast. The guests&apos; page follows the language of their browsers.</source>
        <translation>Vaut dès le prochain démarrage de LanCast. La page des invités suit la langue de leur navigateur.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Niveau sonore</translation>
    </message>
    <message>
        <source>Sound level in steps of 12 decibels. The mark at the end lights up when it is too loud.</source>
        <translation>Niveau sonore par pas de 12 décibels. Le repère à la fin s&apos;allume quand c&apos;est trop fort.</translation>
    </message>
</context>
<context>
    <name>lancast::app::MainWindow</name>
    <message>
        <source>LanCast – live</source>
        <translation>LanCast – en direct</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Choisir une vidéo</translation>
    </message>
    <message>
        <source>Videos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;All files (*)</source>
        <translation>Vidéos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Quit LanCast</source>
        <translation>Quitter LanCast</translation>
    </message>
    <message>
        <source>You are live. Quitting ends the stream for everyone who watches.</source>
        <translation>Vous êtes en direct. Quitter met fin à la diffusion pour tous ceux qui regardent.</translation>
    </message>
    <message>
        <source>End the stream and quit</source>
        <translation>Arrêter la diffusion et quitter</translation>
    </message>
    <message>
        <source>The recording ends there, and is kept.</source>
        <translation>L&apos;enregistrement s&apos;arrête là et il est conservé.</translation>
    </message>
    <message>
        <source>A stream is being recorded.</source>
        <translation>Une diffusion est en cours d&apos;enregistrement.</translation>
    </message>
    <message>
        <source>End the recording and quit</source>
        <translation>Terminer l&apos;enregistrement et quitter</translation>
    </message>
    <message>
        <source>LanCast – waiting for a picture</source>
        <translation>LanCast – en attente d’une image</translation>
    </message>
    <message>
        <source>LanCast – paused</source>
        <translation>LanCast – en pause</translation>
    </message>
</context>
<context>
    <name>lancast::app::MessageRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>lancast::app::NetworkPage</name>
    <message>
        <source>Use &amp;HTTPS</source>
        <translation>Utiliser &amp;HTTPS</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>The number after the colon in the address that guests open</source>
        <translation>Le nombre après les deux-points dans l&apos;adresse qu&apos;ouvrent les invités</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port&#xa0;:</translation>
    </message>
    <message>
        <source>Devices on the other networks cannot reach LanCast</source>
        <translation>Les appareils des autres réseaux ne peuvent pas joindre LanCast</translation>
    </message>
    <message>
        <source>All networks</source>
        <translation>Tous les réseaux</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (absent pour l&apos;instant)</translation>
    </message>
    <message>
        <source>&amp;Reachable from:</source>
        <translation>Accessible depui&amp;s&#xa0;:</translation>
    </message>
    <message>
        <source>Nobody on the network can listen in, and other devices can publish. Browsers warn at the first visit, because LanCast makes its certificate itself.</source>
        <translation>Personne sur le réseau ne peut écouter, et d&apos;autres appareils peuvent diffuser. Les navigateurs avertissent à la première visite, car LanCast crée lui-même son certificat.</translation>
    </message>
    <message>
        <source>&amp;Further names:</source>
        <translation>Autres &amp;noms&#xa0;:</translation>
    </message>
    <message>
        <source>Names that lead to this computer, with a blank between them. Its own name and its addresses always count.</source>
        <translation>Noms qui mènent à cet ordinateur, séparés par une espace. Son propre nom et ses adresses comptent toujours.</translation>
    </message>
    <message>
        <source>Listen in this way from now on</source>
        <translation>Être accessible ainsi dès maintenant</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>un port libre</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Un port est un nombre de 1 à 65535.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n name(s).</source>
        <translation>
            <numerusform>C&apos;est plus de %n nom.</numerusform>
            <numerusform>C&apos;est plus de %n noms.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name of a computer: leave out http://, ports and paths.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas un nom d&apos;ordinateur&#xa0;: retirez http://, les ports et les chemins.</translation>
    </message>
    <message>
        <source>You are live. Guests are disconnected and have to open the new address.</source>
        <translation>Vous êtes en direct. Les invités sont déconnectés et doivent ouvrir la nouvelle adresse.</translation>
    </message>
    <message>
        <source>The address changes: guests have to open the new one.</source>
        <translation>L&apos;adresse change&#xa0;: les invités doivent ouvrir la nouvelle.</translation>
    </message>
    <message>
        <source>You are live. Guests reconnect by themselves after a moment.</source>
        <translation>Vous êtes en direct. Les invités se reconnectent d&apos;eux-mêmes après un instant.</translation>
    </message>
    <message>
        <source>Guests who wait reconnect by themselves.</source>
        <translation>Les invités qui attendent se reconnectent d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>Applied: guests are served at port %1.</source>
        <translation>Appliqué&#xa0;: les invités sont servis au port %1.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so guests are served at port %2.</source>
        <translation>Le port %1 est utilisé par un autre programme&#xa0;; les invités sont donc servis au port %2.</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Personne ne peut se connecter&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Shown on sites:</source>
        <translation>Aff&amp;iché sur les sites&#xa0;:</translation>
    </message>
    <message>
        <source>Sites whose pages may show the stream, as https://example.org, with a blank between them, or * for all.</source>
        <translation>Sites dont les pages peuvent afficher la diffusion, comme https://example.org, séparés par des espaces, ou * pour tous.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n site(s).</source>
        <translation>
            <numerusform>C’est plus de %n site.</numerusform>
            <numerusform>Ce sont plus de %n sites.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no site: write it as https://example.org, without a path.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un site&#xa0;: écrivez-le comme https://example.org, sans chemin.</translation>
    </message>
</context>
<context>
    <name>lancast::app::Notifier</name>
    <message>
        <source>Somebody is watching</source>
        <translation>Quelqu&apos;un regarde</translation>
    </message>
    <message>
        <source>The stream is interrupted</source>
        <translation>La diffusion est interrompue</translation>
    </message>
    <message>
        <source>Show LanCast</source>
        <translation>Afficher LanCast</translation>
    </message>
    <message>
        <source>Trouble with the recording</source>
        <translation>Un problème avec l&apos;enregistrement</translation>
    </message>
</context>
<context>
    <name>lancast::app::PasscodeRow</name>
    <message>
        <source>As&amp;k for a passcode</source>
        <translation>E&amp;xiger un code d&apos;accès</translation>
    </message>
    <message>
        <source>Whoever types the address has to know it; the link and the code let in without it</source>
        <translation>Il faut le connaître pour entrer par l&apos;adresse&#xa0;; le lien et le code QR s&apos;en passent</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Code d&apos;accès</translation>
    </message>
    <message>
        <source>What guests type; press Return to change it</source>
        <translation>Ce que tapent les invités&#xa0;; appuyez sur Entrée pour le changer</translation>
    </message>
</context>
<context>
    <name>lancast::app::PlayerControls</name>
    <message>
        <source>Place in the recording</source>
        <translation>Position dans l&apos;enregistrement</translation>
    </message>
    <message>
        <source>Arrow keys: 5 seconds; Page up and Page down: 30 seconds</source>
        <translation>Touches fléchées&#xa0;: 5 secondes&#xa0;; Page précédente et suivante&#xa0;: 30 secondes</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Son coupé</translation>
    </message>
    <message>
        <source>Sound off (M)</source>
        <translation>Son coupé (M)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Espace)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Lire (Espace)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Leave full screen (Escape)</source>
        <translation>Quitter le plein écran (Échap)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Plein écran (F)</translation>
    </message>
</context>
<context>
    <name>lancast::app::PreferencesDialog</name>
    <message>
        <source>Preferences – LanCast</source>
        <translation>Préférences – LanCast</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Start-up</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Forget all choices, also sources, devices and places of windows, and go back to the defaults? The old ones are kept in a file. If the address changes, guests are disconnected.</source>
        <translation>Oublier tous les choix, y compris les sources, les appareils et la place des fenêtres, et revenir aux valeurs par défaut&#xa0;? Les anciens restent dans un fichier. Si l&apos;adresse change, les invités sont déconnectés.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Keep my choices</source>
        <translation>Conser&amp;ver mes choix</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults...</source>
        <translation>Valeurs par &amp;défaut...</translation>
    </message>
    <message>
        <source>All choices are at their defaults.</source>
        <translation>Tous les choix ont leur valeur par défaut.</translation>
    </message>
    <message>
        <source>All choices are at their defaults. The old ones are kept as %1.</source>
        <translation>Tous les choix ont leur valeur par défaut. Les anciens sont conservés sous %1.</translation>
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
        <translation>pas d&apos;image</translation>
    </message>
    <message>
        <source>%1x%2, %3 fps</source>
        <translation>%1x%2, %3 i/s</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>retard %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublishLinkDialog</name>
    <message>
        <source>Publish from another device – LanCast</source>
        <translation>Diffuser depuis un autre appareil – LanCast</translation>
    </message>
    <message>
        <source>Another device may use its camera and its screen over a secure connection (https) only. Turn HTTPS on in Preferences, Network.</source>
        <translation>Un autre appareil ne peut utiliser sa caméra et son écran que par une connexion sécurisée (https). Activez HTTPS dans Préférences, Réseau.</translation>
    </message>
    <message>
        <source>Open this link on the device that has the camera, and press Go live there. This window then asks you whether it may.</source>
        <translation>Ouvrez ce lien sur l&apos;appareil qui a la caméra, puis appuyez-y sur «&#xa0;Passer en direct&#xa0;». Cette fenêtre vous demandera alors votre accord.</translation>
    </message>
    <message>
        <source>Give it to nobody else: who has this link can ask to publish to your stream.</source>
        <translation>Ne le donnez à personne d&apos;autre&#xa0;: qui possède ce lien peut demander à diffuser dans votre direct.</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>&amp;Copier le lien</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Link for publishing</source>
        <translation>Lien pour diffuser</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublisherView</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrCode</name>
    <message>
        <source>QR code for %1</source>
        <translation>Code QR pour %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrWindow</name>
    <message>
        <source>Scan to watch – LanCast</source>
        <translation>Scanner pour regarder – LanCast</translation>
    </message>
    <message>
        <source>Click to close</source>
        <translation>Cliquer pour fermer</translation>
    </message>
    <message>
        <source>Point a phone&apos;s camera at the code. Escape closes, F11 fills the screen.</source>
        <translation>Visez le code avec l&apos;appareil photo d&apos;un téléphone. Échap ferme, F11 remplit l&apos;écran.</translation>
    </message>
</context>
<context>
    <name>lancast::app::QualityDialog</name>
    <message>
        <source>Write width and height in pixels, like 1280x720.</source>
        <translation>Indiquez la largeur et la hauteur en pixels, par exemple 1280x720.</translation>
    </message>
    <message>
        <source>The smallest size is %1.</source>
        <translation>La plus petite taille est %1.</translation>
    </message>
    <message>
        <source>The largest size is %1.</source>
        <translation>La plus grande taille est %1.</translation>
    </message>
    <message>
        <source>Width and height have to be even numbers.</source>
        <translation>La largeur et la hauteur doivent être des nombres pairs.</translation>
    </message>
    <message>
        <source>&amp;Size in pixels</source>
        <translation>&amp;Taille en pixels</translation>
    </message>
    <message>
        <source>Pictures a second, %1 to %2</source>
        <translation>Images par seconde, de %1 à %2</translation>
    </message>
    <message>
        <source>What each viewer needs of the network, %1 to %2 kbit/s</source>
        <translation>Ce que chaque spectateur demande au réseau, de %1 à %2 kbit/s</translation>
    </message>
    <message>
        <source>&amp;Frames per second</source>
        <translation>&amp;Images par seconde</translation>
    </message>
    <message>
        <source>&amp;Bitrate</source>
        <translation>&amp;Débit</translation>
    </message>
    <message>
        <source>VP8: less work for this computer</source>
        <translation>VP8&#xa0;: moins de travail pour cet ordinateur</translation>
    </message>
    <message>
        <source>VP9: better picture, more work</source>
        <translation>VP9&#xa0;: meilleure image, plus de travail</translation>
    </message>
    <message>
        <source>&amp;Codec</source>
        <translation>&amp;Codec</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>Custom quality – LanCast</source>
        <translation>Qualité personnalisée – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::ReachHelp</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Nobody can reach me? – LanCast</source>
        <translation>Personne ne me joint&#xa0;? – LanCast</translation>
    </message>
    <message>
        <source>No network found</source>
        <translation>Aucun réseau trouvé</translation>
    </message>
    <message>
        <source>Trying the address</source>
        <translation>Essai de l&apos;adresse</translation>
    </message>
    <message>
        <source>LanCast answers here</source>
        <translation>LanCast répond ici</translation>
    </message>
    <message>
        <source>The address does not work here</source>
        <translation>L&apos;adresse ne fonctionne pas ici</translation>
    </message>
    <message>
        <source>Command for the firewall</source>
        <translation>Commande pour le pare-feu</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingDesk</name>
    <message>
        <source>Folder for recordings</source>
        <translation>Dossier des enregistrements</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingList</name>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Reading the folder ...</source>
        <translation>Lecture du dossier ...</translation>
    </message>
    <message>
        <source>The folder %1 is not there. It is made when you record; or choose another one under Preferences, Recording.</source>
        <translation>Le dossier %1 n&apos;existe pas. Il est créé quand vous enregistrez&#xa0;; ou choisissez-en un autre sous Préférences, Enregistrement.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Switch Record on before or while you are live: the file comes to %1 and appears here.</source>
        <translation>Rien n&apos;est encore enregistré. Activez Enregistrer avant ou pendant le direct&#xa0;: le fichier ira dans %1 et apparaîtra ici.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPage</name>
    <message>
        <source>&amp;Folder:</source>
        <translation>D&amp;ossier&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Choisir...</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Dossier des enregistrements</translation>
    </message>
    <message>
        <source>There is no such folder. Choose one, or make it first.</source>
        <translation>Ce dossier n&apos;existe pas. Choisissez-en un ou créez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>LanCast may not write to this folder. Choose another one.</source>
        <translation>LanCast ne peut pas écrire dans ce dossier. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>&amp;Record whenever I am live</source>
        <translation>E&amp;nregistrer dès que je suis en direct</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titre&#xa0;:</translation>
    </message>
    <message>
        <source>Follows date and time in the names of the files. It may be empty.</source>
        <translation>Suit la date et l&apos;heure dans les noms des fichiers. Il peut rester vide.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Guests can go &amp;back:</source>
        <translation>Retour en arri&amp;ère&#xa0;:</translation>
    </message>
    <message>
        <source>So much of the stream is kept on the disk until it ends. An hour at 2.5 Mbit/s takes 1.1 GB.</source>
        <translation>Cette partie de la diffusion reste sur le disque jusqu&apos;à la fin. Une heure à 2,5 Mbit/s prend 1,1 Go.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPlayer</name>
    <message>
        <source>This recording cannot be played here: %1 Another player may: show it in its folder, and open it there.</source>
        <translation>Cet enregistrement ne peut pas être lu ici&#xa0;: %1 Un autre lecteur y parviendra peut-être&#xa0;: affichez-le dans son dossier et ouvrez-le là.</translation>
    </message>
    <message>
        <source>There is nothing on this computer that LanCast could play recordings with. Install GStreamer&apos;s plugins (gstreamer1.0-plugins-good), and start LanCast again.</source>
        <translation>Rien sur cet ordinateur ne permet à LanCast de lire des enregistrements. Installez les greffons de GStreamer (gstreamer1.0-plugins-good) et relancez LanCast.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsModel</name>
    <message>
        <source>LanCast may not read this file</source>
        <translation>LanCast ne peut pas lire ce fichier</translation>
    </message>
    <message>
        <source>Not a recording, or broken</source>
        <translation>Pas un enregistrement, ou abîmé</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>En cours d&apos;enregistrement</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsWindow</name>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>There is no trash for “%1”. Delete it for good?</source>
        <translation>Il n&apos;y a pas de corbeille pour «&#xa0;%1&#xa0;». Le supprimer définitivement&#xa0;?</translation>
    </message>
    <message>
        <source>Recordings – LanCast</source>
        <translation>Enregistrements – LanCast</translation>
    </message>
    <message>
        <source>P&amp;lay here</source>
        <translation>Lire &amp;ici</translation>
    </message>
    <message>
        <source>Play it in this window (Return)</source>
        <translation>Le lire dans cette fenêtre (Entrée)</translation>
    </message>
    <message>
        <source>&amp;Stream this recording</source>
        <translation>&amp;Diffuser cet enregistrement</translation>
    </message>
    <message>
        <source>Make it the source that your guests see</source>
        <translation>Il devient la source que voient vos spectateurs</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher dans le d&amp;ossier</translation>
    </message>
    <message>
        <source>Show the file where it lies</source>
        <translation>Montrer où se trouve le fichier</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Lui donner un autre nom (F2)</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>Mettre à la &amp;corbeille</translation>
    </message>
    <message>
        <source>Move it to the trash (Delete)</source>
        <translation>Le mettre à la corbeille (Suppr)</translation>
    </message>
    <message>
        <source>“%1” could not be deleted: %2</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas pu être supprimé&#xa0;: %2</translation>
    </message>
    <message>
        <source>Recordings are played here.</source>
        <translation>Les enregistrements sont lus ici.</translation>
    </message>
    <message>
        <source>There is no program on this computer that shows folders. The recording is %1.</source>
        <translation>Aucun programme de cet ordinateur n&apos;affiche les dossiers. L&apos;enregistrement est %1.</translation>
    </message>
    <message>
        <source>Choose a recording, and press Play.</source>
        <translation>Choisissez un enregistrement et appuyez sur Lire.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ResponsiveBody</name>
    <message>
        <source>Viewers</source>
        <translation>Spectateurs</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Viewers – LanCast</source>
        <translation>Spectateurs – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::SharePanel</name>
    <message>
        <source>Cop&amp;y link</source>
        <translation>Copier le &amp;lien</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Ouvrir dans le &amp;navigateur</translation>
    </message>
    <message>
        <source>&amp;Viewer window</source>
        <translation>Fenêtre &amp;spectateur</translation>
    </message>
    <message>
        <source>&amp;New link</source>
        <translation>Nou&amp;veau lien</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Copy the link that the code shows</source>
        <translation>Copier le lien que montre le code QR</translation>
    </message>
    <message>
        <source>See what the guests see (Ctrl+N)</source>
        <translation>Voir ce que voient les invités (Ctrl+N)</translation>
    </message>
    <message>
        <source>Everybody who watches is sent away and needs the new link or the passcode to come back</source>
        <translation>Tous ceux qui regardent sont renvoyés et ont besoin du nouveau lien ou du code d&apos;accès pour revenir</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>No network found: only this computer can watch. Join a network to share the stream.</source>
        <translation>Aucun réseau trouvé&#xa0;: seul cet ordinateur peut regarder. Rejoignez un réseau pour partager la diffusion.</translation>
    </message>
    <message>
        <source>The link or the QR code is enough.</source>
        <translation>Le lien ou le code QR suffit.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Les navigateurs signalent une fois le certificat. Comparez son empreinte&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Nobody can reac&amp;h me?</source>
        <translation>Personne ne me &amp;joint&#xa0;?</translation>
    </message>
    <message>
        <source>Show the code large, for a room</source>
        <translation>Montrer le code en grand, pour une salle</translation>
    </message>
    <message>
        <source>Try the address from here, and see what else may keep others out</source>
        <translation>Essayer l&apos;adresse d&apos;ici et voir ce qui peut encore bloquer les autres</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>SHA-256: %1
Of its key, which stays the same for other addresses: %2</source>
        <translation>SHA-256&#xa0;: %1
De sa clé, qui reste la même pour d’autres adresses&#xa0;: %2</translation>
    </message>
    <message>
        <source>Through Icecast: %1</source>
        <translation>Par Icecast : %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::SleepInhibitor</name>
    <message>
        <source>A stream is live</source>
        <translation>Une diffusion est en direct</translation>
    </message>
</context>
<context>
    <name>lancast::app::SourceBar</name>
    <message>
        <source>&amp;Camera</source>
        <translation>&amp;Caméra</translation>
    </message>
    <message>
        <source>Show a camera</source>
        <translation>Montrer une caméra</translation>
    </message>
    <message>
        <source>&amp;Screen</source>
        <translation>Éc&amp;ran</translation>
    </message>
    <message>
        <source>Show this computer&apos;s screen</source>
        <translation>Montrer l&apos;écran de cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;File...</source>
        <translation>&amp;Fichier...</translation>
    </message>
    <message>
        <source>Show a video file</source>
        <translation>Montrer un fichier vidéo</translation>
    </message>
    <message>
        <source>&amp;Test pattern</source>
        <translation>Mire de &amp;test</translation>
    </message>
    <message>
        <source>Show a moving picture with a clock; needs no camera</source>
        <translation>Montrer une image animée avec une horloge&#xa0;; aucune caméra nécessaire</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>&amp;Micro</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>M&amp;ute</source>
        <translation>Mu&amp;et</translation>
    </message>
    <message>
        <source>Send silence until it is switched off again</source>
        <translation>Envoyer du silence jusqu&apos;à ce qu&apos;on le désactive</translation>
    </message>
    <message>
        <source>Default camera</source>
        <translation>Caméra par défaut</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (absent)</translation>
    </message>
</context>
<context>
    <name>lancast::app::StartupPage</name>
    <message>
        <source>Go &amp;live at launch</source>
        <translation>Passer en direct au &amp;lancement</translation>
    </message>
    <message>
        <source>Start &amp;minimised</source>
        <translation>Dé&amp;marrer réduit</translation>
    </message>
    <message>
        <source>LanCast shows the source that was chosen last, as soon as it starts.</source>
        <translation>LanCast montre dès son démarrage la dernière source choisie.</translation>
    </message>
</context>
<context>
    <name>lancast::app::StateLabel</name>
    <message>
        <source>Not live</source>
        <translation>Hors direct</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>EN DIRECT</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconnexion</translation>
    </message>
    <message>
        <source>Waiting for a picture</source>
        <translation>Attend une image</translation>
    </message>
</context>
<context>
    <name>lancast::app::StatusStrip</name>
    <message>
        <source>Deta&amp;ils</source>
        <translation>Déta&amp;ils</translation>
    </message>
    <message>
        <source>Every viewer, and the last five minutes</source>
        <translation>Chaque spectateur et les cinq dernières minutes</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>entrée %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>sortie %1</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>retard %1</translation>
    </message>
    <message>
        <source>buffer %1</source>
        <translation>tampon %1</translation>
    </message>
    <message numerus="yes">
        <source>%n viewers</source>
        <translation>
            <numerusform>%n spectateur</numerusform>
            <numerusform>%n spectateurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::SummaryRow</name>
    <message>
        <source>G&amp;raphs</source>
        <translation>Grap&amp;hiques</translation>
    </message>
    <message>
        <source>What went in and out in the last five minutes, to how many, with what delay</source>
        <translation>Ce qui est entré et sorti ces cinq dernières minutes, vers combien, avec quel retard</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Spectateurs</translation>
    </message>
    <message>
        <source>Viewers at most</source>
        <translation>Nombre maximal de spectateurs</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Plus personne ne peut entrer&#xa0;; ceux qui regardent déjà restent</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Tampon</translation>
    </message>
    <message>
        <source>Media memory</source>
        <translation>Mémoire du flux</translation>
    </message>
    <message>
        <source>What LanCast holds of the stream, for slow viewers most of all</source>
        <translation>Ce que LanCast garde du direct, surtout pour les spectateurs lents</translation>
    </message>
    <message>
        <source>Share of the media memory&apos;s limit</source>
        <translation>Part de la limite de mémoire du flux</translation>
    </message>
    <message>
        <source>Unblock &amp;all (%1)</source>
        <translation>T&amp;out débloquer (%1)</translation>
    </message>
    <message>
        <source>Let these in again: %1</source>
        <translation>Laisser entrer à nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>What a new viewer gets at once. Media memory: %1</source>
        <translation>Ce qu&apos;un nouveau spectateur reçoit aussitôt. Mémoire du flux&#xa0;: %1</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
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
        <translation>Ne rien envoyer jusqu&apos;à ce qu&apos;on la désactive&#xa0;; les spectateurs sont avertis de la pause</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Low 360p</source>
        <translation>Basse 360p</translation>
    </message>
    <message>
        <source>Medium 720p</source>
        <translation>Moyenne 720p</translation>
    </message>
    <message>
        <source>High 1080p</source>
        <translation>Haute 1080p</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>Passer en &amp;direct</translation>
    </message>
    <message>
        <source>End the stream (Ctrl+L)</source>
        <translation>Arrêter la diffusion (Ctrl+L)</translation>
    </message>
    <message>
        <source>Start the stream (Ctrl+L)</source>
        <translation>Démarrer la diffusion (Ctrl+L)</translation>
    </message>
    <message>
        <source>Custom...</source>
        <translation>Personnalisée...</translation>
    </message>
    <message>
        <source>Custom %1...</source>
        <translation>Personnalisée %1...</translation>
    </message>
    <message>
        <source>R&amp;ecord</source>
        <translation>Enre&amp;gistrer</translation>
    </message>
    <message>
        <source>Keep the stream in a file, from now or from the start of the next one on (Ctrl+Shift+R)</source>
        <translation>Garder la diffusion dans un fichier, dès maintenant ou dès le début de la prochaine (Ctrl+Maj+R)</translation>
    </message>
</context>
<context>
    <name>lancast::app::TrayIcon</name>
    <message numerus="yes">
        <source>Live, %n viewers</source>
        <translation>
            <numerusform>En direct, %n spectateur</numerusform>
            <numerusform>En direct, %n spectateurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n viewers</source>
        <translation>
            <numerusform>En pause, %n spectateur</numerusform>
            <numerusform>En pause, %n spectateurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted, %n viewers</source>
        <translation>
            <numerusform>Interrompu, %n spectateur</numerusform>
            <numerusform>Interrompu, %n spectateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Hors direct</translation>
    </message>
    <message>
        <source>&amp;Hide the window</source>
        <translation>&amp;Masquer la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>&amp;Montrer la fenêtre</translation>
    </message>
</context>
<context>
    <name>lancast::app::VideoPage</name>
    <message>
        <source>&amp;Codec:</source>
        <translation>&amp;Codec&#xa0;:</translation>
    </message>
    <message>
        <source>VP9 gives a better picture at the same rate, and takes more of this computer&apos;s processor.</source>
        <translation>VP9 donne une meilleure image au même débit et demande plus au processeur de cet ordinateur.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Restart interval:</source>
        <translation>&amp;Intervalle de redémarrage&#xa0;:</translation>
    </message>
    <message>
        <source>How often the recorder starts anew. Short: a guest whose connection could not keep up sees the picture again sooner. Long: a steadier stream.</source>
        <translation>Fréquence à laquelle l&apos;enregistreur recommence. Court&#xa0;: un invité dont la connexion n&apos;a pas suivi revoit l&apos;image plus tôt. Long&#xa0;: un direct plus régulier.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Piece length:</source>
        <translation>&amp;Longueur des morceaux&#xa0;:</translation>
    </message>
    <message>
        <source>The stream is sent in pieces of this length. Short pieces keep the delay down, long ones take less work.</source>
        <translation>Le direct est envoyé en morceaux de cette longueur. Les courts réduisent le retard, les longs demandent moins de travail.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer, waiting – LanCast</source>
        <translation>Spectateur, en attente – LanCast</translation>
    </message>
    <message>
        <source>Viewer, live – LanCast</source>
        <translation>Spectateur, en direct – LanCast</translation>
    </message>
    <message>
        <source>Viewer, paused – LanCast</source>
        <translation>Spectateur, en pause – LanCast</translation>
    </message>
    <message>
        <source>Viewer, interrupted – LanCast</source>
        <translation>Spectateur, interrompu – LanCast</translation>
    </message>
    <message>
        <source>Viewer, stream ended – LanCast</source>
        <translation>Spectateur, direct terminé – LanCast</translation>
    </message>
    <message>
        <source>Stays on &amp;top</source>
        <translation>Toujours au &amp;premier plan</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein &amp;écran</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
    <message>
        <source>Publish from another d&amp;evice...</source>
        <translation>Diffuser d&apos;un autr&amp;e appareil...</translation>
    </message>
    <message>
        <source>&amp;Viewer window</source>
        <translation>Fenêtre &amp;spectateur</translation>
    </message>
    <message>
        <source>Stream a &amp;file...</source>
        <translation>Diffuser un &amp;fichier...</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein &amp;écran</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Préférences...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>Passer en &amp;direct</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copier le dia&amp;gnostic</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;About LanCast</source>
        <translation>À propos de &amp;LanCast</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>Re&amp;cord</source>
        <translation>E&amp;nregistrer</translation>
    </message>
    <message>
        <source>Rec&amp;ordings</source>
        <translation>Enregistremen&amp;ts</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowTools</name>
    <message>
        <source>The diagnostics are on the clipboard, without passcodes and keys. Paste them where you ask for help.</source>
        <translation>Le diagnostic est dans le presse-papiers, sans codes d&apos;accès ni clés. Collez-le là où vous demandez de l&apos;aide.</translation>
    </message>
</context>
</TS>
