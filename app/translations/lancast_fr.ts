<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
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
    <name>ReachAdvice</name>
    <message>
        <source>This computer has a firewall, %1. It keeps others out unless it is told to let them in. This command does that; it asks for an administrator&apos;s password:</source>
        <translation>Cet ordinateur a un pare-feu, %1. Il bloque les autres tant qu&apos;on ne lui dit pas de les laisser entrer. Cette commande s&apos;en charge ; elle demande le mot de passe d&apos;un administrateur :</translation>
    </message>
    <message>
        <source>A firewall, %1, is installed here but does not start with the computer. If you have started it, this command lets others in; it asks for an administrator&apos;s password:</source>
        <translation>Un pare-feu, %1, est installé ici mais ne démarre pas avec l&apos;ordinateur. Si vous l&apos;avez démarré, cette commande laisse entrer les autres ; elle demande le mot de passe d&apos;un administrateur :</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Pare-feu</translation>
    </message>
    <message>
        <source>If this computer has a firewall, it has to let others in: allow incoming connections to TCP port %1.</source>
        <translation>Si cet ordinateur a un pare-feu, il doit laisser entrer les autres : autorisez les connexions entrantes vers le port TCP %1.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Une autre adresse</translation>
    </message>
    <message>
        <source>The address that you share belongs to this network: %1. Devices at home or in the office are usually not in it. Choose another address in the list.</source>
        <translation>L&apos;adresse que vous partagez appartient à ce réseau : %1. Les appareils de la maison ou du bureau n&apos;y sont en général pas. Choisissez une autre adresse dans la liste.</translation>
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
        <translation>L&apos;adresse commence par https://. Le navigateur signale une fois le certificat ; choisissez d&apos;y continuer.</translation>
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
        <translation>Personne ne répond à %1 quand cet ordinateur l&apos;interroge. Certains routeurs ne mènent que les appareils extérieurs à une telle adresse ; essayez depuis un autre réseau.</translation>
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
        <translation>LanCast répond à %1 mais ne connaît pas ce nom. Saisissez-le sous « Autre adresse ».</translation>
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
        <translation>Cet ordinateur n&apos;est dans aucun réseau où d&apos;autres pourraient être. Connectez-le au Wi-Fi ou par câble ; l&apos;adresse apparaît alors d&apos;elle-même.</translation>
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
        <translation>Ce n&apos;est ni un nom ni une adresse. Exemples : stream.example, 192.168.1.20.</translation>
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
        <source>The camera is in use by another program. Close that program.</source>
        <translation>La caméra est utilisée par un autre programme. Fermez ce programme.</translation>
    </message>
    <message>
        <source>The camera or the microphone may not be used.</source>
        <translation>L&apos;utilisation de la caméra ou du microphone n&apos;est pas autorisée.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Choose another source.</source>
        <translation>L&apos;écran ne peut pas être capturé ici. Choisissez une autre source.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be played. Choose a WebM or MP4 video.</source>
        <translation>Le fichier « %1 » ne peut pas être lu. Choisissez une vidéo WebM ou MP4.</translation>
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
        <source>The picture cannot be recorded.</source>
        <translation>L&apos;image ne peut pas être enregistrée.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so this stream is at port %2.</source>
        <translation>Le port %1 est utilisé par un autre programme ; cette diffusion se trouve donc au port %2.</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>Réessayer %1</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Personne ne peut se connecter : %1</translation>
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
        <translation>Il le pourra quand vous aurez arrêté : un seul peut diffuser à la fois.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Autoriser</translation>
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
        <translation>Un nom ou une adresse IP qui mène à cet ordinateur, avec le port si c&apos;est un autre ; appuyez sur Entrée pour l&apos;utiliser</translation>
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
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it</source>
        <translation>De la caméra de l&apos;hôte à l&apos;œil du spectateur, mesuré par la page du spectateur</translation>
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
        <translation>Images reçues mais non affichées : l&apos;appareil du spectateur est trop lent</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Omis</translation>
    </message>
    <message>
        <source>Parts of the stream that were left out: the viewer&apos;s connection is too slow</source>
        <translation>Parties du direct omises : la connexion du spectateur est trop lente</translation>
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
        <translation>Plus personne ne peut entrer ; ceux qui regardent déjà restent</translation>
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
        <source>What a new viewer gets at once</source>
        <translation>Ce qu&apos;un nouveau spectateur reçoit aussitôt</translation>
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
        <translation>Laisser entrer à nouveau : %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
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
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Niveau sonore</translation>
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
</context>
<context>
    <name>lancast::app::PasscodeRow</name>
    <message>
        <source>As&amp;k for a passcode</source>
        <translation>Exi&amp;ger un code d&apos;accès</translation>
    </message>
    <message>
        <source>Whoever types the address has to know it; the link and the code let in without it</source>
        <translation>Il faut le connaître pour entrer par l&apos;adresse ; le lien et le code QR s&apos;en passent</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Code d&apos;accès</translation>
    </message>
    <message>
        <source>What guests type; press Return to change it</source>
        <translation>Ce que tapent les invités ; appuyez sur Entrée pour le changer</translation>
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
        <source>Another device may use its camera and its screen over a secure connection (https) only. Quit LanCast and start it again with --tls.</source>
        <translation>Un autre appareil ne peut utiliser sa caméra et son écran que par une connexion sécurisée (https). Quittez LanCast et relancez-le avec --tls.</translation>
    </message>
    <message>
        <source>Open this link on the device that has the camera, and press Go live there. This window then asks you whether it may.</source>
        <translation>Ouvrez ce lien sur l&apos;appareil qui a la caméra, puis appuyez-y sur « Passer en direct ». Cette fenêtre vous demandera alors votre accord.</translation>
    </message>
    <message>
        <source>Give it to nobody else: who has this link can ask to publish to your stream.</source>
        <translation>Ne le donnez à personne d&apos;autre : qui possède ce lien peut demander à diffuser dans votre direct.</translation>
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
    <name>lancast::app::ReachHelp</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Nobody can reach me? – LanCast</source>
        <translation>Personne ne me joint ? – LanCast</translation>
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
    <name>lancast::app::ResponsiveBody</name>
    <message>
        <source>Viewers</source>
        <translation>Spectateurs</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
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
        <source>Publish from another &amp;device...</source>
        <translation>Diffuser d&apos;&amp;un autre appareil...</translation>
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
        <source>Use another device&apos;s camera or screen for this stream</source>
        <translation>Utiliser la caméra ou l&apos;écran d&apos;un autre appareil pour cette diffusion</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>No network found: only this computer can watch. Join a network to share the stream.</source>
        <translation>Aucun réseau trouvé : seul cet ordinateur peut regarder. Rejoignez un réseau pour partager la diffusion.</translation>
    </message>
    <message>
        <source>The link and the code let people in without typing.</source>
        <translation>Le lien et le code QR font entrer sans rien taper.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Les navigateurs signalent une fois le certificat. Comparez son empreinte : %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256 : %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Nobody can reac&amp;h me?</source>
        <translation>Personne ne me &amp;joint ?</translation>
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
        <translation>Montrer une image animée avec une horloge ; aucune caméra nécessaire</translation>
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
</context>
<context>
    <name>lancast::app::TransportBar</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Send nothing until it is switched off again; viewers are told that you paused</source>
        <translation>Ne rien envoyer jusqu&apos;à ce qu&apos;on la désactive ; les spectateurs sont avertis de la pause</translation>
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
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer – LanCast</source>
        <translation>Spectateur – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
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
</context>
</TS>
