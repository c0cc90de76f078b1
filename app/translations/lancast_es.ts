<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Agent</name>
    <message>
        <source>LanCast window</source>
        <translation>Ventana de LanCast</translation>
    </message>
    <message>
        <source>FFmpeg player</source>
        <translation>Reproductor FFmpeg</translation>
    </message>
    <message>
        <source>GStreamer player</source>
        <translation>Reproductor GStreamer</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Windows, network, sound and pictures</source>
        <translation>Ventanas, red, sonido e imágenes</translation>
    </message>
    <message>
        <source>GNU Lesser General Public License, version 3. The Qt Company Ltd. and other contributors.</source>
        <translation>GNU Lesser General Public License, versión 3. The Qt Company Ltd. y otros colaboradores.</translation>
    </message>
    <message>
        <source>Shows the pages inside the window</source>
        <translation>Muestra las páginas en la ventana</translation>
    </message>
    <message>
        <source>The browser inside Qt WebEngine: captures, encodes and plays</source>
        <translation>El navegador dentro de Qt WebEngine: captura, codifica y reproduce</translation>
    </message>
    <message>
        <source>BSD 3-clause and others. The Chromium Authors.</source>
        <translation>BSD 3-clause y otras. The Chromium Authors.</translation>
    </message>
    <message>
        <source>Secure connections</source>
        <translation>Conexiones seguras</translation>
    </message>
    <message>
        <source>Apache License 2.0. The OpenSSL Project Authors.</source>
        <translation>Apache License 2.0. The OpenSSL Project Authors.</translation>
    </message>
    <message>
        <source>Reads what guests send</source>
        <translation>Lee lo que envían los invitados</translation>
    </message>
    <message>
        <source>Boost Software License 1.0.</source>
        <translation>Boost Software License 1.0.</translation>
    </message>
    <message>
        <source>The code that guests scan</source>
        <translation>El código que escanean los invitados</translation>
    </message>
    <message>
        <source>MIT License, as LanCast&apos;s own above. Copyright © Project Nayuki.</source>
        <translation>Licencia MIT, como la de LanCast arriba. Copyright © Project Nayuki.</translation>
    </message>
</context>
<context>
    <name>HostHealth</name>
    <message>
        <source>Going well</source>
        <translation>Va bien</translation>
    </message>
    <message>
        <source>The computer is too slow for this quality. Choose a lower one.</source>
        <translation>El equipo es demasiado lento para esta calidad. Elija una más baja.</translation>
    </message>
    <message>
        <source>The stream waits to be sent. Choose a lower quality.</source>
        <translation>La emisión espera para enviarse. Elija una calidad más baja.</translation>
    </message>
    <message>
        <source>Too many viewers for this computer. Limit them, or choose a lower quality.</source>
        <translation>Demasiados espectadores para este equipo. Limítelos o elija una calidad más baja.</translation>
    </message>
</context>
<context>
    <name>Icecast</name>
    <message>
        <source>waits for the stream</source>
        <translation>espera la emisión</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>se conecta</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envía</translation>
    </message>
    <message>
        <source>does not get the stream</source>
        <translation>no recibe la emisión</translation>
    </message>
    <message>
        <source>The Icecast server refuses the password. Check it in Preferences.</source>
        <translation>El servidor Icecast rechaza la contraseña. Compruébela en las preferencias.</translation>
    </message>
    <message>
        <source>No Icecast server answers at that address. Check it in Preferences, and whether the server runs.</source>
        <translation>Ningún servidor Icecast responde en esa dirección. Compruébela en las preferencias y compruebe que el servidor funciona.</translation>
    </message>
    <message>
        <source>This computer does not trust the Icecast server&apos;s certificate.</source>
        <translation>Este equipo no confía en el certificado del servidor Icecast.</translation>
    </message>
    <message>
        <source>The Icecast server does not speak TLS. Write http:// instead of https:// in Preferences.</source>
        <translation>El servidor Icecast no habla TLS. Escriba http:// en lugar de https:// en las preferencias.</translation>
    </message>
    <message>
        <source>The Icecast server refuses the stream: %1</source>
        <translation>El servidor Icecast rechaza la emisión: %1</translation>
    </message>
    <message>
        <source>The connection to the Icecast server was lost. LanCast keeps trying.</source>
        <translation>Se ha perdido la conexión con el servidor Icecast. LanCast lo sigue intentando.</translation>
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
    <name>Preferences</name>
    <message>
        <source>Set by %1 on the command line for this launch.</source>
        <translation>Fijado por %1 en la línea de órdenes para este inicio.</translation>
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
    <message>
        <source>Use another camera</source>
        <translation>Usar otra cámara</translation>
    </message>
    <message>
        <source>The camera was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>La cámara se ha desconectado. Vuelva a conectarla y se usará de inmediato, o elija otra fuente.</translation>
    </message>
    <message>
        <source>The camera “%1” was unplugged. Plug it in again and it is taken at once, or choose another source.</source>
        <translation>La cámara «%1» se ha desconectado. Vuelva a conectarla y se usará de inmediato, o elija otra fuente.</translation>
    </message>
    <message>
        <source>The camera “%1” is not there. Plug it in and it is taken at once, or choose another source.</source>
        <translation>La cámara «%1» no está. Conéctela y se usará de inmediato, o elija otra fuente.</translation>
    </message>
    <message>
        <source>The screen was not shared. Try again and allow it when the system asks.</source>
        <translation>La pantalla no se compartió. Inténtelo de nuevo y permítalo cuando el sistema lo pregunte.</translation>
    </message>
    <message>
        <source>The system does not let LanCast use the camera. Allow it in the system&apos;s privacy settings, then try again.</source>
        <translation>El sistema no permite que LanCast use la cámara. Permítalo en los ajustes de privacidad del sistema y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be played here: it is damaged or of a kind that is not supported. Choose a WebM or MP4 video.</source>
        <translation>El archivo «%1» no se puede reproducir aquí: está dañado o es de un tipo no admitido. Elija un vídeo WebM o MP4.</translation>
    </message>
    <message>
        <source>The camera does not start: another program may be using it. Close that program, then try again.</source>
        <translation>La cámara no se inicia: quizá otro programa la esté usando. Cierre ese programa y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The screen cannot be captured here. Stream a camera, a file or the test pattern.</source>
        <translation>Aquí no se puede capturar la pantalla. Emita una cámara, un archivo o la carta de ajuste.</translation>
    </message>
    <message>
        <source>The screen is no longer shared. Share it again, or choose another source.</source>
        <translation>La pantalla ya no se comparte. Compártala de nuevo o elija otra fuente.</translation>
    </message>
    <message>
        <source>The picture cannot be recorded. Choose another quality or source.</source>
        <translation>No se puede grabar la imagen. Elija otra calidad u otra fuente.</translation>
    </message>
    <message>
        <source>The microphone “%1” is not there, so nobody hears you. Plug it in and it is taken at once.</source>
        <translation>El micrófono «%1» no está, así que nadie le oye. Conéctelo y se usará de inmediato.</translation>
    </message>
    <message>
        <source>Use the default microphone</source>
        <translation>Usar el micrófono predeterminado</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that, open the volume control (pavucontrol), and under Recording choose “Monitor of ...” for “Chromium input”, which is LanCast.</source>
        <translation>Los invitados oyen su micrófono, no lo que suena en este equipo. Para emitirlo, abra el control de volumen (pavucontrol) y, en Grabación, elija «Monitor of ...» para «Chromium input», que es LanCast.</translation>
    </message>
    <message>
        <source>Guests hear your microphone, not what this computer plays. To stream that instead, choose “%1” as the microphone.</source>
        <translation>Los invitados oyen su micrófono, no lo que suena en este equipo. Para emitir eso, elija «%1» como micrófono.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Only one file can be streamed at a time. Drop a single video.</source>
        <translation>Solo se puede emitir un archivo a la vez. Suelte un solo vídeo.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Drop a single video from it.</source>
        <translation>«%1» es una carpeta. Suelte un solo vídeo de ella.</translation>
    </message>
    <message>
        <source>Only a video file on this computer can be streamed. Drop one, or choose it.</source>
        <translation>Solo se puede emitir un archivo de vídeo de este equipo. Suelte uno o elíjalo.</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check that you may open it.</source>
        <translation>«%1» no se puede leer. Compruebe que tiene permiso para abrirlo.</translation>
    </message>
    <message>
        <source>The file with your choices was damaged, so LanCast starts with its defaults. The old file is kept as %1.</source>
        <translation>El archivo con sus ajustes estaba dañado, así que LanCast se inicia con los valores predeterminados. El archivo anterior se conserva como %1.</translation>
    </message>
    <message>
        <source>Your choices count until you quit: the file %1 cannot be written. Check who may write to its folder, and whether the disk is full.</source>
        <translation>Sus ajustes valen hasta que salga: no se puede escribir el archivo %1. Compruebe quién puede escribir en su carpeta y si el disco está lleno.</translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>queda %n h</numerusform>
            <numerusform>quedan %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>queda %n min</numerusform>
            <numerusform>quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Elegir otra carpeta</translation>
    </message>
    <message>
        <source>REC waits until you are live</source>
        <translation>REC espera a que esté en directo</translation>
    </message>
    <message>
        <source>REC %1</source>
        <translation>REC %1</translation>
    </message>
    <message>
        <source>The disk is nearly full: there is room for less than 10 minutes of recording. Make room, or record to another folder.</source>
        <translation>El disco está casi lleno: queda sitio para menos de 10 minutos de grabación. Libere espacio o grabe en otra carpeta.</translation>
    </message>
    <message>
        <source>The disk is full, so the recording has ended. What was recorded can be played, and the stream goes on.</source>
        <translation>El disco está lleno y la grabación ha terminado. Lo grabado se puede reproducir y la emisión continúa.</translation>
    </message>
    <message>
        <source>The recording could not be written%1, so it has ended. The stream goes on.</source>
        <translation>La grabación no se pudo escribir%1 y ha terminado. La emisión continúa.</translation>
    </message>
    <message>
        <source>The recording cannot be written%1.</source>
        <translation>La grabación no se puede escribir%1.</translation>
    </message>
    <message>
        <source>The disk is too slow, so parts of the recording are missing. Record to a folder on another disk, or choose a lower quality.</source>
        <translation>El disco es demasiado lento y faltan partes de la grabación. Grabe en una carpeta de otro disco o elija una calidad más baja.</translation>
    </message>
    <message>
        <source>Show recordings</source>
        <translation>Mostrar grabaciones</translation>
    </message>
    <message>
        <source>A recording needs a name.</source>
        <translation>Una grabación necesita un nombre.</translation>
    </message>
    <message>
        <source>A name cannot have any of these: %1</source>
        <translation>Un nombre no puede tener ninguno de estos: %1</translation>
    </message>
    <message>
        <source>A name that begins with a dot would hide the file.</source>
        <translation>Un nombre que empieza por un punto ocultaría el archivo.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Este nombre es demasiado largo.</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Choose another name.</source>
        <translation>Ya hay un archivo «%1». Elija otro nombre.</translation>
    </message>
    <message>
        <source>The name could not be changed: %1</source>
        <translation>No se pudo cambiar el nombre: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short, and can be played from end to end now.</source>
        <translation>
            <numerusform>%n grabación había quedado cortada y ya se puede reproducir entera.</numerusform>
            <numerusform>%n grabaciones habían quedado cortadas y ya se pueden reproducir enteras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings had been cut short and could not be mended. Other players may still play them.</source>
        <translation>
            <numerusform>%n grabación había quedado cortada y no se pudo reparar. Quizá otros reproductores sí la reproduzcan.</numerusform>
            <numerusform>%n grabaciones habían quedado cortadas y no se pudieron reparar. Quizá otros reproductores sí las reproduzcan.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer cannot encode %1 at %2 frames/s.</source>
        <translation>Este equipo no puede codificar %1 a %2 fotogramas/s.</translation>
    </message>
    <message>
        <source>LanCast streams %1 at %2 frames/s.</source>
        <translation>LanCast emite %1 a %2 fotogramas/s.</translation>
    </message>
    <message>
        <source>LanCast streams %1.</source>
        <translation>LanCast emite %1.</translation>
    </message>
    <message>
        <source>Stream %1 anyway</source>
        <translation>Emitir %1 de todos modos</translation>
    </message>
    <message>
        <source>The file “%1” has audio only, no video. Choose a file with video.</source>
        <translation>El archivo «%1» solo tiene sonido, no vídeo. Elija un archivo con vídeo.</translation>
    </message>
    <message>
        <source>The file “%1” is not there any more. Choose another one.</source>
        <translation>El archivo «%1» ya no está. Elija otro.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read. Check that you may open it, or choose another one.</source>
        <translation>El archivo «%1» no se puede leer. Compruebe que tiene permiso para abrirlo o elija otro.</translation>
    </message>
    <message>
        <source>The file “%1” is empty. Choose another one.</source>
        <translation>El archivo «%1» está vacío. Elija otro.</translation>
    </message>
    <message>
        <source>The file “%1” is a picture, not a video. Choose a WebM or MP4 video.</source>
        <translation>El archivo «%1» es una imagen, no un vídeo. Elija un vídeo WebM o MP4.</translation>
    </message>
    <message>
        <source>The file “%1” is not a video. Choose a WebM or MP4 video.</source>
        <translation>El archivo «%1» no es un vídeo. Elija un vídeo WebM o MP4.</translation>
    </message>
    <message>
        <source>Guests see the monitor “%1” only. To show another one, make it the first in the system&apos;s display settings before you go live.</source>
        <translation>Los invitados solo ven el monitor «%1». Para mostrar otro, conviértalo en el primero en la configuración de pantalla del sistema antes de emitir.</translation>
    </message>
    <message>
        <source>At %1 port %2 was still in use by another program, so this stream stays at port %3. Close that program, then try again.</source>
        <translation>A las %1 otro programa seguía usando el puerto %2, por lo que esta emisión sigue en el puerto %3. Cierre ese programa y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing is recorded: LanCast cannot write to the folder %1 (%2).</source>
        <translation>No se graba nada: LanCast no puede escribir en la carpeta %1 (%2).</translation>
    </message>
    <message>
        <source>Guests at %1 are refused: that address has all its %2 connections, two for each guest. Behind one router all guests share an address.</source>
        <translation>Se rechaza a los invitados de %1: esa dirección tiene ya sus %2 conexiones, dos por invitado. Detrás de un mismo router todos los invitados comparten dirección.</translation>
    </message>
    <message>
        <source>Allow twice as many</source>
        <translation>Permitir el doble</translation>
    </message>
    <message>
        <source>You go live as soon as there is a picture. Stop calls that off.</source>
        <translation>Emitirá en directo en cuanto haya imagen. Con Detener lo cancela.</translation>
    </message>
    <message>
        <source>REC paused at %1</source>
        <translation>REC en pausa en %1</translation>
    </message>
    <message>
        <source>The recording is saved as %1.</source>
        <translation>La grabación se ha guardado como %1.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarla</translation>
    </message>
    <message>
        <source>A guest who opened “%1” was refused: this computer does not go by that name. Allow it only if you know it.</source>
        <translation>Se rechazó a un invitado que abrió «%1»: este ordenador no responde a ese nombre. Permítalo solo si lo conoce.</translation>
    </message>
    <message>
        <source>Allow this name</source>
        <translation>Permitir este nombre</translation>
    </message>
</context>
<context>
    <name>lancast::app::AboutDialog</name>
    <message>
        <source>LanCast is free software</source>
        <translation>LanCast es software libre</translation>
    </message>
    <message>
        <source>It is made with the work of others</source>
        <translation>Está hecho con el trabajo de otros</translation>
    </message>
    <message>
        <source>About LanCast</source>
        <translation>Acerca de LanCast</translation>
    </message>
    <message>
        <source>LanCast %1</source>
        <translation>LanCast %1</translation>
    </message>
    <message>
        <source>Hosts a live stream that everyone on the network watches in a browser.</source>
        <translation>Emite un directo que todos en la red ven en un navegador.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
</context>
<context>
    <name>lancast::app::AccessPage</name>
    <message>
        <source>Other devices may ask to &amp;publish</source>
        <translation>Otros dispositivos pueden pedir em&amp;itir</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Nobody more can join; who watches already stays</source>
        <translation>Nadie más puede entrar; quien ya mira se queda</translation>
    </message>
    <message>
        <source>&amp;Viewers at most:</source>
        <translation>Máximo de e&amp;spectadores:</translation>
    </message>
    <message>
        <source>With the link for publishing, and over HTTPS only. You are asked about each device.</source>
        <translation>Con el enlace para emitir y solo por HTTPS. Se le pregunta por cada dispositivo.</translation>
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
    <name>lancast::app::CaptureDialog</name>
    <message>
        <source>Choose what to show – LanCast</source>
        <translation>Elegir qué mostrar – LanCast</translation>
    </message>
    <message>
        <source>S&amp;creens</source>
        <translation>&amp;Pantallas</translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation>&amp;Ventanas</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Mostrar</translation>
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
    <message>
        <source>&amp;Ascending</source>
        <translation>&amp;Ascendente</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>&amp;Descendente</translation>
    </message>
    <message>
        <source>&amp;Usual columns</source>
        <translation>Columnas &amp;habituales</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Ordenar por</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>Colu&amp;mnas</translation>
    </message>
    <message>
        <source>From the host&apos;s camera to the viewer&apos;s eye, as the viewer&apos;s page measures it; or how far back in the stream it is</source>
        <translation>De la cámara del anfitrión al ojo del espectador, según lo mide la página del espectador; o cuánto ha retrocedido en la emisión</translation>
    </message>
    <message>
        <source>%1 back</source>
        <translation>%1 atrás</translation>
    </message>
    <message>
        <source>Host, %1</source>
        <translation>Anfitrión, %1</translation>
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
</context>
<context>
    <name>lancast::app::DesktopPresence</name>
    <message>
        <source>The first guest watches your stream.</source>
        <translation>El primer invitado ya ve su emisión.</translation>
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
    <name>lancast::app::FileDrop</name>
    <message>
        <source>Drop to stream “%1”</source>
        <translation>Suelte para emitir «%1»</translation>
    </message>
</context>
<context>
    <name>lancast::app::GraphRow</name>
    <message>
        <source>In</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Espectadores</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retraso</translation>
    </message>
</context>
<context>
    <name>lancast::app::HealthRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Imágenes por segundo</translation>
    </message>
    <message>
        <source>Waiting to be encoded</source>
        <translation>En espera de codificarse</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En espera de enviarse</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Repetidor</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Sent, of those that were asked for</source>
        <translation>Enviadas, de las que se pidieron</translation>
    </message>
    <message>
        <source>How old a picture is when it comes out of the encoder</source>
        <translation>Qué edad tiene una imagen al salir del codificador</translation>
    </message>
    <message>
        <source>Encoded, but not yet on its way</source>
        <translation>Codificado, pero aún no en camino</translation>
    </message>
    <message>
        <source>Processor time that serving the viewers takes, in percent of one core</source>
        <translation>Tiempo de procesador para atender a los espectadores, en porcentaje de un núcleo</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>No se envía nada</translation>
    </message>
</context>
<context>
    <name>lancast::app::HelpDialog</name>
    <message>
        <source>Help – LanCast</source>
        <translation>Ayuda – LanCast</translation>
    </message>
    <message>
        <source>How to host a stream</source>
        <translation>Cómo emitir un directo</translation>
    </message>
    <message>
        <source>1. Choose what to show: a camera, the screen, a video file or the test pattern.</source>
        <translation>1. Elija qué mostrar: una cámara, la pantalla, un archivo de vídeo o la carta de ajuste.</translation>
    </message>
    <message>
        <source>2. Press Go live.</source>
        <translation>2. Pulse «Emitir en directo».</translation>
    </message>
    <message>
        <source>3. Give your guests the address, or let them scan the code. They need a browser on the same network and nothing else.</source>
        <translation>3. Dé la dirección a sus invitados o deje que escaneen el código. Solo necesitan un navegador en la misma red.</translation>
    </message>
    <message>
        <source>4. Watch below the preview who is there and how it goes. Press Stop when you are done.</source>
        <translation>4. Debajo de la vista previa se ve quién está y cómo va. Pulse «Detener» cuando termine.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>lancast::app::HistoryGraph</name>
    <message>
        <source>The last 5 minutes. The arrow keys move through them.</source>
        <translation>Los últimos 5 minutos. Las flechas se mueven por ellos.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>%1: %2, %3 ago</source>
        <translation>%1: %2, hace %3</translation>
    </message>
    <message>
        <source>%1: now %2, at most %3 in the last 5 minutes</source>
        <translation>%1: ahora %2, como máximo %3 en los últimos 5 minutos</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 minutos</translation>
    </message>
</context>
<context>
    <name>lancast::app::IcecastPage</name>
    <message>
        <source>&amp;Send the stream to an Icecast server, too</source>
        <translation>&amp;Enviar la emisión también a un servidor Icecast</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Aplicar</translation>
    </message>
    <message>
        <source>Send the stream there from now on</source>
        <translation>Enviar la emisión allí desde ahora</translation>
    </message>
    <message>
        <source>Addr&amp;ess:</source>
        <translation>Dire&amp;cción:</translation>
    </message>
    <message>
        <source>Server and mount, such as http://radio.example:8000/live.webm.</source>
        <translation>Servidor y punto de montaje, como http://radio.example:8000/live.webm.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>C&amp;ontraseña:</translation>
    </message>
    <message>
        <source>The one that the server asks of sources.</source>
        <translation>La que el servidor pide a las fuentes.</translation>
    </message>
    <message>
        <source>&amp;Guests listen at:</source>
        <translation>Direcciones para &amp;invitados:</translation>
    </message>
    <message>
        <source>Addresses of the servers that guests get the stream from, with a blank between them. Empty: the address above.</source>
        <translation>Direcciones de los servidores de los que los invitados reciben la emisión, separadas por espacios. Vacío: la dirección de arriba.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LanguagePage</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>Counts from the next start of LanCast. The guests&apos; page follows the language of their browsers.</source>
        <translation>Vale desde el próximo inicio de LanCast. La página de los invitados sigue el idioma de su navegador.</translation>
    </message>
</context>
<context>
    <name>lancast::app::LevelMeter</name>
    <message>
        <source>Sound level</source>
        <translation>Nivel de sonido</translation>
    </message>
    <message>
        <source>Sound level in steps of 12 decibels. The mark at the end lights up when it is too loud.</source>
        <translation>Nivel de sonido en pasos de 12 decibelios. La marca del final se enciende cuando está demasiado alto.</translation>
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
    <message>
        <source>The recording ends there, and is kept.</source>
        <translation>La grabación termina ahí y se conserva.</translation>
    </message>
    <message>
        <source>A stream is being recorded.</source>
        <translation>Se está grabando una emisión.</translation>
    </message>
    <message>
        <source>End the recording and quit</source>
        <translation>Terminar la grabación y salir</translation>
    </message>
    <message>
        <source>LanCast – waiting for a picture</source>
        <translation>LanCast – esperando imagen</translation>
    </message>
    <message>
        <source>LanCast – paused</source>
        <translation>LanCast – en pausa</translation>
    </message>
</context>
<context>
    <name>lancast::app::MessageRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>lancast::app::NetworkPage</name>
    <message>
        <source>Use &amp;HTTPS</source>
        <translation>Usar &amp;HTTPS</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Aplicar</translation>
    </message>
    <message>
        <source>The number after the colon in the address that guests open</source>
        <translation>El número tras los dos puntos en la dirección que abren los invitados</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Puerto:</translation>
    </message>
    <message>
        <source>Devices on the other networks cannot reach LanCast</source>
        <translation>Los dispositivos de las demás redes no pueden llegar a LanCast</translation>
    </message>
    <message>
        <source>All networks</source>
        <translation>Todas las redes</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (ahora no está)</translation>
    </message>
    <message>
        <source>&amp;Reachable from:</source>
        <translation>Accesible desd&amp;e:</translation>
    </message>
    <message>
        <source>Nobody on the network can listen in, and other devices can publish. Browsers warn at the first visit, because LanCast makes its certificate itself.</source>
        <translation>Nadie en la red puede escuchar y otros dispositivos pueden emitir. Los navegadores avisan en la primera visita, porque LanCast crea él mismo su certificado.</translation>
    </message>
    <message>
        <source>&amp;Further names:</source>
        <translation>Otros &amp;nombres:</translation>
    </message>
    <message>
        <source>Names that lead to this computer, with a blank between them. Its own name and its addresses always count.</source>
        <translation>Nombres que llevan a este equipo, separados por espacios. Su propio nombre y sus direcciones valen siempre.</translation>
    </message>
    <message>
        <source>Listen in this way from now on</source>
        <translation>Atender así desde ahora</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>un puerto libre</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Un puerto es un número del 1 al 65535.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n name(s).</source>
        <translation>
            <numerusform>Es más de %n nombre.</numerusform>
            <numerusform>Son más de %n nombres.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name of a computer: leave out http://, ports and paths.</source>
        <translation>«%1» no es el nombre de un equipo: omita http://, los puertos y las rutas.</translation>
    </message>
    <message>
        <source>You are live. Guests are disconnected and have to open the new address.</source>
        <translation>Está en directo. Los invitados se desconectan y tienen que abrir la nueva dirección.</translation>
    </message>
    <message>
        <source>The address changes: guests have to open the new one.</source>
        <translation>La dirección cambia: los invitados tienen que abrir la nueva.</translation>
    </message>
    <message>
        <source>You are live. Guests reconnect by themselves after a moment.</source>
        <translation>Está en directo. Los invitados se reconectan solos tras un momento.</translation>
    </message>
    <message>
        <source>Guests who wait reconnect by themselves.</source>
        <translation>Los invitados que esperan se reconectan solos.</translation>
    </message>
    <message>
        <source>Applied: guests are served at port %1.</source>
        <translation>Aplicado: se atiende a los invitados en el puerto %1.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, so guests are served at port %2.</source>
        <translation>Otro programa usa el puerto %1, así que se atiende a los invitados en el puerto %2.</translation>
    </message>
    <message>
        <source>Nobody can connect: %1</source>
        <translation>Nadie puede conectarse: %1</translation>
    </message>
    <message>
        <source>&amp;Shown on sites:</source>
        <translation>Mostrar en los &amp;sitios:</translation>
    </message>
    <message>
        <source>Sites whose pages may show the stream, as https://example.org, with a blank between them, or * for all.</source>
        <translation>Sitios cuyas páginas pueden mostrar la emisión, como https://example.org, separados por espacios, o * para todos.</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %n site(s).</source>
        <translation>
            <numerusform>Hay más de %n sitio.</numerusform>
            <numerusform>Hay más de %n sitios.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no site: write it as https://example.org, without a path.</source>
        <translation>«%1» no es un sitio: escríbalo como https://example.org, sin ruta.</translation>
    </message>
</context>
<context>
    <name>lancast::app::Notifier</name>
    <message>
        <source>Somebody is watching</source>
        <translation>Alguien está mirando</translation>
    </message>
    <message>
        <source>The stream is interrupted</source>
        <translation>La emisión está interrumpida</translation>
    </message>
    <message>
        <source>Show LanCast</source>
        <translation>Mostrar LanCast</translation>
    </message>
    <message>
        <source>Trouble with the recording</source>
        <translation>Un problema con la grabación</translation>
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
    <name>lancast::app::PlayerControls</name>
    <message>
        <source>Place in the recording</source>
        <translation>Punto de la grabación</translation>
    </message>
    <message>
        <source>Arrow keys: 5 seconds; Page up and Page down: 30 seconds</source>
        <translation>Teclas de flecha: 5 segundos; Re Pág y Av Pág: 30 segundos</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>Sound off (M)</source>
        <translation>Sin sonido (M)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Re&amp;producir</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausar (Espacio)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Reproducir (Espacio)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Leave full screen (Escape)</source>
        <translation>Salir de pantalla completa (Esc)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Pantalla completa (F)</translation>
    </message>
</context>
<context>
    <name>lancast::app::PreferencesDialog</name>
    <message>
        <source>Preferences – LanCast</source>
        <translation>Preferencias – LanCast</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Start-up</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Forget all choices, also sources, devices and places of windows, and go back to the defaults? The old ones are kept in a file. If the address changes, guests are disconnected.</source>
        <translation>¿Olvidar todos los ajustes, también fuentes, dispositivos y posición de las ventanas, y volver a los predeterminados? Los anteriores se conservan en un archivo. Si la dirección cambia, los invitados se desconectan.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>&amp;Keep my choices</source>
        <translation>Conser&amp;var mis ajustes</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults...</source>
        <translation>Valores pre&amp;determinados...</translation>
    </message>
    <message>
        <source>All choices are at their defaults.</source>
        <translation>Todos los ajustes tienen su valor predeterminado.</translation>
    </message>
    <message>
        <source>All choices are at their defaults. The old ones are kept as %1.</source>
        <translation>Todos los ajustes tienen su valor predeterminado. Los anteriores se conservan como %1.</translation>
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
        <source>Another device may use its camera and its screen over a secure connection (https) only. Turn HTTPS on in Preferences, Network.</source>
        <translation>Otro dispositivo solo puede usar su cámara y su pantalla con una conexión segura (https). Active HTTPS en Preferencias, Red.</translation>
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
    <name>lancast::app::QualityDialog</name>
    <message>
        <source>Write width and height in pixels, like 1280x720.</source>
        <translation>Escriba el ancho y el alto en píxeles, como 1280x720.</translation>
    </message>
    <message>
        <source>The smallest size is %1.</source>
        <translation>El tamaño mínimo es %1.</translation>
    </message>
    <message>
        <source>The largest size is %1.</source>
        <translation>El tamaño máximo es %1.</translation>
    </message>
    <message>
        <source>Width and height have to be even numbers.</source>
        <translation>El ancho y el alto tienen que ser números pares.</translation>
    </message>
    <message>
        <source>&amp;Size in pixels</source>
        <translation>&amp;Tamaño en píxeles</translation>
    </message>
    <message>
        <source>Pictures a second, %1 to %2</source>
        <translation>Imágenes por segundo, de %1 a %2</translation>
    </message>
    <message>
        <source>What each viewer needs of the network, %1 to %2 kbit/s</source>
        <translation>Lo que cada espectador necesita de la red, de %1 a %2 kbit/s</translation>
    </message>
    <message>
        <source>&amp;Frames per second</source>
        <translation>&amp;Imágenes por segundo</translation>
    </message>
    <message>
        <source>&amp;Bitrate</source>
        <translation>Tasa de &amp;bits</translation>
    </message>
    <message>
        <source>VP8: less work for this computer</source>
        <translation>VP8: menos trabajo para este equipo</translation>
    </message>
    <message>
        <source>VP9: better picture, more work</source>
        <translation>VP9: mejor imagen, más trabajo</translation>
    </message>
    <message>
        <source>&amp;Codec</source>
        <translation>&amp;Códec</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Usar</translation>
    </message>
    <message>
        <source>Custom quality – LanCast</source>
        <translation>Calidad personalizada – LanCast</translation>
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
    <name>lancast::app::RecordingDesk</name>
    <message>
        <source>Folder for recordings</source>
        <translation>Carpeta para grabaciones</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingList</name>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Reading the folder ...</source>
        <translation>Leyendo la carpeta ...</translation>
    </message>
    <message>
        <source>The folder %1 is not there. It is made when you record; or choose another one under Preferences, Recording.</source>
        <translation>La carpeta %1 no existe. Se crea al grabar; o elija otra en Preferencias, Grabación.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Switch Record on before or while you are live: the file comes to %1 and appears here.</source>
        <translation>Todavía no hay grabaciones. Active Grabar antes de emitir o mientras emite: el archivo irá a %1 y aparecerá aquí.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPage</name>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Carpeta:</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Elegir...</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Carpeta de grabaciones</translation>
    </message>
    <message>
        <source>There is no such folder. Choose one, or make it first.</source>
        <translation>Esa carpeta no existe. Elija una o créela antes.</translation>
    </message>
    <message>
        <source>LanCast may not write to this folder. Choose another one.</source>
        <translation>LanCast no puede escribir en esta carpeta. Elija otra.</translation>
    </message>
    <message>
        <source>&amp;Record whenever I am live</source>
        <translation>&amp;Grabar siempre que esté en directo</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Título:</translation>
    </message>
    <message>
        <source>Follows date and time in the names of the files. It may be empty.</source>
        <translation>Sigue a la fecha y la hora en los nombres de los archivos. Puede quedar vacío.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>nada</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Guests can go &amp;back:</source>
        <translation>Pueden &amp;retroceder:</translation>
    </message>
    <message>
        <source>So much of the stream is kept on the disk until it ends. An hour at 2.5 Mbit/s takes 1.1 GB.</source>
        <translation>Esa parte de la emisión se guarda en el disco hasta que termina. Una hora a 2,5 Mbit/s ocupa 1,1 GB.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingPlayer</name>
    <message>
        <source>This recording cannot be played here: %1 Another player may: show it in its folder, and open it there.</source>
        <translation>Esta grabación no se puede reproducir aquí: %1 Quizá otro reproductor sí pueda: muéstrela en su carpeta y ábrala allí.</translation>
    </message>
    <message>
        <source>There is nothing on this computer that LanCast could play recordings with. Install GStreamer&apos;s plugins (gstreamer1.0-plugins-good), and start LanCast again.</source>
        <translation>En este equipo no hay nada con lo que LanCast pueda reproducir grabaciones. Instale los complementos de GStreamer (gstreamer1.0-plugins-good) y vuelva a abrir LanCast.</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsModel</name>
    <message>
        <source>LanCast may not read this file</source>
        <translation>LanCast no puede leer este archivo</translation>
    </message>
    <message>
        <source>Not a recording, or broken</source>
        <translation>No es una grabación o está dañada</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Se está grabando</translation>
    </message>
</context>
<context>
    <name>lancast::app::RecordingsWindow</name>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar para siempre</translation>
    </message>
    <message>
        <source>There is no trash for “%1”. Delete it for good?</source>
        <translation>No hay papelera para «%1». ¿Eliminarla para siempre?</translation>
    </message>
    <message>
        <source>Recordings – LanCast</source>
        <translation>Grabaciones – LanCast</translation>
    </message>
    <message>
        <source>P&amp;lay here</source>
        <translation>Reproducir &amp;aquí</translation>
    </message>
    <message>
        <source>Play it in this window (Return)</source>
        <translation>Reproducirla en esta ventana (Intro)</translation>
    </message>
    <message>
        <source>&amp;Stream this recording</source>
        <translation>&amp;Emitir esta grabación</translation>
    </message>
    <message>
        <source>Make it the source that your guests see</source>
        <translation>Será la fuente que ven sus espectadores</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostrar en la &amp;carpeta</translation>
    </message>
    <message>
        <source>Show the file where it lies</source>
        <translation>Mostrar dónde está el archivo</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Cambiar &amp;nombre</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Darle otro nombre (F2)</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>Mover a la pape&amp;lera</translation>
    </message>
    <message>
        <source>Move it to the trash (Delete)</source>
        <translation>Moverla a la papelera (Supr)</translation>
    </message>
    <message>
        <source>“%1” could not be deleted: %2</source>
        <translation>«%1» no se pudo eliminar: %2</translation>
    </message>
    <message>
        <source>Recordings are played here.</source>
        <translation>Aquí se reproducen las grabaciones.</translation>
    </message>
    <message>
        <source>There is no program on this computer that shows folders. The recording is %1.</source>
        <translation>En este equipo no hay ningún programa que muestre carpetas. La grabación es %1.</translation>
    </message>
    <message>
        <source>Choose a recording, and press Play.</source>
        <translation>Elija una grabación y pulse Reproducir.</translation>
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
    <message>
        <source>Viewers – LanCast</source>
        <translation>Espectadores – LanCast</translation>
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
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>No network found: only this computer can watch. Join a network to share the stream.</source>
        <translation>No se encontró ninguna red: solo puede mirar este equipo. Únase a una red para compartir la emisión.</translation>
    </message>
    <message>
        <source>The link or the QR code is enough.</source>
        <translation>Basta el enlace o el código QR.</translation>
    </message>
    <message>
        <source>Browsers warn about the certificate once. Compare its fingerprint: %1</source>
        <translation>Los navegadores avisan una vez del certificado. Compare su huella: %1</translation>
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
    <message>
        <source>SHA-256: %1
Of its key, which stays the same for other addresses: %2</source>
        <translation>SHA-256: %1
De su clave, que sigue siendo la misma para otras direcciones: %2</translation>
    </message>
    <message>
        <source>Through Icecast: %1</source>
        <translation>Por Icecast: %1</translation>
    </message>
</context>
<context>
    <name>lancast::app::SleepInhibitor</name>
    <message>
        <source>A stream is live</source>
        <translation>Hay una emisión en directo</translation>
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
        <translation>Pa&amp;trón</translation>
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
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Estándar: %1</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (no está)</translation>
    </message>
</context>
<context>
    <name>lancast::app::StartupPage</name>
    <message>
        <source>Go &amp;live at launch</source>
        <translation>Emitir a&amp;l iniciar</translation>
    </message>
    <message>
        <source>Start &amp;minimised</source>
        <translation>Iniciar &amp;minimizado</translation>
    </message>
    <message>
        <source>LanCast shows the source that was chosen last, as soon as it starts.</source>
        <translation>LanCast muestra la última fuente elegida en cuanto se inicia.</translation>
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
    <message>
        <source>Waiting for a picture</source>
        <translation>Esperando imagen</translation>
    </message>
</context>
<context>
    <name>lancast::app::StatusStrip</name>
    <message>
        <source>Deta&amp;ils</source>
        <translation>&amp;Detalles</translation>
    </message>
    <message>
        <source>Every viewer, and the last five minutes</source>
        <translation>Cada espectador y los últimos cinco minutos</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>entrada %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>salida %1</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>retraso %1</translation>
    </message>
    <message>
        <source>buffer %1</source>
        <translation>búfer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n viewers</source>
        <translation>
            <numerusform>%n espectador</numerusform>
            <numerusform>%n espectadores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lancast::app::SummaryRow</name>
    <message>
        <source>G&amp;raphs</source>
        <translation>&amp;Históricos</translation>
    </message>
    <message>
        <source>What went in and out in the last five minutes, to how many, with what delay</source>
        <translation>Lo que entró y salió en los últimos cinco minutos, a cuántos y con qué retraso</translation>
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
        <translation>Desblo&amp;quear todos (%1)</translation>
    </message>
    <message>
        <source>Let these in again: %1</source>
        <translation>Dejar entrar de nuevo a: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>What a new viewer gets at once. Media memory: %1</source>
        <translation>Lo que recibe de inmediato un nuevo espectador. Memoria del flujo: %1</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
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
        <translation>D&amp;etener</translation>
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
    <message>
        <source>Custom...</source>
        <translation>Personalizada...</translation>
    </message>
    <message>
        <source>Custom %1...</source>
        <translation>Personalizada %1...</translation>
    </message>
    <message>
        <source>R&amp;ecord</source>
        <translation>Gra&amp;bar</translation>
    </message>
    <message>
        <source>Keep the stream in a file, from now or from the start of the next one on (Ctrl+Shift+R)</source>
        <translation>Guardar la emisión en un archivo, desde ahora o desde que empiece la próxima (Ctrl+Mayús+R)</translation>
    </message>
</context>
<context>
    <name>lancast::app::TrayIcon</name>
    <message numerus="yes">
        <source>Live, %n viewers</source>
        <translation>
            <numerusform>En directo, %n espectador</numerusform>
            <numerusform>En directo, %n espectadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n viewers</source>
        <translation>
            <numerusform>En pausa, %n espectador</numerusform>
            <numerusform>En pausa, %n espectadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted, %n viewers</source>
        <translation>
            <numerusform>Interrumpido, %n espectador</numerusform>
            <numerusform>Interrumpido, %n espectadores</numerusform>
        </translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Sin emitir</translation>
    </message>
    <message>
        <source>&amp;Hide the window</source>
        <translation>&amp;Ocultar la ventana</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>M&amp;ostrar la ventana</translation>
    </message>
</context>
<context>
    <name>lancast::app::VideoPage</name>
    <message>
        <source>&amp;Codec:</source>
        <translation>&amp;Códec:</translation>
    </message>
    <message>
        <source>VP9 gives a better picture at the same rate, and takes more of this computer&apos;s processor.</source>
        <translation>VP9 da mejor imagen con la misma tasa y exige más al procesador de este equipo.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Restart interval:</source>
        <translation>&amp;Intervalo de reinicio:</translation>
    </message>
    <message>
        <source>How often the recorder starts anew. Short: a guest whose connection could not keep up sees the picture again sooner. Long: a steadier stream.</source>
        <translation>Cada cuánto empieza de nuevo el grabador. Corto: un invitado cuya conexión no pudo seguir vuelve a ver antes la imagen. Largo: una emisión más estable.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Piece length:</source>
        <translation>&amp;Longitud de los fragmentos:</translation>
    </message>
    <message>
        <source>The stream is sent in pieces of this length. Short pieces keep the delay down, long ones take less work.</source>
        <translation>La emisión se envía en fragmentos de esta longitud. Los cortos reducen el retraso, los largos dan menos trabajo.</translation>
    </message>
</context>
<context>
    <name>lancast::app::ViewerWindow</name>
    <message>
        <source>Viewer, waiting – LanCast</source>
        <translation>Espectador, esperando – LanCast</translation>
    </message>
    <message>
        <source>Viewer, live – LanCast</source>
        <translation>Espectador, en directo – LanCast</translation>
    </message>
    <message>
        <source>Viewer, paused – LanCast</source>
        <translation>Espectador, en pausa – LanCast</translation>
    </message>
    <message>
        <source>Viewer, interrupted – LanCast</source>
        <translation>Espectador, interrumpido – LanCast</translation>
    </message>
    <message>
        <source>Viewer, stream ended – LanCast</source>
        <translation>Espectador, emisión terminada – LanCast</translation>
    </message>
    <message>
        <source>Stays on &amp;top</source>
        <translation>Siempre &amp;visible</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowActions</name>
    <message>
        <source>Publish from another d&amp;evice...</source>
        <translation>Emitir desde otro d&amp;ispositivo...</translation>
    </message>
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
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copiar &amp;diagnóstico</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About LanCast</source>
        <translation>Acerca de &amp;LanCast</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>Pa&amp;usa</translation>
    </message>
    <message>
        <source>Re&amp;cord</source>
        <translation>&amp;Grabar</translation>
    </message>
    <message>
        <source>Rec&amp;ordings</source>
        <translation>Gra&amp;baciones</translation>
    </message>
</context>
<context>
    <name>lancast::app::WindowTools</name>
    <message>
        <source>The diagnostics are on the clipboard, without passcodes and keys. Paste them where you ask for help.</source>
        <translation>El diagnóstico está en el portapapeles, sin códigos de acceso ni claves. Péguelo donde pida ayuda.</translation>
    </message>
</context>
</TS>
