<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
        <translation>Red</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Red virtual</translation>
    </message>
    <message>
        <source>Mobile network</source>
        <translation>Red móvil</translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation>Nombre %1</translation>
    </message>
    <message>
        <source>Own address %1</source>
        <translation>Dirección propia %1</translation>
    </message>
</context>
<context>
    <name>ReachAdvice</name>
    <message>
        <source>This computer has a firewall, %1. It keeps others out unless it is told to let them in. This command does that; it asks for an administrator&apos;s password:</source>
        <translation>Este equipo tiene un cortafuegos, %1. Impide entrar a los demás mientras no se le indique otra cosa. Esta orden lo hace; pide la contraseña de un administrador:</translation>
    </message>
    <message>
        <source>A firewall, %1, is installed here but does not start with the computer. If you have started it, this command lets others in; it asks for an administrator&apos;s password:</source>
        <translation>Aquí hay instalado un cortafuegos, %1, que no se inicia con el equipo. Si usted lo ha iniciado, esta orden deja entrar a los demás; pide la contraseña de un administrador:</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Cortafuegos</translation>
    </message>
    <message>
        <source>If this computer has a firewall, it has to let others in: allow incoming connections to TCP port %1.</source>
        <translation>Si este equipo tiene un cortafuegos, debe dejar entrar a los demás: permita las conexiones entrantes al puerto TCP %1.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Otra dirección</translation>
    </message>
    <message>
        <source>The address that you share belongs to this network: %1. Devices at home or in the office are usually not in it. Choose another address in the list.</source>
        <translation>La dirección que comparte pertenece a esta red: %1. Los dispositivos de casa o de la oficina no suelen estar en ella. Elija otra dirección de la lista.</translation>
    </message>
    <message>
        <source>Not every device understands names that end in .local. Choose an address of numbers in the list.</source>
        <translation>No todos los dispositivos entienden los nombres que terminan en .local. Elija en la lista una dirección de números.</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Su propia dirección</translation>
    </message>
    <message>
        <source>You have typed this address. Whatever leads from it to here, such as a router&apos;s port forwarding, has to lead to this computer and to LanCast&apos;s port.</source>
        <translation>Usted escribió esta dirección. Lo que lleve de ella hasta aquí, como una redirección de puertos del router, debe llevar a este equipo y al puerto de LanCast.</translation>
    </message>
    <message>
        <source>Same network</source>
        <translation>La misma red</translation>
    </message>
    <message>
        <source>The other device has to be in the same network as this computer. A phone that uses mobile data, or another Wi-Fi, is not.</source>
        <translation>El otro dispositivo debe estar en la misma red que este equipo. Un teléfono con datos móviles o en otra Wi-Fi no lo está.</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>Escrita a mano</translation>
    </message>
    <message>
        <source>The address begins with https://. The browser warns about the certificate once; choose to go on there.</source>
        <translation>La dirección empieza por https://. El navegador avisa una vez del certificado; elija continuar.</translation>
    </message>
    <message>
        <source>The address begins with http:// and ends with the number after the colon. Some browsers try https:// by themselves, which this address does not have.</source>
        <translation>La dirección empieza por http:// y termina con el número que sigue a los dos puntos. Algunos navegadores prueban por su cuenta https://, que esta dirección no tiene.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 when this computer asks. Whether a firewall or the network keeps others out, only another device can show.</source>
        <translation>LanCast responde en %1 cuando pregunta este equipo. Si un cortafuegos o la red impide entrar a los demás, solo puede mostrarlo otro dispositivo.</translation>
    </message>
    <message>
        <source>Nobody answers at %1 when this computer asks. Some routers lead only devices outside to such an address; try it from another network.</source>
        <translation>Nadie responde en %1 cuando pregunta este equipo. Algunos routers solo llevan a esa dirección a los dispositivos de fuera; pruebe desde otra red.</translation>
    </message>
    <message>
        <source>Nobody answers at %1, even when this computer itself asks. Choose another address in the list, or restart LanCast.</source>
        <translation>Nadie responde en %1, ni siquiera cuando pregunta este equipo. Elija otra dirección de la lista o reinicie LanCast.</translation>
    </message>
    <message>
        <source>Another program answers at %1, not LanCast. Choose another address in the list, or another port.</source>
        <translation>En %1 responde otro programa, no LanCast. Elija otra dirección de la lista u otro puerto.</translation>
    </message>
    <message>
        <source>LanCast answers at %1 but does not go by that name. Type it under Other address.</source>
        <translation>LanCast responde en %1, pero no atiende a ese nombre. Escríbalo en «Otra dirección».</translation>
    </message>
    <message>
        <source>Nobody here knows the name in %1. Choose an address of numbers in the list.</source>
        <translation>Aquí nadie conoce el nombre de %1. Elija en la lista una dirección de números.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>This computer is in no network that others could be in. Connect it to the Wi-Fi or with a cable; the address then appears by itself.</source>
        <translation>Este equipo no está en ninguna red en la que pueda haber otros. Conéctelo a la Wi-Fi o con un cable; la dirección aparecerá sola.</translation>
    </message>
    <message>
        <source>Guest Wi-Fi</source>
        <translation>Wi-Fi de invitados</translation>
    </message>
    <message>
        <source>Guest networks, and those of hotels and schools, often forbid devices to see each other. Use the main network, or switch off client isolation (AP isolation) in the router.</source>
        <translation>Las redes de invitados y las de hoteles y escuelas suelen impedir que los dispositivos se vean. Use la red principal o desactive el aislamiento de clientes (AP isolation) en el router.</translation>
    </message>
    <message>
        <source>VPN on the other device</source>
        <translation>VPN en el otro dispositivo</translation>
    </message>
    <message>
        <source>A VPN leads around your network. Switch it off there while watching, or allow it to reach the local network.</source>
        <translation>Una VPN rodea su red. Desactívela allí mientras mira o permítale llegar a la red local.</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Carta de ajuste</translation>
    </message>
</context>
<context>
    <name>TypedAddress</name>
    <message>
        <source>That is no name or address. Examples: stream.example, 192.168.1.20.</source>
        <translation>No es un nombre ni una dirección. Ejemplos: stream.example, 192.168.1.20.</translation>
    </message>
    <message>
        <source>That address leads every device to itself. Type one that leads here.</source>
        <translation>Esa dirección lleva a cada dispositivo a sí mismo. Escriba una que lleve aquí.</translation>
    </message>
</context>
<context>
    <name>lancast::app</name>
    <message>
        <source>Use the test pattern</source>
        <translation>Usar la carta de ajuste</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>No camera found. Plug one in, or stream the screen, a file or the test pattern.</source>
        <translation>No se encontró ninguna cámara. Conecte una o emita la pantalla, un archivo o la carta de ajuste.</translation>
    </message>
    <message>
        <source>The camera is in use by another program. Close that program.</source>
        <translation>Otro programa está usando la cámara. Cierre ese programa.</translation>
    </message>
    <message>
        <source>The camera or the microphone may not be used.</source>
        <translation>No está permitido usar la cámara o el micrófono.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Choose another source.</source>
        <translation>Aquí no se puede capturar la pantalla. Elija otra fuente.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be played. Choose a WebM or MP4 video.</source>
        <translation>No se puede reproducir el archivo «%1». Elija un vídeo WebM o MP4.</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Elegir otro archivo</translation>
    </message>
    <message>
        <source>The stream was refused.</source>
        <translation>La emisión fue rechazada.</translation>
    </message>
    <message>
        <source>Go live again</source>
        <translation>Volver a emitir</translation>
    </message>
    <message>
        <source>The connection was lost. Connecting again.</source>
        <translation>Se perdió la conexión. Conectando de nuevo.</translation>
    </message>
    <message>
        <source>The picture cannot be recorded.</source>
        <translation>No se puede grabar la imagen.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so this stream is at port %2.</source>
        <translation>Otro programa usa el puerto %1, así que esta emisión está en el puerto %2.</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>Reintentar %1</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Nadie puede conectarse: %1</translation>
    </message>
    <message>
        <source>The preview has crashed several times. The stream is interrupted.</source>
        <translation>La vista previa ha fallado varias veces. La emisión está interrumpida.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Iniciar de nuevo</translation>
    </message>
    <message>
        <source>The preview could not be loaded.</source>
        <translation>No se pudo cargar la vista previa.</translation>
    </message>
    <message>
        <source>The screen cannot be captured in a Wayland session. Log in to an X11 session, or stream a camera, a file or the test pattern.</source>
        <translation>En una sesión de Wayland no se puede capturar la pantalla. Inicie una sesión de X11 o emita una cámara, un archivo o la carta de ajuste.</translation>
    </message>
    <message>
        <source>A device at %1 wants to publish to your stream.</source>
        <translation>Un dispositivo en %1 quiere emitir en su directo.</translation>
    </message>
    <message>
        <source>It can once you have stopped: only one publishes at a time.</source>
        <translation>Podrá hacerlo cuando usted se detenga: solo puede emitir uno a la vez.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Permitir</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressChooser</name>
    <message>
        <source>Address to share</source>
        <translation>Dirección para compartir</translation>
    </message>
    <message>
        <source>All ways in which others can reach this computer</source>
        <translation>Todas las formas de llegar a este equipo</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Otra dirección</translation>
    </message>
    <message>
        <source>A name or an IP address that leads to this computer, with the port if it is another one; press Return to use it</source>
        <translation>Un nombre o una dirección IP que lleve a este equipo, con el puerto si es otro; pulse Intro para usarla</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>Other address...</source>
        <translation>Otra dirección...</translation>
    </message>
</context>
<context>
    <name>lancast::app::AddressText</name>
    <message>
        <source>Address for guests</source>
        <translation>Dirección para los invitados</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientModel</name>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>How long it has been connected</source>
        <translation>Cuánto tiempo lleva conectado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Sent by the host, or sent to the viewer</source>
        <translation>Enviado por el anfitrión o enviado al espectador</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>What still waits for the viewer&apos;s connection</source>
        <translation>Lo que aún espera a la conexión del espectador</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it</source>
        <translation>De la cámara del anfitrión al ojo del espectador, según lo mide la página del espectador</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Cortes</translation>
    </message>
    <message>
        <source>How often the picture stood still, as the viewer&apos;s page reports it</source>
        <translation>Cuántas veces se detuvo la imagen, según informa la página del espectador</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>Imágenes perdidas</translation>
    </message>
    <message>
        <source>Pictures that arrived but were not shown: the viewer&apos;s device is too slow</source>
        <translation>Imágenes que llegaron pero no se mostraron: el dispositivo del espectador es demasiado lento</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Parts of the stream that were left out: the viewer&apos;s connection is too slow</source>
        <translation>Partes de la emisión que se omitieron: la conexión del espectador es demasiado lenta</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Espectador</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source>%1, lagging</source>
        <translation>%1, con retraso</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
</context>
<context>
    <name>lancast::app::ClientTable</name>
    <message>
        <source>Connected clients</source>
        <translation>Dispositivos conectados</translation>
    </message>
    <message>
        <source>&amp;End this visit</source>
        <translation>&amp;Terminar esta visita</translation>
    </message>
    <message>
        <source>&amp;Block this address</source>
        <translation>&amp;Bloquear esta dirección</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>&amp;Copiar dirección</translation>
    </message>
</context>
<context>
    <name>lancast::app::Dashboard</name>
    <message>
        <source>Nobody is watching yet. Scan the code or open the address on another device.</source>
        <translation>Todavía no mira nadie. Escanee el código o abra la dirección en otro dispositivo.</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Espectadores</translation>
    </message>
    <message>
        <source>Viewers at most</source>
        <translation>Máximo de espectadores</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Nadie más puede entrar; quien ya mira se queda</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Búfer</translation>
    </message>
    <message>
        <source>What a new viewer gets at once</source>
        <translation>Lo que recibe de inmediato un nuevo espectador</translation>
    </message>
    <message>
        <source>Media memory</source>
        <translation>Memoria del flujo</translation>
    </message>
    <message>
        <source>What LanCast holds of the stream, for slow viewers most of all</source>
        <translation>Lo que LanCast guarda de la emisión, sobre todo para espectadores lentos</translation>
    </message>
    <message>
        <source>Share of the media memory&apos;s limit</source>
        <translation>Parte del límite de memoria del flujo</translation>
    </message>
    <message>
        <source>Unblock &amp;all (%1)</source>
        <translation>Des&amp;bloquear todos (%1)</translation>
    </message>
    <message>
        <source>Let these in again: %1</source>
        <translation>Dejar entrar de nuevo a: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>lancast::app::DnsSd</name>
    <message>
        <source>LanCast on %1</source>
        <translation>LanCast en %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Nivel de sonido</translation>
    </message>
</context>
<context>
    <name>lancast::app::MainWindow</name>
    <message>
        <source>LanCast – live</source>
        <translation>LanCast – en directo</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Elegir un vídeo</translation>
    </message>
    <message>
        <source>Videos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;All files (*)</source>
        <translation>Vídeos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Quit LanCast</source>
        <translation>Salir de LanCast</translation>
    </message>
    <message>
        <source>You are live. Quitting ends the stream for everyone who watches.</source>
        <translation>Está en directo. Al salir, la emisión termina para todos los que miran.</translation>
    </message>
    <message>
        <source>End the stream and quit</source>
        <translation>Terminar la emisión y salir</translation>
    </message>
</context>
<context>
    <name>lancast::app::PasscodeRow</name>
    <message>
        <source>As&amp;k for a passcode</source>
        <translation>Pedir un códi&amp;go de acceso</translation>
    </message>
    <message>
        <source>Whoever types the address has to know it; the link and the code let in without it</source>
        <translation>Quien escribe la dirección debe conocerlo; con el enlace y el código QR no hace falta</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Código de acceso</translation>
    </message>
    <message>
        <source>What guests type; press Return to change it</source>
        <translation>Lo que escriben los invitados; pulse Intro para cambiarlo</translation>
    </message>
</context>
<context>
    <name>lancast::app::PreviewPane</name>
    <message>
        <source>no picture</source>
        <translation>sin imagen</translation>
    </message>
    <message>
        <source>%1x%2, %3 fps</source>
        <translation>%1x%2, %3 fps</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>retraso %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublishLinkDialog</name>
    <message>
        <source>Publish from another device – LanCast</source>
        <translation>Emitir desde otro dispositivo – LanCast</translation>
    </message>
    <message>
        <source>Another device may use its camera and its screen over a secure connection (https) only. Quit LanCast and start it again with --tls.</source>
        <translation>Otro dispositivo solo puede usar su cámara y su pantalla con una conexión segura (https). Salga de LanCast y vuelva a iniciarlo con --tls.</translation>
    </message>
    <message>
        <source>Open this link on the device that has the camera, and press Go live there. This window then asks you whether it may.</source>
        <translation>Abra este enlace en el dispositivo que tiene la cámara y pulse allí «Emitir en directo». Esta ventana le preguntará entonces si se lo permite.</translation>
    </message>
    <message>
        <source>Give it to nobody else: who has this link can ask to publish to your stream.</source>
        <translation>No se lo dé a nadie más: quien tiene este enlace puede pedir emitir en su directo.</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>&amp;Copiar enlace</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Link for publishing</source>
        <translation>Enlace para emitir</translation>
    </message>
</context>
<context>
    <name>lancast::app::PublisherView</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrCode</name>
    <message>
        <source>QR code for %1</source>
        <translation>Código QR para %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::QrWindow</name>
    <message>
        <source>Scan to watch – LanCast</source>
        <translation>Escanear para ver – LanCast</translation>
    </message>
    <message>
        <source>Click to close</source>
        <translation>Haga clic para cerrar</translation>
    </message>
    <message>
        <source>Point a phone&apos;s camera at the code. Escape closes, F11 fills the screen.</source>
        <translation>Apunte al código con la cámara de un teléfono. Esc cierra, F11 llena la pantalla.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ReachHelp</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Reintentar</translation>
    </message>
    <message>
        <source>Nobody can reach me? – LanCast</source>
        <translation>¿Nadie puede entrar? – LanCast</translation>
    </message>
    <message>
        <source>No network found</source>
        <translation>No se encontró ninguna red</translation>
    </message>
    <message>
        <source>Trying the address</source>
        <translation>Probando la dirección</translation>
    </message>
    <message>
        <source>LanCast answers here</source>
        <translation>LanCast responde aquí</translation>
    </message>
    <message>
        <source>The address does not work here</source>
        <translation>La dirección no funciona aquí</translation>
    </message>
    <message>
        <source>Command for the firewall</source>
        <translation>Orden para el cortafuegos</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar la orden</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>lancast::app::ResponsiveBody</name>
    <message>
        <source>Viewers</source>
        <translation>Espectadores</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
</context>
<context>
    <name>lancast::app::SharePanel</name>
    <message>
        <source>Cop&amp;y link</source>
        <translation>Copiar en&amp;lace</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Abrir en el &amp;navegador</translation>
    </message>
    <message>
        <source>&amp;Viewer window</source>
        <translation>&amp;Ventana de espectador</translation>
    </message>
    <message>
        <source>&amp;New link</source>
        <translation>Nuev&amp;o enlace</translation>
    </message>
    <message>
        <source>Publish from another &amp;device...</source>
        <translation>Emitir desde otro d&amp;ispositivo...</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>Copy the link that the code shows</source>
        <translation>Copiar el enlace que muestra el código QR</translation>
    </message>
    <message>
        <source>See what the guests see (Ctrl+N)</source>
        <translation>Ver lo que ven los invitados (Ctrl+N)</translation>
    </message>
    <message>
        <source>Everybody who watches is sent away and needs the new link or the passcode to come back</source>
        <translation>Todos los que miran quedan fuera y necesitan el nuevo enlace o el código de acceso para volver</translation>
    </message>
    <message>
        <source>Use another device&apos;s camera or screen for this stream</source>
        <translation>Usar la cámara o la pantalla de otro dispositivo para esta emisión</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>No network found: only this computer can watch. Join a network to share the stream.</source>
        <translation>No se encontró ninguna red: solo puede mirar este equipo. Únase a una red para compartir la emisión.</translation>
    </message>
    <message>
        <source>The link and the code let people in without typing.</source>
        <translation>Con el enlace y el código QR se entra sin escribir nada.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Los navegadores avisan una vez del certificado. Compare su huella: %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Nobody can reac&amp;h me?</source>
        <translation>¿Nadie puede ent&amp;rar?</translation>
    </message>
    <message>
        <source>Show the code large, for a room</source>
        <translation>Mostrar el código grande, para una sala</translation>
    </message>
    <message>
        <source>Try the address from here, and see what else may keep others out</source>
        <translation>Probar la dirección desde aquí y ver qué más puede impedir entrar a los demás</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
</context>
<context>
    <name>lancast::app::SourceBar</name>
    <message>
        <source>&amp;Camera</source>
        <translation>Cá&amp;mara</translation>
    </message>
    <message>
        <source>Show a camera</source>
        <translation>Mostrar una cámara</translation>
    </message>
    <message>
        <source>&amp;Screen</source>
        <translation>&amp;Pantalla</translation>
    </message>
    <message>
        <source>Show this computer&apos;s screen</source>
        <translation>Mostrar la pantalla de este equipo</translation>
    </message>
    <message>
        <source>&amp;File...</source>
        <translation>&amp;Archivo...</translation>
    </message>
    <message>
        <source>Show a video file</source>
        <translation>Mostrar un archivo de vídeo</translation>
    </message>
    <message>
        <source>&amp;Test pattern</source>
        <translation>Carta de a&amp;juste</translation>
    </message>
    <message>
        <source>Show a moving picture with a clock; needs no camera</source>
        <translation>Mostrar una imagen en movimiento con un reloj; no necesita cámara</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>Micró&amp;fono</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>M&amp;ute</source>
        <translation>&amp;Silenciar</translation>
    </message>
    <message>
        <source>Send silence until it is switched off again</source>
        <translation>Enviar silencio hasta que se desactive</translation>
    </message>
    <message>
        <source>Default camera</source>
        <translation>Cámara predeterminada</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predeterminado</translation>
    </message>
</context>
<context>
    <name>lancast::app::StateLabel</name>
    <message>
        <source>Not live</source>
        <translation>Sin emitir</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>EN DIRECTO</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
</context>
<context>
    <name>lancast::app::TransportBar</name>
    <message>
        <source>&amp;Pause</source>
        <translation>Pa&amp;usa</translation>
    </message>
    <message>
        <source>Send nothing until it is switched off again; viewers are told that you paused</source>
        <translation>No enviar nada hasta que se desactive; a los espectadores se les dice que hay una pausa</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Low 360p</source>
        <translation>Baja 360p</translation>
    </message>
    <message>
        <source>Medium 720p</source>
        <translation>Media 720p</translation>
    </message>
    <message>
        <source>High 1080p</source>
        <translation>Alta 1080p</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Calidad</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>&amp;Emitir en directo</translation>
    </message>
    <message>
        <source>End the stream (Ctrl+L)</source>
        <translation>Terminar la emisión (Ctrl+L)</translation>
    </message>
    <message>
        <source>Start the stream (Ctrl+L)</source>
        <translation>Iniciar la emisión (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer – LanCast</source>
        <translation>Espectador – LanCast</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
    <message>
        <source>&amp;Viewer window</source>
        <translation>&amp;Ventana de espectador</translation>
    </message>
    <message>
        <source>Stream a &amp;file...</source>
        <translation>Emitir un &amp;archivo...</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>Prefere&amp;ncias...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Go live</source>
        <translation>&amp;Emitir en directo</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menú (F10)</translation>
    </message>
</context>
</TS>
