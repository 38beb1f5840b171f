<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>Call</name>
        <message>
            <source>Anonymous caller</source>
            <translation>Llamada anónima</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Llamada desconocida</translation>
        </message>
        <message>
            <source>through %1</source>
            <translation>por %1</translation>
        </message>
        <message>
            <source>called %1</source>
            <translation>llamó al %1</translation>
        </message>
        <message>
            <source>Transfer: to whom?</source>
            <translation>Transferir: ¿a quién?</translation>
        </message>
        <message>
            <source>Waits to be transferred</source>
            <translation>Por transferir</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>Consulta</translation>
        </message>
        <message>
            <source>Consultation: calling</source>
            <translation>Consulta: llamando</translation>
        </message>
        <message>
            <source>Being transferred</source>
            <translation>Transfiriendo</translation>
        </message>
        <message>
            <source>Three-way call</source>
            <translation>Llamada a tres</translation>
        </message>
        <message>
            <source>Answer to call</source>
            <translation>Conteste para llamar</translation>
        </message>
        <message>
            <source>No sound arrives from the other side</source>
            <translation>No llega sonido del otro lado</translation>
        </message>
        <message>
            <source>The other side has put you on hold</source>
            <translation>El otro lado le ha puesto en espera</translation>
        </message>
        <message>
            <source>Your microphone is off</source>
            <translation>Su micrófono está apagado</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>Euterpe: the telephone's companion on the desktop</source>
            <translation>Euterpe: el teléfono en el escritorio</translation>
        </message>
        <message>
            <source>Show this text.</source>
            <translation>Muestra este texto.</translation>
        </message>
        <message>
            <source>Show the version.</source>
            <translation>Muestra la versión.</translation>
        </message>
        <message>
            <source>Keep the settings in this directory.</source>
            <translation>Guarda los ajustes en esta carpeta.</translation>
        </message>
        <message>
            <source>Address of the server.</source>
            <translation>Dirección del servidor.</translation>
        </message>
        <message>
            <source>User name.</source>
            <translation>Nombre de usuario.</translation>
        </message>
        <message>
            <source>Start in the system tray.</source>
            <translation>Inicia minimizado en la bandeja del sistema.</translation>
        </message>
        <message>
            <source>Read the password from standard input.</source>
            <translation>Lee la contraseña de la entrada estándar.</translation>
        </message>
        <message>
            <source>Save pictures of the main screens into this directory and quit.</source>
            <translation>Guarda imágenes de las pantallas principales en esta carpeta y sale.</translation>
        </message>
        <message>
            <source>A number, or a tel:, sip: or callto: link, to call.</source>
            <translation>Un número, o un enlace tel:, sip: o callto:, al que llamar.</translation>
        </message>
        <message>
            <source>At most one number is expected.</source>
            <translation>Se admite un solo número.</translation>
        </message>
        <message>
            <source>%1 holds no telephone number.</source>
            <translation>%1 no contiene ningún número de teléfono.</translation>
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Call</source>
            <translation>Llamar</translation>
        </message>
        <message>
            <source>Transfer after asking</source>
            <translation>Transferir tras preguntar</translation>
        </message>
        <message>
            <source>Transfer at once</source>
            <translation>Transferir al momento</translation>
        </message>
        <message>
            <source>Write an e-mail</source>
            <translation>Escribir un correo</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copiar el número</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Editar…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Eliminar…</translation>
        </message>
    </context>
    <context>
        <name>ContactNotices</name>
        <message>
            <source>%1 is in the phonebook already: %2.</source>
            <translation>%1 ya está en la agenda: %2.</translation>
        </message>
        <message>
            <source>Add a contact all the same</source>
            <translation>Añadir igualmente un contacto</translation>
        </message>
        <message>
            <source>The server did not take the change of %1.</source>
            <translation>El servidor no ha aceptado el cambio de %1.</translation>
        </message>
        <message>
            <source>The phonebook is full.</source>
            <translation>La agenda está llena.</translation>
        </message>
        <message>
            <source>Somebody has changed the same contact: your %1 is now one of its own beside it.</source>
            <translation>Alguien ha cambiado el mismo contacto: tu %1 es ahora un contacto aparte, a su lado.</translation>
        </message>
        <message>
            <source>%1 was not deleted: somebody has edited the contact in the meantime.</source>
            <translation>%1 no se ha eliminado: entretanto alguien ha modificado el contacto.</translation>
        </message>
        <message>
            <source>Contacts that were changed offline could not be read. The file is kept as %1.</source>
            <translation>Los contactos cambiados sin conexión no se han podido leer. El archivo se conserva como %1.</translation>
        </message>
        <message>
            <source>Changes of contacts cannot be written to the disk (%1). They are kept until you quit.</source>
            <translation>Los cambios de contactos no se pueden escribir en el disco (%1). Se conservan hasta que salgas.</translation>
        </message>
    </context>
    <context>
        <name>ContactText</name>
        <message>
            <source>from a CSV file</source>
            <translation>de un archivo CSV</translation>
        </message>
        <message>
            <source>from a vCard file</source>
            <translation>de un archivo vCard</translation>
        </message>
        <message>
            <source>from Outlook’s CSV file</source>
            <translation>de un archivo CSV de Outlook</translation>
        </message>
        <message>
            <source>from an Outlook data file</source>
            <translation>de un archivo de datos de Outlook</translation>
        </message>
        <message>
            <source>from a CardDAV server</source>
            <translation>de un servidor CardDAV</translation>
        </message>
        <message>
            <source>from Outlook</source>
            <translation>de Outlook</translation>
        </message>
        <message>
            <source>from the company’s directory</source>
            <translation>del directorio de la empresa</translation>
        </message>
        <message>
            <source>Enter the first name.</source>
            <translation>Escribe el nombre.</translation>
        </message>
        <message>
            <source>Enter the last name.</source>
            <translation>Escribe los apellidos.</translation>
        </message>
        <message>
            <source>Enter at least one number or e-mail address.</source>
            <translation>Escribe al menos un número o una dirección de correo.</translation>
        </message>
        <message>
            <source>Fill this in, or remove the row.</source>
            <translation>Rellena el campo o quita la fila.</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Otro</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Casa</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Trabajo</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Móvil</translation>
        </message>
        <message>
            <source>Work mobile</source>
            <translation>Móvil de trabajo</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Correo</translation>
        </message>
        <message>
            <source>Shared phonebook</source>
            <translation>Agenda compartida</translation>
        </message>
        <message>
            <source>Personal phonebook</source>
            <translation>Agenda personal</translation>
        </message>
        <message>
            <source>This is too long.</source>
            <translation>Es demasiado largo.</translation>
        </message>
        <message>
            <source>A speed dial consists of digits.</source>
            <translation>Una marcación rápida consta de cifras.</translation>
        </message>
        <message>
            <source>A number consists of digits; + may stand at the front.</source>
            <translation>Un número consta de cifras; delante puede llevar +.</translation>
        </message>
        <message>
            <source>An e-mail address looks like name@example.com.</source>
            <translation>Una dirección de correo tiene la forma nombre@example.com.</translation>
        </message>
        <message>
            <source>A contact has at most %1 numbers and addresses.</source>
            <translation>Un contacto tiene como máximo %1 números y direcciones.</translation>
        </message>
        <message>
            <source>This cannot be stored as text.</source>
            <translation>No se puede guardar como texto.</translation>
        </message>
    </context>
    <context>
        <name>ExtensionMenu</name>
        <message>
            <source>Not connected to the server.</source>
            <translation>Sin conexión con el servidor.</translation>
        </message>
        <message>
            <source>You do not have the permission to call.</source>
            <translation>No tiene permiso para llamar.</translation>
        </message>
        <message>
            <source>Call: %1</source>
            <translation>Llamar: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copiar el número</translation>
        </message>
        <message>
            <source>Remove from the favourites</source>
            <translation>Quitar de favoritos</translation>
        </message>
        <message>
            <source>Add to the favourites</source>
            <translation>Añadir a favoritos</translation>
        </message>
        <message>
            <source>Transfer after asking: %1</source>
            <translation>Transferir con consulta: %1</translation>
        </message>
        <message>
            <source>Transfer at once: %1</source>
            <translation>Transferir directamente: %1</translation>
        </message>
        <message>
            <source>Call back when free: %1</source>
            <translation>Reservar llamada: %1</translation>
        </message>
        <message>
            <source>Pick up: %1</source>
            <translation>Capturar: %1</translation>
        </message>
        <message>
            <source>Chat: %1</source>
            <translation>Chat: %1</translation>
        </message>
    </context>
    <context>
        <name>ImportWords</name>
        <message>
            <source>A quotation mark is never closed</source>
            <translation>Las comillas no se cierran</translation>
        </message>
        <message>
            <source>Too long</source>
            <translation>Demasiado largo</translation>
        </message>
        <message>
            <source>Too many contacts: the rest is left out</source>
            <translation>Demasiados contactos: los demás se omiten</translation>
        </message>
        <message>
            <source>The first line does not name the columns</source>
            <translation>La primera línea no contiene los nombres de las columnas</translation>
        </message>
        <message>
            <source>No name</source>
            <translation>Sin nombre</translation>
        </message>
        <message>
            <source>No number and no e-mail address</source>
            <translation>Sin número ni dirección de correo</translation>
        </message>
        <message>
            <source>Not a type of contact</source>
            <translation>Tipo de contacto desconocido</translation>
        </message>
        <message>
            <source>Not a telephone number</source>
            <translation>No es un número de teléfono</translation>
        </message>
        <message>
            <source>Not an e-mail address</source>
            <translation>No es una dirección de correo</translation>
        </message>
        <message>
            <source>The card has no end</source>
            <translation>La tarjeta no tiene final</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>No se entiende</translation>
        </message>
        <message>
            <source>Unknown character encoding</source>
            <translation>Codificación de caracteres desconocida</translation>
        </message>
        <message>
            <source>The file cannot be opened: %1</source>
            <translation>No se puede abrir el archivo: %1</translation>
        </message>
        <message>
            <source>The file is too large. Split it and import the parts.</source>
            <translation>El archivo es demasiado grande. Divídalo e importe las partes.</translation>
        </message>
        <message>
            <source>Outlook data files cannot be read on this computer: export the contacts from Outlook as CSV and import that file.</source>
            <translation>En este equipo no se pueden leer archivos de datos de Outlook: exporte los contactos desde Outlook como CSV e importe ese archivo.</translation>
        </message>
        <message>
            <source>This is neither a CSV file of Kalliope or Outlook, nor vCard, nor an intact Outlook data file.</source>
            <translation>No es un archivo CSV de Kalliope o de Outlook, ni vCard, ni un archivo de datos de Outlook intacto.</translation>
        </message>
        <message>
            <source>The address must begin with https://</source>
            <translation>La dirección debe empezar por https://</translation>
        </message>
        <message>
            <source>The server refuses this user name or password.</source>
            <translation>El servidor rechaza este nombre de usuario o contraseña.</translation>
        </message>
        <message>
            <source>The server's certificate is not trusted: %1</source>
            <translation>El certificado del servidor no es de confianza: %1</translation>
        </message>
        <message>
            <source>There is no address book at this address.</source>
            <translation>En esta dirección no hay ninguna agenda.</translation>
        </message>
        <message>
            <source>The server does not answer: %1</source>
            <translation>El servidor no responde: %1</translation>
        </message>
        <message>
            <source>The address book is too large.</source>
            <translation>La agenda es demasiado grande.</translation>
        </message>
        <message>
            <source>The server does not speak CardDAV: %1</source>
            <translation>El servidor no admite CardDAV: %1</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>vCard</source>
            <translation>vCard</translation>
        </message>
        <message>
            <source>Outlook CSV</source>
            <translation>CSV de Outlook</translation>
        </message>
        <message>
            <source>Outlook data file</source>
            <translation>archivo de datos de Outlook</translation>
        </message>
        <message>
            <source>CardDAV</source>
            <translation>CardDAV</translation>
        </message>
        <message>
            <source>Microsoft Outlook</source>
            <translation>Microsoft Outlook</translation>
        </message>
        <message>
            <source>Company directory</source>
            <translation>Directorio de la empresa</translation>
        </message>
    </context>
    <context>
        <name>MessageState</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>Pendiente de envío</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>No aceptado</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Enviado</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Entregado</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Leído</translation>
        </message>
    </context>
    <context>
        <name>MissingRows</name>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>The list appears by itself.</source>
            <translation>La lista aparecerá sola.</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Connect from the Options menu.</source>
            <translation>Conéctese desde el menú Opciones.</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>Unknown</source>
            <translation>Desconocido</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>No registrado</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Sonando</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Ocupado</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Not available</source>
            <translation>No disponible</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Desconectado</translation>
        </message>
        <message>
            <source>Pick up your telephone</source>
            <translation>Descuelgue su teléfono</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>Llamando</translation>
        </message>
        <message>
            <source>Incoming call</source>
            <translation>Llamada entrante</translation>
        </message>
        <message>
            <source>In conversation</source>
            <translation>En conversación</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Finalizada</translation>
        </message>
        <message>
            <source>Missed call</source>
            <translation>Llamada perdida</translation>
        </message>
        <message>
            <source>Answered call</source>
            <translation>Llamada contestada</translation>
        </message>
        <message>
            <source>Outgoing call</source>
            <translation>Llamada saliente</translation>
        </message>
        <message>
            <source>Outgoing call, not answered</source>
            <translation>Llamada saliente, sin respuesta</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Sin respuesta</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelada</translation>
        </message>
        <message>
            <source>Answered elsewhere</source>
            <translation>Contestada en otro teléfono</translation>
        </message>
        <message>
            <source>Lines busy</source>
            <translation>Líneas ocupadas</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fallida</translation>
        </message>
        <message>
            <source>Something went wrong on the server.</source>
            <translation>Se produjo un error en el servidor.</translation>
        </message>
        <message>
            <source>The number or value is not valid.</source>
            <translation>El número o el valor no es válido.</translation>
        </message>
        <message>
            <source>The text or number is too long.</source>
            <translation>El texto o el número es demasiado largo.</translation>
        </message>
        <message>
            <source>The user name or password is wrong.</source>
            <translation>El usuario o la contraseña no es correcta.</translation>
        </message>
        <message>
            <source>Too many failed logins. Wait a moment and try again.</source>
            <translation>Demasiados accesos fallidos. Espere un momento y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>You do not have the permission to do this.</source>
            <translation>No tiene permiso para hacer esto.</translation>
        </message>
        <message>
            <source>This is not available in the present mode.</source>
            <translation>Esta función no está disponible en el modo actual.</translation>
        </message>
        <message>
            <source>It no longer exists.</source>
            <translation>Ya no existe.</translation>
        </message>
        <message>
            <source>It has changed in the meantime.</source>
            <translation>Ha cambiado mientras tanto.</translation>
        </message>
        <message>
            <source>Too many requests at once. Wait a moment.</source>
            <translation>Demasiadas peticiones a la vez. Espere un momento.</translation>
        </message>
        <message>
            <source>The server is older than this program and cannot do this.</source>
            <translation>El servidor es más antiguo que este programa y no puede hacerlo.</translation>
        </message>
        <message>
            <source>The server cannot reach the PBX at present.</source>
            <translation>En este momento el servidor no alcanza la centralita.</translation>
        </message>
        <message>
            <source>The PBX refused the request.</source>
            <translation>La centralita rechazó la petición.</translation>
        </message>
        <message>
            <source>No answer in time.</source>
            <translation>No hubo respuesta a tiempo.</translation>
        </message>
        <message>
            <source>Not connected to the server.</source>
            <translation>Sin conexión con el servidor.</translation>
        </message>
        <message>
            <source>The server's certificate is not trusted or has changed.</source>
            <translation>El certificado del servidor no es de confianza o ha cambiado.</translation>
        </message>
        <message>
            <source>The server could not store the data.</source>
            <translation>El servidor no pudo guardar los datos.</translation>
        </message>
        <message>
            <source>Today %1</source>
            <translation>Hoy %1</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>Yesterday %1</source>
            <translation>Ayer %1</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Activo</translation>
        </message>
        <message>
            <source>Partly paused</source>
            <translation>Pausa parcial</translation>
        </message>
        <message>
            <source>In pause</source>
            <translation>En pausa</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::Application</name>
        <message>
            <source>The password was taken out of the settings file, where everybody could read it, but it could not be put into the key store: type it once more.</source>
            <translation>La contraseña se ha quitado del archivo de configuración, donde cualquiera podía leerla, pero no se ha podido guardar en el almacén de claves: escríbala de nuevo.</translation>
        </message>
        <message>
            <source>Some settings could not be read; their usual values are in use.</source>
            <translation>Algunos ajustes no se pudieron leer; se usan sus valores habituales.</translation>
        </message>
        <message>
            <source>The file as it was is kept as %1.</source>
            <translation>El archivo original se conserva como %1.</translation>
        </message>
        <message>
            <source>You could not be paused on the queues. %1</source>
            <translation>No se ha podido poner en pausa en las colas. %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::TrayControl</name>
        <message>
            <source>Connected</source>
            <translation>Conectado</translation>
        </message>
        <message>
            <source>The PBX is not reachable</source>
            <translation>La centralita no está disponible</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Connection lost, reconnecting…</source>
            <translation>Conexión perdida, reconectando…</translation>
        </message>
        <message>
            <source>The connection was refused</source>
            <translation>La conexión fue rechazada</translation>
        </message>
        <message>
            <source>Disconnected</source>
            <translation>Desconectado</translation>
        </message>
        <message>
            <source>Somebody calls</source>
            <translation>Llamada entrante</translation>
        </message>
        <message numerus="yes">
            <source>%n unheard voicemail message(s)</source>
            <translation>
                <numerusform>%n mensaje de voz sin escuchar</numerusform>
                <numerusform>%n mensajes de voz sin escuchar</numerusform>
            </translation>
        </message>
        <message>
            <source>Open Euterpe</source>
            <translation>Abrir Euterpe</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Desconectar</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Ajustes…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Calls are forwarded to %1</source>
            <translation>Llamadas desviadas a %1</translation>
        </message>
        <message numerus="yes">
            <source>%n unread chat message(s)</source>
            <translation>
                <numerusform>%n mensaje de chat sin leer</numerusform>
                <numerusform>%n mensajes de chat sin leer</numerusform>
            </translation>
        </message>
        <message>
            <source>Queues: %1</source>
            <translation>Colas: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ChatListModel</name>
        <message numerus="yes">
            <source>%n unread message(s)</source>
            <translation>
                <numerusform>%n mensaje sin leer</numerusform>
                <numerusform>%n mensajes sin leer</numerusform>
            </translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversaciones</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Compañeros</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Mensajes</translation>
        </message>
        <message>
            <source>writes…</source>
            <translation>está escribiendo…</translation>
        </message>
        <message>
            <source>You: %1</source>
            <translation>Tú: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ContactModel</name>
        <message>
            <source>Not synchronised with the server yet.</source>
            <translation>Aún no sincronizado con el servidor.</translation>
        </message>
        <message>
            <source>Write to %1: %2</source>
            <translation>Escribir a %1: %2</translation>
        </message>
        <message>
            <source>Call %1, %2: %3</source>
            <translation>Llamar a %1, %2: %3</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Apellidos</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Departamento</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ConversationModel</name>
        <message>
            <source>You, %1: %2. %3</source>
            <translation>Tú, %1: %2. %3</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ExtensionModel</name>
        <message>
            <source>Call %1</source>
            <translation>Llamar al %1</translation>
        </message>
        <message>
            <source>%1, extension %2, %3</source>
            <translation>%1, extensión %2, %3</translation>
        </message>
        <message>
            <source>, telephone: %1</source>
            <translation>, teléfono: %1</translation>
        </message>
        <message>
            <source>Presence: %1</source>
            <translation>Presencia: %1</translation>
        </message>
        <message>
            <source>Telephone: %1</source>
            <translation>Teléfono: %1</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorito</translation>
        </message>
        <message>
            <source>Not a favourite</source>
            <translation>No favorito</translation>
        </message>
        <message>
            <source>Remove from the favourites</source>
            <translation>Quitar de favoritos</translation>
        </message>
        <message>
            <source>Add to the favourites</source>
            <translation>Añadir a favoritos</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Presencia</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Apellidos</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::RegisterModel</name>
        <message>
            <source>Loading</source>
            <translation>Cargando</translation>
        </message>
        <message>
            <source>Withheld number</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n segundo</numerusform>
                <numerusform>%n segundos</numerusform>
            </translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>sin respuesta</translation>
        </message>
        <message>
            <source>Came through %1</source>
            <translation>Llegó por %1</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Date and time</source>
            <translation>Fecha y hora</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>%1, recorded</source>
            <translation>%1, grabada</translation>
        </message>
        <message>
            <source>Recorded: click the sign to listen</source>
            <translation>Grabada: haga clic en el símbolo para escuchar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AboutPage</name>
        <message>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <source>The telephone's companion for users of an Asterisk PBX.</source>
            <translation>El teléfono en el escritorio para los usuarios de una centralita Asterisk.</translation>
        </message>
        <message>
            <source>Version: %1</source>
            <translation>Versión: %1</translation>
        </message>
        <message>
            <source>Server: %1</source>
            <translation>Servidor: %1</translation>
        </message>
        <message>
            <source>PBX: Asterisk %1</source>
            <translation>Centralita: Asterisk %1</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. There is no warranty.</source>
            <translation>Software libre bajo la GNU General Public License, versión 3 o posterior. Sin garantía alguna.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AccountDialog</name>
        <message>
            <source>Registered</source>
            <translation>Registrado</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>No registrado</translation>
        </message>
        <message>
            <source>Choose your telephone</source>
            <translation>Elija su teléfono</translation>
        </message>
        <message>
            <source>Which telephone do you use?</source>
            <translation>¿Qué teléfono usa?</translation>
        </message>
        <message>
            <source>Calls that you start here ring on this telephone first. You can change it later in Options.</source>
            <translation>Las llamadas que inicie aquí sonarán primero en este teléfono. Puede cambiarlo más tarde en Opciones.</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Marca</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Firmware</source>
            <translation>Firmware</translation>
        </message>
        <message>
            <source>MAC address</source>
            <translation>Dirección MAC</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Your telephones</source>
            <translation>Sus teléfonos</translation>
        </message>
        <message>
            <source>Use this telephone</source>
            <translation>Usar este teléfono</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Más tarde</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AppearancePage</name>
        <message>
            <source>Appearance</source>
            <translation>Aspecto</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Main window</source>
            <translation>Ventana principal</translation>
        </message>
        <message>
            <source>Compact view, without directories</source>
            <translation>Vista reducida, sin directorios</translation>
        </message>
        <message>
            <source>Dial pad</source>
            <translation>Teclado numérico</translation>
        </message>
        <message>
            <source>Function buttons</source>
            <translation>Botones de función</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Siempre en primer plano</translation>
        </message>
        <message>
            <source>Transparency while always on top: %1 %</source>
            <translation>Transparencia cuando está en primer plano: %1 %</translation>
        </message>
        <message>
            <source>Transparency</source>
            <translation>Transparencia</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallArea</name>
        <message>
            <source>Own calls</source>
            <translation>Sus llamadas</translation>
        </message>
        <message>
            <source>No calls at the moment</source>
            <translation>Ninguna llamada en este momento</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallCard</name>
        <message>
            <source>Line %1</source>
            <translation>Línea %1</translation>
        </message>
        <message>
            <source>Switch to line %1</source>
            <translation>Cambiar a la línea %1</translation>
        </message>
        <message>
            <source>Resume line %1</source>
            <translation>Recuperar la línea %1</translation>
        </message>
        <message>
            <source>Click to resume this call</source>
            <translation>Haga clic para recuperar esta llamada</translation>
        </message>
        <message>
            <source>Being recorded</source>
            <translation>Se está grabando</translation>
        </message>
        <message>
            <source>Encrypted between this computer and the PBX</source>
            <translation>Cifrada entre este equipo y la centralita</translation>
        </message>
        <message>
            <source>Level of your microphone</source>
            <translation>Nivel de su micrófono</translation>
        </message>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Añadir a la agenda…</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copiar el número</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallControl</name>
        <message>
            <source>Hold and call %1</source>
            <translation>Retener y llamar a %1</translation>
        </message>
        <message>
            <source>A conversation is going on. Your telephone will be called for a second one.</source>
            <translation>Hay una conversación en curso. Su teléfono sonará para una segunda llamada.</translation>
        </message>
        <message>
            <source>Call %1 all the same</source>
            <translation>Llamar igualmente al %1</translation>
        </message>
        <message>
            <source>You are talking to %1.</source>
            <translation>Está hablando con %1.</translation>
        </message>
        <message>
            <source>All four lines are in use. End a call before starting another.</source>
            <translation>Las cuatro líneas están en uso. Termine una llamada antes de empezar otra.</translation>
        </message>
        <message>
            <source>Hold and answer</source>
            <translation>Retener y contestar</translation>
        </message>
        <message>
            <source>Hold and go back to %1</source>
            <translation>Retener y volver con %1</translation>
        </message>
        <message>
            <source>%1 is parked in %2. Dial %2 on any telephone to take the call.</source>
            <translation>%1 está aparcada en %2. Marque %2 en cualquier teléfono para recuperar la llamada.</translation>
        </message>
        <message>
            <source>%1 is talking at the moment.</source>
            <translation>%1 está hablando en este momento.</translation>
        </message>
        <message>
            <source>Go on all the same</source>
            <translation>Continuar de todos modos</translation>
        </message>
        <message>
            <source>Where to send %1? Type a number or double-click a colleague.</source>
            <translation>¿Adónde enviar a %1? Marque un número o haga doble clic en un compañero.</translation>
        </message>
        <message>
            <source>%1 is on hold. Transfer to whom? Type a number or double-click a colleague.</source>
            <translation>%1 está en espera. ¿A quién transferir? Marque un número o haga doble clic en un compañero.</translation>
        </message>
        <message>
            <source>%1 is on hold. Whom to ask? Type a number or double-click a colleague.</source>
            <translation>%1 está en espera. ¿A quién consultar? Marque un número o haga doble clic en un compañero.</translation>
        </message>
        <message>
            <source>Let it ring</source>
            <translation>Dejar sonar</translation>
        </message>
        <message>
            <source>Hold and pick up</source>
            <translation>Retener y capturar</translation>
        </message>
        <message>
            <source>The softphone is not ready.</source>
            <translation>El softphone no está listo.</translation>
        </message>
        <message>
            <source>The transfer did not work. The caller is with you again.</source>
            <translation>La transferencia no ha funcionado. El llamante está de nuevo con usted.</translation>
        </message>
        <message>
            <source>The transfer did not work: %1. The caller is with you again.</source>
            <translation>La transferencia no ha funcionado: %1. El llamante está de nuevo con usted.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CardActions</name>
        <message>
            <source>Not now: there is no connection to the server</source>
            <translation>Ahora no: no hay conexión con el servidor</translation>
        </message>
        <message>
            <source>Not yet: the PBX does not show this call</source>
            <translation>Todavía no: la centralita no muestra esta llamada</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Contestar</translation>
        </message>
        <message>
            <source>Talk to the caller</source>
            <translation>Hablar con el llamante</translation>
        </message>
        <message>
            <source>Answer the call from %1</source>
            <translation>Contestar la llamada de %1</translation>
        </message>
        <message>
            <source>Deflect: send the caller to another number</source>
            <translation>Desviar: enviar al llamante a otro número</translation>
        </message>
        <message>
            <source>Deflect the call from %1</source>
            <translation>Desviar la llamada de %1</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>Stop the ringing; the caller hears busy or goes on to the next step (End)</source>
            <translation>Detiene el timbre; quien llama oye ocupado o pasa al siguiente paso (Fin)</translation>
        </message>
        <message>
            <source>Reject the call from %1</source>
            <translation>Rechazar la llamada de %1</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>Colgar</translation>
        </message>
        <message>
            <source>Cancel the call</source>
            <translation>Cancelar la llamada</translation>
        </message>
        <message>
            <source>End this call (End)</source>
            <translation>Termina esta llamada (Fin)</translation>
        </message>
        <message>
            <source>Hang up the call with %1</source>
            <translation>Colgar la llamada con %1</translation>
        </message>
        <message>
            <source>Microphone off: click to be heard again</source>
            <translation>Micrófono apagado: haga clic para que le oigan</translation>
        </message>
        <message>
            <source>Switch the microphone off</source>
            <translation>Apagar el micrófono</translation>
        </message>
        <message>
            <source>Switch the microphone on in the call with %1</source>
            <translation>Encender el micrófono en la llamada con %1</translation>
        </message>
        <message>
            <source>Switch the microphone off in the call with %1</source>
            <translation>Apagar el micrófono en la llamada con %1</translation>
        </message>
        <message>
            <source>Resume the call (Ctrl+F5: the one held for longest)</source>
            <translation>Recuperar la llamada (Ctrl+F5: la retenida hace más tiempo)</translation>
        </message>
        <message>
            <source>Hold the call (F5)</source>
            <translation>Retener la llamada (F5)</translation>
        </message>
        <message>
            <source>Resume the call with %1</source>
            <translation>Recuperar la llamada con %1</translation>
        </message>
        <message>
            <source>Hold the call with %1</source>
            <translation>Retener la llamada con %1</translation>
        </message>
        <message>
            <source>Park the call in a slot, for anybody to take it</source>
            <translation>Aparcar la llamada: cualquiera puede recuperarla</translation>
        </message>
        <message>
            <source>Park the call with %1</source>
            <translation>Aparcar la llamada con %1</translation>
        </message>
        <message>
            <source>Being recorded: click to stop</source>
            <translation>Se está grabando: haga clic para parar</translation>
        </message>
        <message>
            <source>Record the conversation</source>
            <translation>Grabar la conversación</translation>
        </message>
        <message>
            <source>Stop recording the call with %1</source>
            <translation>Parar la grabación de la llamada con %1</translation>
        </message>
        <message>
            <source>Record the call with %1</source>
            <translation>Grabar la llamada con %1</translation>
        </message>
        <message>
            <source>Transfer at once to another number (F6)</source>
            <translation>Transferir directamente a otro número (F6)</translation>
        </message>
        <message>
            <source>Transfer the call with %1 at once</source>
            <translation>Transferir directamente la llamada con %1</translation>
        </message>
        <message>
            <source>Transfer after talking to the target (F7)</source>
            <translation>Transferir tras consultar al destino (F7)</translation>
        </message>
        <message>
            <source>Transfer the call with %1 after talking to the target</source>
            <translation>Transferir tras consultar la llamada con %1</translation>
        </message>
        <message>
            <source>Complete the transfer</source>
            <translation>Completar la transferencia</translation>
        </message>
        <message>
            <source>Connect the two and leave (F7)</source>
            <translation>Conectar a los dos y salir (F7)</translation>
        </message>
        <message>
            <source>Complete the transfer to %1</source>
            <translation>Completar la transferencia a %1</translation>
        </message>
        <message>
            <source>Transfer without waiting</source>
            <translation>Transferir sin esperar</translation>
        </message>
        <message>
            <source>The caller goes there although nobody has answered yet (F7)</source>
            <translation>El llamante se transfiere aunque nadie haya contestado aún (F7)</translation>
        </message>
        <message>
            <source>Cancel transfer</source>
            <translation>Cancelar transferencia</translation>
        </message>
        <message>
            <source>Take the caller back (Del)</source>
            <translation>Recuperar al llamante (Supr)</translation>
        </message>
        <message>
            <source>Cancel the transfer: %1</source>
            <translation>Cancelar la transferencia: %1</translation>
        </message>
        <message>
            <source>All three</source>
            <translation>Los tres</translation>
        </message>
        <message>
            <source>Talk together, the three of you</source>
            <translation>Hablar los tres juntos</translation>
        </message>
        <message>
            <source>Talk to %1 and the caller together</source>
            <translation>Hablar con %1 y el llamante juntos</translation>
        </message>
        <message>
            <source>Separate</source>
            <translation>Separar</translation>
        </message>
        <message>
            <source>Hold both; talk to one at a time</source>
            <translation>Retener a ambos; hablar con uno cada vez</translation>
        </message>
        <message>
            <source>End the three-way call with %1</source>
            <translation>Terminar la llamada a tres con %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CardDavDialog</name>
        <message>
            <source>Fetching…</source>
            <translation>Actualizando…</translation>
        </message>
        <message>
            <source>The password is not accepted, or not kept: remove the account and add it again.</source>
            <translation>La contraseña no se acepta o no está guardada: elimine la cuenta y añádala de nuevo.</translation>
        </message>
        <message>
            <source>Up to date, %1</source>
            <translation>Actualizado, %1</translation>
        </message>
        <message>
            <source>Not fetched yet</source>
            <translation>Aún no leída</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Consultando al servidor…</translation>
        </message>
        <message>
            <source>Its fingerprint (SHA-256): %1</source>
            <translation>Su huella (SHA-256): %1</translation>
        </message>
        <message>
            <source>The password cannot be kept: %1</source>
            <translation>No se puede guardar la contraseña: %1</translation>
        </message>
        <message>
            <source>Added. Its contacts come into your personal phonebook.</source>
            <translation>Añadida. Sus contactos llegan a su agenda personal.</translation>
        </message>
        <message>
            <source>Removed, and its contacts with it.</source>
            <translation>Eliminada, y con ella sus contactos.</translation>
        </message>
        <message>
            <source>CardDAV accounts</source>
            <translation>Cuentas CardDAV</translation>
        </message>
        <message>
            <source>Address books on other servers, for example Nextcloud, whose contacts appear in your personal phonebook and follow every change there.</source>
            <translation>Agendas en otros servidores, por ejemplo Nextcloud, cuyos contactos aparecen en su agenda personal y siguen cada cambio.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Fetch now</source>
            <translation>Actualizar ahora</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>Añadir una cuenta</translation>
        </message>
        <message>
            <source>https://cloud.example.com</source>
            <translation>https://cloud.example.com</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nombre de usuario</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>I have compared the fingerprint: trust this certificate</source>
            <translation>He comparado la huella: confiar en este certificado</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ChatScreen</name>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>Neither a colleague nor a message matches “%1”.</source>
            <translation>Ningún compañero ni mensaje coincide con «%1».</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>Aún no hay conversaciones</translation>
        </message>
        <message>
            <source>Search a colleague above to write to.</source>
            <translation>Busca arriba un compañero a quien escribir.</translation>
        </message>
        <message>
            <source>In a window of its own</source>
            <translation>En su propia ventana</translation>
        </message>
        <message>
            <source>Close that window to have the conversation here again.</source>
            <translation>Cierra esa ventana para tener aquí de nuevo la conversación.</translation>
        </message>
        <message>
            <source>Show the window</source>
            <translation>Mostrar la ventana</translation>
        </message>
        <message>
            <source>Choose a conversation</source>
            <translation>Elige una conversación</translation>
        </message>
        <message>
            <source>Or search a colleague to begin one.</source>
            <translation>O busca un compañero para empezar una.</translation>
        </message>
        <message>
            <source>Search a colleague</source>
            <translation>Buscar un compañero</translation>
        </message>
        <message>
            <source>Search a colleague or a message</source>
            <translation>Buscar un compañero o un mensaje</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversaciones</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ClipboardOffer</name>
        <message>
            <source>Call %1</source>
            <translation>Llamar al %1</translation>
        </message>
        <message>
            <source>The clipboard holds this number</source>
            <translation>Este número está en el portapapeles</translation>
        </message>
        <message>
            <source>Do not offer this number</source>
            <translation>No ofrecer este número</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ConnectionPage</name>
        <message>
            <source>Certificate authority</source>
            <translation>Autoridad de certificación</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Certificados (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Conexión</translation>
        </message>
        <message>
            <source>The server's name or address is missing.</source>
            <translation>Falta el nombre o la dirección del servidor.</translation>
        </message>
        <message>
            <source>This is neither a name nor an address, for example pbx.example.com or 192.168.0.100.</source>
            <translation>No es ni un nombre ni una dirección, por ejemplo pbx.example.com o 192.168.0.100.</translation>
        </message>
        <message>
            <source>The user name is missing.</source>
            <translation>Falta el nombre de usuario.</translation>
        </message>
        <message>
            <source>The password is missing.</source>
            <translation>Falta la contraseña.</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>Este archivo no se puede leer.</translation>
        </message>
        <message>
            <source>Import an existing configuration</source>
            <translation>Importar una configuración existente</translation>
        </message>
        <message>
            <source>kcti.ini (*.ini)</source>
            <translation>kcti.ini (*.ini)</translation>
        </message>
        <message>
            <source>This file could not be imported.</source>
            <translation>No se pudo importar este archivo.</translation>
        </message>
        <message>
            <source>Imported, without a usable password: type it above.</source>
            <translation>Importado, sin una contraseña utilizable: escríbala arriba.</translation>
        </message>
        <message>
            <source>Imported.</source>
            <translation>Importado.</translation>
        </message>
        <message>
            <source>Looking for the system's key store…</source>
            <translation>Buscando el almacén de claves del sistema…</translation>
        </message>
        <message>
            <source>The password is kept in the system's key store.</source>
            <translation>La contraseña se guarda en el almacén de claves del sistema.</translation>
        </message>
        <message>
            <source>This system has no key store. The password is kept in an encrypted file that only this user on this computer can open; it does not protect against other programs that run as this user.</source>
            <translation>Este sistema no tiene almacén de claves. La contraseña se guarda en un archivo cifrado que solo este usuario puede abrir en este equipo; no protege frente a otros programas que ejecute este usuario.</translation>
        </message>
        <message>
            <source>This system has no key store. The password is kept in memory only, until the application ends.</source>
            <translation>Este sistema no tiene almacén de claves. La contraseña se guarda solo en memoria, hasta que se cierre la aplicación.</translation>
        </message>
        <message>
            <source>Server and user</source>
            <translation>Servidor y usuario</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Dirección del servidor</translation>
        </message>
        <message>
            <source>pbx.example.com or 192.168.0.100</source>
            <translation>pbx.example.com o 192.168.0.100</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Puerto</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nombre de usuario</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Kept; type to change it</source>
            <translation>Guardada; escriba para cambiarla</translation>
        </message>
        <message>
            <source>Show or hide the password</source>
            <translation>Mostrar u ocultar la contraseña</translation>
        </message>
        <message>
            <source>Keep the password</source>
            <translation>Guardar la contraseña</translation>
        </message>
        <message>
            <source>Ask for the password at every start</source>
            <translation>Pedir la contraseña en cada inicio</translation>
        </message>
        <message>
            <source>Keep it in an encrypted file</source>
            <translation>Guardarla en un archivo cifrado</translation>
        </message>
        <message>
            <source>Where to keep the password</source>
            <translation>Dónde guardar la contraseña</translation>
        </message>
        <message>
            <source>Connect when the application starts</source>
            <translation>Conectar al iniciar la aplicación</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Cifrado</translation>
        </message>
        <message>
            <source>Trust only this certificate authority (optional)</source>
            <translation>Confiar solo en esta autoridad de certificación (opcional)</translation>
        </message>
        <message>
            <source>Empty: the certificate seen first is trusted</source>
            <translation>Vacío: vale el primer certificado recibido</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Elegir un archivo</translation>
        </message>
        <message>
            <source>Import kcti.ini…</source>
            <translation>Importar kcti.ini…</translation>
        </message>
        <message>
            <source>A port is a number from 1 to 65535.</source>
            <translation>El puerto es un número de 1 a 65535.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ContactDialog</name>
        <message>
            <source>Add to an existing contact…</source>
            <translation>Añadir a un contacto existente…</translation>
        </message>
        <message>
            <source>New contact</source>
            <translation>Contacto nuevo</translation>
        </message>
        <message>
            <source>Edit the contact</source>
            <translation>Editar el contacto</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Apellidos</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Departamento</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Personal: only you see it</source>
            <translation>Personal: solo lo ves tú</translation>
        </message>
        <message>
            <source>Shared: everybody sees it</source>
            <translation>Compartida: la ven todos</translation>
        </message>
        <message>
            <source>Numbers and e-mail addresses</source>
            <translation>Números y direcciones de correo</translation>
        </message>
        <message>
            <source>Add a number or address</source>
            <translation>Añadir un número o una dirección</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ContactRow</name>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Number or address</source>
            <translation>Número o dirección</translation>
        </message>
        <message>
            <source>Speed dial</source>
            <translation>Marc. rápida</translation>
        </message>
        <message>
            <source>Remove this row</source>
            <translation>Quitar esta fila</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ContactPicker</name>
        <message>
            <source>Add the number to a contact</source>
            <translation>Añadir el número a un contacto</translation>
        </message>
        <message>
            <source>Whose number is %1?</source>
            <translation>¿De quién es el número %1?</translation>
        </message>
        <message>
            <source>Search by name, company, number or e-mail</source>
            <translation>Buscar por nombre, empresa, número o correo</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>Add the number</source>
            <translation>Añadir el número</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ConversationView</name>
        <message>
            <source>Too many messages wait to be sent. Try again once there is a connection.</source>
            <translation>Demasiados mensajes esperan su envío. Inténtalo de nuevo cuando haya conexión.</translation>
        </message>
        <message>
            <source>The message could not be kept on this computer: is the disk full?</source>
            <translation>No se pudo guardar el mensaje en este ordenador: ¿está lleno el disco?</translation>
        </message>
        <message>
            <source>No longer in the directory</source>
            <translation>Ya no está en el directorio</translation>
        </message>
        <message>
            <source>writes…</source>
            <translation>está escribiendo…</translation>
        </message>
        <message>
            <source>You can read this conversation, but nobody would get an answer.</source>
            <translation>Puedes leer esta conversación, pero nadie recibiría una respuesta.</translation>
        </message>
        <message numerus="yes">
            <source>Too long by %n character(s) or more; a message takes up to %1 KB.</source>
            <translation>
                <numerusform>Demasiado largo, sobra %n carácter o más; un mensaje admite %1 KB.</numerusform>
                <numerusform>Demasiado largo, sobran %n caracteres o más; un mensaje admite %1 KB.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Room for about %n more character(s)</source>
            <translation>
                <numerusform>Queda sitio para %n carácter más</numerusform>
                <numerusform>Queda sitio para unos %n caracteres más</numerusform>
            </translation>
        </message>
        <message>
            <source>Not connected: the message will be sent as soon as there is a connection.</source>
            <translation>Sin conexión: el mensaje se enviará en cuanto haya conexión.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamar</translation>
        </message>
        <message>
            <source>Open in a window of its own</source>
            <translation>Abrir en su propia ventana</translation>
        </message>
        <message>
            <source>Write a message</source>
            <translation>Escribe un mensaje</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter begins a new line</source>
            <translation>Intro envía, Mayús+Intro empieza otra línea</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Mensajes</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CredentialsDialog</name>
        <message>
            <source>Sign in to Euterpe</source>
            <translation>Acceso a Euterpe</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Acceso</translation>
        </message>
        <message>
            <source>Type your password for %1.</source>
            <translation>Escriba su contraseña para %1.</translation>
        </message>
        <message>
            <source>%1 refused the user name or the password. Correct them and try again.</source>
            <translation>%1 rechazó el usuario o la contraseña. Corríjalos y vuelva a intentarlo.</translation>
        </message>
        <message numerus="yes">
            <source>Too many failed attempts on %1. Wait %n second(s), then try again.</source>
            <translation>
                <numerusform>Demasiados intentos fallidos en %1. Espere %n segundo y vuelva a intentarlo.</numerusform>
                <numerusform>Demasiados intentos fallidos en %1. Espere %n segundos y vuelva a intentarlo.</numerusform>
            </translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nombre de usuario</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Keep the password</source>
            <translation>Guardar la contraseña</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DialField</name>
        <message>
            <source>Number to call</source>
            <translation>Número al que llamar</translation>
        </message>
        <message>
            <source>Type a number and press Enter (F8)</source>
            <translation>Escriba un número y pulse Intro (F8)</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamar</translation>
        </message>
        <message>
            <source>Call this number</source>
            <translation>Llamar a este número</translation>
        </message>
        <message>
            <source>Delete the last digit</source>
            <translation>Borrar el último dígito</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Transfer to…</source>
            <translation>Transferir a…</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transferir</translation>
        </message>
        <message>
            <source>Transfer the call to this number</source>
            <translation>Transferir la llamada a este número</translation>
        </message>
        <message>
            <source>Talk first to…</source>
            <translation>Hablar antes con…</translation>
        </message>
        <message>
            <source>Call this number before transferring</source>
            <translation>Llamar a este número antes de transferir</translation>
        </message>
        <message>
            <source>Deflect to…</source>
            <translation>Desviar a…</translation>
        </message>
        <message>
            <source>Deflect</source>
            <translation>Desviar</translation>
        </message>
        <message>
            <source>Send the caller to this number</source>
            <translation>Enviar al llamante a este número</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DialPad</name>
        <message>
            <source>Dial pad</source>
            <translation>Teclado numérico</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>Asterisco</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>Almohadilla</translation>
        </message>
        <message>
            <source>Hold for +</source>
            <translation>Mantener pulsado para +</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::Directories</name>
        <message>
            <source>Directories and reports</source>
            <translation>Directorios e informes</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoritos</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Extensiones</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recientes</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DirectoryResults</name>
        <message>
            <source>The company directory does not answer; only the phonebooks are searched.</source>
            <translation>El directorio de la empresa no responde: solo se busca en las agendas.</translation>
        </message>
        <message>
            <source>In the company directory, the first of many: type more</source>
            <translation>En el directorio de la empresa, los primeros de muchos: escriba más</translation>
        </message>
        <message>
            <source>In the company directory</source>
            <translation>En el directorio de la empresa</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>Number or address</source>
            <translation>Número o dirección</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ExportDialog</name>
        <message>
            <source>Export contacts</source>
            <translation>Exportar contactos</translation>
        </message>
        <message>
            <source>The file cannot be written: %1</source>
            <translation>No se puede escribir el archivo: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) written into %1.</source>
            <translation>
                <numerusform>%n contacto escrito en %1.</numerusform>
                <numerusform>%n contactos escritos en %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) or address(es) have no place in this format.</source>
            <translation>
                <numerusform>%n número o dirección no tiene lugar en este formato.</numerusform>
                <numerusform>%n números o direcciones no tienen lugar en este formato.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message numerus="yes">
            <source>Export %n contact(s)…</source>
            <translation>
                <numerusform>Exportar %n contacto…</numerusform>
                <numerusform>Exportar %n contactos…</numerusform>
            </translation>
        </message>
        <message>
            <source>Which</source>
            <translation>Cuáles</translation>
        </message>
        <message>
            <source>Those in the list now</source>
            <translation>Los que están ahora en la lista</translation>
        </message>
        <message>
            <source>The personal phonebook</source>
            <translation>La agenda personal</translation>
        </message>
        <message>
            <source>The shared phonebook</source>
            <translation>La agenda compartida</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Formato</translation>
        </message>
        <message>
            <source>Kalliope (CSV)</source>
            <translation>Kalliope (CSV)</translation>
        </message>
        <message>
            <source>vCard 4.0</source>
            <translation>vCard 4.0</translation>
        </message>
        <message>
            <source>vCard 3.0, for older programs</source>
            <translation>vCard 3.0, para programas antiguos</translation>
        </message>
        <message>
            <source>Outlook (CSV)</source>
            <translation>Outlook (CSV)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ExtensionsScreen</name>
        <message>
            <source>Search a colleague by name, company or number</source>
            <translation>Buscar por nombre, empresa o número</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Extensiones</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>No colleague matches “%1”.</source>
            <translation>Ninguna extensión coincide con “%1”.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>No colleagues yet</source>
            <translation>Todavía no hay extensiones</translation>
        </message>
        <message>
            <source>The administrator has not added any extension.</source>
            <translation>El administrador no ha añadido ninguna extensión.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::FavouritesScreen</name>
        <message>
            <source>Search the favourites</source>
            <translation>Buscar en favoritos</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoritos</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>No favourite matches “%1”.</source>
            <translation>Ningún favorito coincide con “%1”.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>No favourites yet</source>
            <translation>Todavía no hay favoritos</translation>
        </message>
        <message>
            <source>Click the star beside a colleague whom you call often.</source>
            <translation>Haga clic en la estrella junto a quien llama a menudo.</translation>
        </message>
        <message>
            <source>Show the extensions</source>
            <translation>Mostrar las extensiones</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ForwardDialog</name>
        <message>
            <source>Forward calls</source>
            <translation>Desvío de llamadas</translation>
        </message>
        <message>
            <source>Forward all calls to</source>
            <translation>Desviar todas las llamadas a</translation>
        </message>
        <message>
            <source>Calls to your extension go there at once, without ringing here. Calls of groups and queues are not forwarded.</source>
            <translation>Las llamadas a su extensión van allí de inmediato, sin sonar aquí. Las llamadas de grupos y colas no se desvían.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Number to forward to</source>
            <translation>Número al que desviar</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Desviar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::FunctionButtons</name>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message numerus="yes">
            <source>%n unheard message(s)</source>
            <translation>
                <numerusform>%n mensaje sin escuchar</numerusform>
                <numerusform>%n mensajes sin escuchar</numerusform>
            </translation>
        </message>
        <message>
            <source>no unheard messages</source>
            <translation>ningún mensaje sin escuchar</translation>
        </message>
        <message numerus="yes">
            <source>Call the voicemail: %1, %n heard</source>
            <translation>
                <numerusform>Llamar al buzón de voz: %1, %n escuchado</numerusform>
                <numerusform>Llamar al buzón de voz: %1, %n escuchados</numerusform>
            </translation>
        </message>
        <message>
            <source>Call the voicemail: %1</source>
            <translation>Llamar al buzón de voz: %1</translation>
        </message>
        <message>
            <source>Conference</source>
            <translation>Audioconferencia</translation>
        </message>
        <message>
            <source>Call the audio conference, %1</source>
            <translation>Llamar a la audioconferencia, %1</translation>
        </message>
        <message>
            <source>Pick up a call that rings in your group, %1</source>
            <translation>Captura una llamada que suena en tu grupo, %1</translation>
        </message>
        <message>
            <source>Pick up in the group</source>
            <translation>Capturar en el grupo</translation>
        </message>
        <message>
            <source>%1, on</source>
            <translation>%1, activado</translation>
        </message>
        <message>
            <source>Not connected to the server</source>
            <translation>Sin conexión con el servidor</translation>
        </message>
        <message>
            <source>%1: available in mode Phone</source>
            <translation>%1: disponible en el modo Phone</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Do not disturb is on: calls are rejected. Click to be reached again</source>
            <translation>No molestar está activado: se rechazan las llamadas. Haga clic para volver a recibirlas</translation>
        </message>
        <message>
            <source>Do not disturb: reject all calls</source>
            <translation>No molestar: rechazar todas las llamadas</translation>
        </message>
        <message>
            <source>Forward calls</source>
            <translation>Desvío de llamadas</translation>
        </message>
        <message>
            <source>Forward all calls to another number…</source>
            <translation>Desviar todas las llamadas a otro número…</translation>
        </message>
        <message>
            <source>All calls are forwarded to %1. Click to receive them again</source>
            <translation>Todas las llamadas se desvían a %1. Haga clic para volver a recibirlas</translation>
        </message>
        <message>
            <source>Fork to mobile</source>
            <translation>Fork to Mobile</translation>
        </message>
        <message>
            <source>%1: available in modes Pro and Phone</source>
            <translation>%1: disponible en los modos Pro y Phone</translation>
        </message>
        <message>
            <source>Fork to mobile: the administrator has set no mobile number for you</source>
            <translation>Fork to Mobile: el administrador no le ha asignado un número móvil</translation>
        </message>
        <message>
            <source>Calls ring on your mobile %1 as well. Click to stop that</source>
            <translation>Las llamadas suenan también en su móvil %1. Haga clic para desactivarlo</translation>
        </message>
        <message>
            <source>Let calls ring on your mobile %1 as well</source>
            <translation>Hacer sonar las llamadas también en su móvil %1</translation>
        </message>
        <message>
            <source>Pause on all queues</source>
            <translation>Pausa en todas las colas</translation>
        </message>
        <message>
            <source>Paused on all queues. Click to take their calls again</source>
            <translation>En pausa en todas las colas. Haga clic para volver a recibir sus llamadas</translation>
        </message>
        <message>
            <source>Pause on all queues: they stop calling you</source>
            <translation>Pausa en todas las colas: dejan de llamarle</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportDialog</name>
        <message>
            <source>Import contacts</source>
            <translation>Importar contactos</translation>
        </message>
        <message>
            <source>Contacts (*.csv *.vcf *.vcard *.txt *.pst *.ost);;All files (*)</source>
            <translation>Contactos (*.csv *.vcf *.vcard *.txt *.pst *.ost);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Taking the import back…</source>
            <translation>Deshaciendo la importación…</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importando…</translation>
        </message>
        <message>
            <source>Not finished: %1 What is done stays; try again to go on.</source>
            <translation>Sin terminar: %1 Lo hecho se conserva; inténtelo de nuevo para continuar.</translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n contact(s) removed.</source>
            <translation>
                <numerusform>Deshecha: %n contacto eliminado.</numerusform>
                <numerusform>Deshecha: %n contactos eliminados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) stay, because somebody has edited them since.</source>
            <translation>
                <numerusform>%n contacto se conserva, porque alguien lo ha modificado entretanto.</numerusform>
                <numerusform>%n contactos se conservan, porque alguien los ha modificado entretanto.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found (%1).</source>
            <translation>
                <numerusform>%n contacto encontrado (%1).</numerusform>
                <numerusform>%n contactos encontrados (%1).</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no contacts in this file.</source>
            <translation>En este archivo no hay contactos.</translation>
        </message>
        <message>
            <source>The phonebook is not here yet: connect to the server first.</source>
            <translation>La agenda aún no está disponible: conéctese antes al servidor.</translation>
        </message>
        <message>
            <source>All of them are in the phonebook already.</source>
            <translation>Todos están ya en la agenda.</translation>
        </message>
        <message numerus="yes">
            <source>%n will be added.</source>
            <translation>
                <numerusform>%n se añadirá.</numerusform>
                <numerusform>%n se añadirán.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be changed.</source>
            <translation>
                <numerusform>%n se modificará.</numerusform>
                <numerusform>%n se modificarán.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be removed.</source>
            <translation>
                <numerusform>%n se eliminará.</numerusform>
                <numerusform>%n se eliminarán.</numerusform>
            </translation>
        </message>
        <message>
            <source>The import could not be taken back: %1</source>
            <translation>No se ha podido deshacer la importación: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added.</source>
            <translation>
                <numerusform>%n contacto añadido.</numerusform>
                <numerusform>%n contactos añadidos.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) changed.</source>
            <translation>
                <numerusform>%n contacto modificado.</numerusform>
                <numerusform>%n contactos modificados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contacto eliminado.</numerusform>
                <numerusform>%n contactos eliminados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) were changed by somebody meanwhile and stay as they are.</source>
            <translation>
                <numerusform>%n contacto fue modificado entretanto por alguien y queda como está.</numerusform>
                <numerusform>%n contactos fueron modificados entretanto por alguien y quedan como están.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The server refused %n contact(s).</source>
            <translation>
                <numerusform>El servidor rechazó %n contacto.</numerusform>
                <numerusform>El servidor rechazó %n contactos.</numerusform>
            </translation>
        </message>
        <message>
            <source>From Kalliope (CSV), Outlook (CSV or data file) or any address book (vCard).</source>
            <translation>De Kalliope (CSV), Outlook (CSV o archivo de datos) o de cualquier agenda (vCard).</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Elegir un archivo…</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Otro archivo…</translation>
        </message>
        <message>
            <source>From Outlook</source>
            <translation>De Outlook</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Shared with everybody</source>
            <translation>Compartida con todos</translation>
        </message>
        <message>
            <source>Contacts that are there already</source>
            <translation>Contactos ya presentes</translation>
        </message>
        <message>
            <source>Keep them and add what is new</source>
            <translation>Conservarlos y añadir lo nuevo</translation>
        </message>
        <message>
            <source>Replace them by what the file says</source>
            <translation>Sustituirlos por lo que dice el archivo</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) cannot be read</source>
            <translation>
                <numerusform>%n línea no se puede leer</numerusform>
                <numerusform>%n líneas no se pueden leer</numerusform>
            </translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Línea</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Problema</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Encontrado</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Deshacer importación</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportsDialog</name>
        <message>
            <source>Shared</source>
            <translation>Compartida</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personal</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contacto</numerusform>
                <numerusform>%n contactos</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo this import?</source>
            <translation>¿Deshacer esta importación?</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) from %1 are removed from the phonebook, except those that somebody has edited since.</source>
            <translation>
                <numerusform>%n contacto de %1 se elimina de la agenda, salvo que alguien lo haya modificado entretanto.</numerusform>
                <numerusform>%n contactos de %1 se eliminan de la agenda, salvo los que alguien haya modificado entretanto.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Deshacer importación</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contacto eliminado.</numerusform>
                <numerusform>%n contactos eliminados.</numerusform>
            </translation>
        </message>
        <message>
            <source>The import could not be taken back: %1</source>
            <translation>No se ha podido deshacer la importación: %1</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importaciones</translation>
        </message>
        <message>
            <source>What an import brought can be removed again, here, at any time.</source>
            <translation>Lo que trajo una importación se puede quitar aquí en cualquier momento.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Añadidos</translation>
        </message>
        <message>
            <source>Undo import…</source>
            <translation>Deshacer importación…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::IncomingPopup</name>
        <message>
            <source>Incoming call</source>
            <translation>Llamada entrante</translation>
        </message>
        <message>
            <source>Open the main window</source>
            <translation>Abrir la ventana principal</translation>
        </message>
        <message>
            <source>Close; the call goes on ringing</source>
            <translation>Cerrar; la llamada sigue sonando</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::MainWindow</name>
        <message>
            <source>The password could not be kept; it will be asked for at the next start.</source>
            <translation>No se pudo guardar la contraseña; se pedirá en el próximo inicio.</translation>
        </message>
        <message>
            <source>The settings could not be saved to %1. They are kept until you quit.</source>
            <translation>No se pudieron guardar los ajustes en %1. Se conservan hasta que salga.</translation>
        </message>
        <message>
            <source>All seats of mode %1 are taken.</source>
            <translation>Todos los puestos del modo %1 están ocupados.</translation>
        </message>
        <message>
            <source>There is no seat of mode %1 for your user.</source>
            <translation>No hay ningún puesto del modo %1 para su usuario.</translation>
        </message>
        <message>
            <source>The session goes on in mode %1. Your administrator can free or add a seat.</source>
            <translation>La sesión continúa en modo %1. El administrador puede liberar o añadir un puesto.</translation>
        </message>
        <message>
            <source>You are signed in on another computer now.</source>
            <translation>Ahora la sesión está abierta en otro equipo.</translation>
        </message>
        <message>
            <source>Connect here</source>
            <translation>Conectar aquí</translation>
        </message>
        <message>
            <source>The administrator has removed or changed your user.</source>
            <translation>El administrador ha eliminado o cambiado su usuario.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
        </message>
        <message>
            <source>The server has ended the session.</source>
            <translation>El servidor ha cerrado la sesión.</translation>
        </message>
        <message>
            <source>This desktop has no system tray: the window was minimised instead. Use Options, Quit to end the application.</source>
            <translation>Este escritorio no tiene bandeja del sistema: la ventana se ha minimizado. Para cerrar la aplicación use Opciones, Salir.</translation>
        </message>
        <message>
            <source>The sound device is gone; sound goes to %1 until it is back.</source>
            <translation>El dispositivo de sonido ha desaparecido; el sonido va a %1 hasta que vuelva.</translation>
        </message>
        <message>
            <source>The sound device is back in use: %1.</source>
            <translation>El dispositivo de sonido vuelve a estar en uso: %1.</translation>
        </message>
        <message>
            <source>This computer has no sound device: calls go on in silence.</source>
            <translation>Este equipo no tiene dispositivo de sonido: las llamadas siguen en silencio.</translation>
        </message>
        <message>
            <source>A call that did not come from the PBX was refused. It came from %1.</source>
            <translation>Se ha rechazado una llamada que no venía de la centralita. Venía de %1.</translation>
        </message>
        <message>
            <source>The log of SIP packets cannot be written: %1</source>
            <translation>No se puede escribir el registro de paquetes SIP: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::MessageList</name>
        <message>
            <source>Copy the message</source>
            <translation>Copiar el mensaje</translation>
        </message>
        <message>
            <source>Copy the link</source>
            <translation>Copiar el enlace</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Enviar de nuevo</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ModePage</name>
        <message>
            <source>Mode and language</source>
            <translation>Modo e idioma</translation>
        </message>
        <message>
            <source>Mode of work</source>
            <translation>Modo de trabajo</translation>
        </message>
        <message>
            <source>No activation code is needed: at every start the server checks that a seat is free.</source>
            <translation>No hace falta ningún código de activación: en cada inicio el servidor comprueba que haya un puesto libre.</translation>
        </message>
        <message>
            <source>Directories, recent calls and calling by click. Needs no seat.</source>
            <translation>Directorios, llamadas recientes y llamada con un clic. No requiere puesto.</translation>
        </message>
        <message>
            <source>Also shows whose telephone is free, busy or ringing.</source>
            <translation>Muestra además qué teléfonos están libres, ocupados o sonando.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>This computer becomes the telephone: everything about calls, by mouse and keys. Needs a headset, or microphone and speaker.</source>
            <translation>Este equipo se convierte en el teléfono: todo sobre las llamadas, con ratón y teclado. Necesita auriculares, o micrófono y altavoz.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::NoticeBar</name>
        <message>
            <source>Close this notice</source>
            <translation>Cerrar este aviso</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::OwnHeader</name>
        <message>
            <source>Not signed in</source>
            <translation>Sin sesión</translation>
        </message>
        <message>
            <source>Extension %1</source>
            <translation>Extensión %1</translation>
        </message>
        <message>
            <source>Own presence: %1</source>
            <translation>Su presencia: %1</translation>
        </message>
        <message>
            <source>Set your presence</source>
            <translation>Cambiar su presencia</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Presencia</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PeriodPicker</name>
        <message>
            <source>Any date</source>
            <translation>Cualquier fecha</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 días</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Este mes</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>El mes pasado</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Desde … hasta …</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Período</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PhonePanel</name>
        <message>
            <source>Not connected to the server</source>
            <translation>Sin conexión con el servidor</translation>
        </message>
        <message>
            <source>Your user may not start calls; ask the administrator</source>
            <translation>Su usuario no puede iniciar llamadas; consulte al administrador</translation>
        </message>
        <message>
            <source>No telephone chosen yet: Options, Choose telephone</source>
            <translation>Ningún teléfono elegido: Opciones, Elegir teléfono</translation>
        </message>
        <message>
            <source>The softphone is not registered with the PBX</source>
            <translation>El softphone no está registrado en la centralita</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PhonebookScreen</name>
        <message>
            <source>This contact has as many numbers as there can be.</source>
            <translation>Este contacto ya tiene el número máximo de datos.</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importar contactos</translation>
        </message>
        <message>
            <source>Import contacts from a file</source>
            <translation>Importar contactos de un archivo</translation>
        </message>
        <message>
            <source>Search by name, company, number or e-mail</source>
            <translation>Buscar por nombre, empresa, número o correo</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Which phonebook</source>
            <translation>Qué agenda</translation>
        </message>
        <message>
            <source>All contacts</source>
            <translation>Todos los contactos</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>Compartida</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importados</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Add a contact</source>
            <translation>Añadir un contacto</translation>
        </message>
        <message>
            <source>Connect to the server first.</source>
            <translation>Conéctate primero al servidor.</translation>
        </message>
        <message>
            <source>There is no program that writes an e-mail to %1.</source>
            <translation>No hay ningún programa para escribir un correo a %1.</translation>
        </message>
        <message>
            <source>This contact is not synchronised with the server yet. It can be changed again afterwards.</source>
            <translation>Este contacto aún no está sincronizado con el servidor. Después se podrá cambiar de nuevo.</translation>
        </message>
        <message>
            <source>The shared phonebook can only be changed by those whom the administrator allows it.</source>
            <translation>La agenda compartida solo la cambian quienes autoriza el administrador.</translation>
        </message>
        <message>
            <source>Contacts can be added once you have connected to the server.</source>
            <translation>Los contactos se pueden añadir tras conectarse al servidor.</translation>
        </message>
        <message>
            <source>Delete this contact?</source>
            <translation>¿Eliminar este contacto?</translation>
        </message>
        <message>
            <source>%1 will be gone from everybody’s phonebook.</source>
            <translation>%1 desaparecerá de la agenda de todos.</translation>
        </message>
        <message>
            <source>%1 will be gone from your phonebook.</source>
            <translation>%1 desaparecerá de tu agenda.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Too many changes wait for the server. Connect, then go on.</source>
            <translation>Demasiados cambios esperan al servidor. Conéctate y luego sigue.</translation>
        </message>
        <message>
            <source>This contact is not synchronised with the server yet. Try again in a moment.</source>
            <translation>Este contacto aún no está sincronizado con el servidor. Inténtalo de nuevo en un momento.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>No contact matches “%1”.</source>
            <translation>Ningún contacto coincide con «%1».</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>No contacts yet</source>
            <translation>Aún no hay contactos</translation>
        </message>
        <message>
            <source>Add the people whom you call, or whose calls you expect.</source>
            <translation>Añade a quienes llamas o cuyas llamadas esperas.</translation>
        </message>
        <message>
            <source>They appear by themselves.</source>
            <translation>Aparecen por sí solos.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::QueueControl</name>
        <message>
            <source>&amp;Pause on all queues</source>
            <translation>&amp;Pausa en todas las colas</translation>
        </message>
        <message>
            <source>&amp;Resume on all queues</source>
            <translation>&amp;Reanudar en todas las colas</translation>
        </message>
        <message>
            <source>Pause on %1</source>
            <translation>Pausa en %1</translation>
        </message>
        <message>
            <source>Resume on %1</source>
            <translation>Reanudar en %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::QueueLight</name>
        <message>
            <source>Paused: %1</source>
            <translation>En pausa: %1</translation>
        </message>
        <message>
            <source>Takes calls: %1</source>
            <translation>Recibe llamadas: %1</translation>
        </message>
        <message>
            <source>Queues: %1</source>
            <translation>Colas: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::RegisterScreen</name>
        <message>
            <source>Search a name or number</source>
            <translation>Buscar un nombre o un número</translation>
        </message>
        <message>
            <source>Recent calls</source>
            <translation>Llamadas recientes</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <source>The number was withheld</source>
            <translation>El número estaba oculto</translation>
        </message>
        <message>
            <source>Call back: %1</source>
            <translation>Devolver la llamada: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copiar el número</translation>
        </message>
        <message numerus="yes">
            <source>%n new call(s)</source>
            <translation>
                <numerusform>%n llamada nueva</numerusform>
                <numerusform>%n llamadas nuevas</numerusform>
            </translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Cargando…</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Your calls appear here once the server is reached.</source>
            <translation>Las llamadas aparecen aquí cuando se alcanza el servidor.</translation>
        </message>
        <message>
            <source>The calls could not be read</source>
            <translation>No se pudieron leer las llamadas</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>No call matches the search and the period.</source>
            <translation>Ninguna llamada coincide con la búsqueda y el período.</translation>
        </message>
        <message>
            <source>Show all calls</source>
            <translation>Mostrar todas las llamadas</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Todavía no hay llamadas</translation>
        </message>
        <message>
            <source>Calls that you make and receive are listed here.</source>
            <translation>Aquí se muestran las llamadas que hace y recibe.</translation>
        </message>
        <message>
            <source>Pause the recording</source>
            <translation>Pausar la grabación</translation>
        </message>
        <message>
            <source>Play the recording</source>
            <translation>Escuchar la grabación</translation>
        </message>
        <message>
            <source>Save the recording…</source>
            <translation>Guardar la grabación…</translation>
        </message>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Añadir a la agenda…</translation>
        </message>
        <message>
            <source>Export this list to a file</source>
            <translation>Exportar esta lista a un archivo</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ServicesPage</name>
        <message>
            <source>Services</source>
            <translation>Servicios</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Start minimised in the system tray</source>
            <translation>Iniciar minimizado en la bandeja del sistema</translation>
        </message>
        <message>
            <source>When somebody calls</source>
            <translation>Cuando llega una llamada</translation>
        </message>
        <message>
            <source>Show a popup</source>
            <translation>Mostrar una ventana emergente</translation>
        </message>
        <message>
            <source>Never for callers who hide their number</source>
            <translation>Nunca si quien llama oculta su número</translation>
        </message>
        <message>
            <source>Play a sound</source>
            <translation>Reproducir un sonido</translation>
        </message>
        <message>
            <source>Recent calls</source>
            <translation>Llamadas recientes</translation>
        </message>
        <message>
            <source>All there are</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>How far back they are shown</source>
            <translation>Período mostrado</translation>
        </message>
        <message numerus="yes">
            <source>The last %n day(s)</source>
            <translation>
                <numerusform>El último día</numerusform>
                <numerusform>Los últimos %n días</numerusform>
            </translation>
        </message>
        <message>
            <source>Chat and presence</source>
            <translation>Chat y presencia</translation>
        </message>
        <message>
            <source>Announce messages while no window is active</source>
            <translation>Anunciar los mensajes cuando ninguna ventana está activa</translation>
        </message>
        <message>
            <source>Away without keyboard and mouse for</source>
            <translation>Ausente sin teclado ni ratón desde hace</translation>
        </message>
        <message>
            <source>Only while you are available; what you set yourself stays</source>
            <translation>Solo mientras estás disponible; lo que eliges tú se mantiene</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Pause on all queues</source>
            <translation>Pausa en todas las colas</translation>
        </message>
        <message>
            <source>When a call of a queue is answered</source>
            <translation>Al responder una llamada de una cola</translation>
        </message>
        <message>
            <source>Until you resume</source>
            <translation>Hasta que la reanude</translation>
        </message>
        <message>
            <source>When I disconnect or quit</source>
            <translation>Al desconectar o salir</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::SessionDialogs</name>
        <message>
            <source>Welcome to Euterpe</source>
            <translation>Bienvenido a Euterpe</translation>
        </message>
        <message>
            <source>Before the first call the application needs the address of your server, your user name and your password. Your administrator has them for you.</source>
            <translation>Antes de la primera llamada la aplicación necesita la dirección del servidor, su nombre de usuario y su contraseña. Se los da su administrador.</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Abrir los ajustes</translation>
        </message>
        <message>
            <source>The server's certificate has changed</source>
            <translation>El certificado del servidor ha cambiado</translation>
        </message>
        <message>
            <source>%1 shows another certificate than before. If your administrator has renewed it, trust the new one. If nobody told you, somebody may be listening: stay disconnected and ask.</source>
            <translation>%1 presenta un certificado distinto al anterior. Si el administrador lo ha renovado, acepte el nuevo. Si nadie le avisó, alguien podría estar escuchando: siga desconectado y pregunte.</translation>
        </message>
        <message>
            <source>Until now:
%1

Now:
%2</source>
            <translation>Hasta ahora:
%1

Ahora:
%2</translation>
        </message>
        <message>
            <source>Trust the new certificate</source>
            <translation>Confiar en el nuevo certificado</translation>
        </message>
        <message>
            <source>Stay disconnected</source>
            <translation>Seguir desconectado</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::SoftphonePage</name>
        <message>
            <source>Softphone</source>
            <translation>Softphone</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>Este archivo no se puede leer.</translation>
        </message>
        <message>
            <source>A name or an address, with :port if it is not the usual one.</source>
            <translation>Un nombre o una dirección, con :puerto si no es el habitual.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>As the system (%1)</source>
            <translation>Como el sistema (%1)</translation>
        </message>
        <message>
            <source>%1, not connected</source>
            <translation>%1, no conectado</translation>
        </message>
        <message>
            <source>Shown once the softphone is in use</source>
            <translation>Se muestran cuando el softphone está en uso</translation>
        </message>
        <message>
            <source>As the PBX says</source>
            <translation>Como indica la centralita</translation>
        </message>
        <message>
            <source>Certificate authority of the PBX</source>
            <translation>Autoridad de certificación de la centralita</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Certificados (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>These settings belong to mode Phone. Choose it on the first page to change them.</source>
            <translation>Estos ajustes pertenecen al modo Phone. Elíjalo en la primera página para cambiarlos.</translation>
        </message>
        <message>
            <source>Connection to the PBX (SIP)</source>
            <translation>Conexión con la centralita (SIP)</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protocolo</translation>
        </message>
        <message>
            <source>Certificate of the authority that signed the PBX's, for TLS</source>
            <translation>Certificado de la autoridad que firmó el de la centralita, para TLS</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Elegir un archivo…</translation>
        </message>
        <message>
            <source>SIP registrar, if an SBC stands before the PBX</source>
            <translation>Registrar SIP, si hay un SBC delante de la centralita</translation>
        </message>
        <message>
            <source>Codecs, in the administrator's order</source>
            <translation>Códecs, en el orden del administrador</translation>
        </message>
        <message>
            <source>Applied at once; during a call, after it.</source>
            <translation>Se aplican al instante; durante una llamada, al terminar.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sonido</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Micrófono</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Altavoz</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Timbre</translation>
        </message>
        <message>
            <source>%1: volume</source>
            <translation>%1: volumen</translation>
        </message>
        <message>
            <source>Cancel echo</source>
            <translation>Cancelar el eco</translation>
        </message>
        <message>
            <source>Keeps what the speaker plays out of the microphone</source>
            <translation>Evita que el micrófono recoja lo que reproduce el altavoz</translation>
        </message>
        <message>
            <source>A change takes effect with the next call</source>
            <translation>Un cambio vale desde la próxima llamada</translation>
        </message>
        <message>
            <source>Suppress noise</source>
            <translation>Reducir el ruido</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::StatusStrip</name>
        <message>
            <source>%1 shows another certificate than before</source>
            <translation>%1 muestra un certificado distinto del anterior</translation>
        </message>
        <message>
            <source>The certificate authority chosen in the settings does not vouch for %1</source>
            <translation>La autoridad de certificación elegida en los ajustes no avala a %1</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>Comparar…</translation>
        </message>
        <message>
            <source>Disconnected</source>
            <translation>Desconectado</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Connecting to %1…</source>
            <translation>Conectando con %1…</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Conectado</translation>
        </message>
        <message>
            <source>The PBX is not reachable since %1; the server goes on trying</source>
            <translation>La centralita no responde desde las %1; el servidor sigue intentándolo</translation>
        </message>
        <message>
            <source>Connection lost at %1, reconnecting…</source>
            <translation>Conexión perdida a las %1, reconectando…</translation>
        </message>
        <message>
            <source>Connection: %1</source>
            <translation>Conexión: %1</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Reintentar ya</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Mode of work</source>
            <translation>Modo de trabajo</translation>
        </message>
        <message>
            <source>Asterisk %1</source>
            <translation>Asterisk %1</translation>
        </message>
        <message>
            <source>%1, not registered</source>
            <translation>%1, no registrado</translation>
        </message>
        <message>
            <source>No telephone chosen</source>
            <translation>Ningún teléfono elegido</translation>
        </message>
        <message>
            <source>The telephone that calls start from</source>
            <translation>El teléfono desde el que se llama</translation>
        </message>
        <message>
            <source>Softphone: preparing…</source>
            <translation>Softphone: preparando…</translation>
        </message>
        <message>
            <source>The softphone is not installed on this computer</source>
            <translation>El softphone no está instalado en este equipo</translation>
        </message>
        <message>
            <source>Softphone: no SIP account. %1</source>
            <translation>Softphone: sin cuenta SIP. %1</translation>
        </message>
        <message>
            <source>Softphone: registering…</source>
            <translation>Softphone: registrando…</translation>
        </message>
        <message>
            <source>Softphone: the PBX refuses user or password (%1)</source>
            <translation>Softphone: la centralita rechaza usuario o contraseña (%1)</translation>
        </message>
        <message>
            <source>Softphone: the PBX's certificate is not trusted</source>
            <translation>Softphone: el certificado de la centralita no es de confianza</translation>
        </message>
        <message>
            <source>Softphone: the PBX does not answer</source>
            <translation>Softphone: la centralita no responde</translation>
        </message>
        <message>
            <source>Softphone %1</source>
            <translation>Softphone %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::VolumeBar</name>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Volume of the microphone</source>
            <translation>Volumen del micrófono</translation>
        </message>
        <message>
            <source>Volume of the speaker</source>
            <translation>Volumen del altavoz</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::WaitingList</name>
        <message>
            <source>Free now: pick up to call</source>
            <translation>Libre ahora: conteste para llamar</translation>
        </message>
        <message>
            <source>Call-back booked, busy</source>
            <translation>Reservada, ocupado</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>hasta las %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Do not call back</source>
            <translation>No devolver la llamada</translation>
        </message>
        <message>
            <source>Parked in %1</source>
            <translation>Aparcada en %1</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Llamada desconocida</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>por %1</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Recuperar</translation>
        </message>
        <message>
            <source>Talk to the parked caller</source>
            <translation>Hablar con la llamada aparcada</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::WindowMenus</name>
        <message>
            <source>&amp;Options</source>
            <translation>&amp;Opciones</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>&amp;Conectar</translation>
        </message>
        <message>
            <source>&amp;Disconnect</source>
            <translation>&amp;Desconectar</translation>
        </message>
        <message>
            <source>Choose &amp;telephone…</source>
            <translation>Elegir &amp;teléfono…</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Ajustes…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>Dial &amp;pad</source>
            <translation>Mostrar &amp;teclado numérico</translation>
        </message>
        <message>
            <source>&amp;Function buttons</source>
            <translation>Mostrar &amp;botones de función</translation>
        </message>
        <message>
            <source>&amp;Extended view</source>
            <translation>Vista &amp;extendida</translation>
        </message>
        <message>
            <source>&amp;Compact view</source>
            <translation>Vista &amp;reducida</translation>
        </message>
        <message>
            <source>Always on &amp;top</source>
            <translation>&amp;Siempre en primer plano</translation>
        </message>
        <message>
            <source>T&amp;ransparency</source>
            <translation>Tr&amp;ansparencia</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ninguna</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>&amp;Volumes</source>
            <translation>&amp;Volúmenes</translation>
        </message>
        <message>
            <source>Available in mode Phone</source>
            <translation>Disponible en el modo Phone</translation>
        </message>
        <message>
            <source>C&amp;ontacts</source>
            <translation>C&amp;ontactos</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importar…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportar…</translation>
        </message>
        <message>
            <source>&amp;Undo an import…</source>
            <translation>&amp;Deshacer una importación…</translation>
        </message>
        <message>
            <source>&amp;CardDAV accounts…</source>
            <translation>Cuentas &amp;CardDAV…</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::ContactDelegate</name>
        <message>
            <source>Enter or double click to write</source>
            <translation>Intro o doble clic para escribir</translation>
        </message>
        <message>
            <source>Enter or double click to call</source>
            <translation>Intro o doble clic para llamar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::PersonDelegate</name>
        <message>
            <source>Enter or double click to call</source>
            <translation>Intro o doble clic para llamar</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::RegisterDelegate</name>
        <message>
            <source>via %1</source>
            <translation>por %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::SearchField</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::SectionBar</name>
        <message numerus="yes">
            <source>%1, %n new</source>
            <translation>
                <numerusform>%1, %n nueva</numerusform>
                <numerusform>%1, %n nuevas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RegisterCsv</name>
        <message>
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Came through</source>
            <translation>A través de</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>Segundos</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::PlaybackControl</name>
        <message>
            <source>It cannot be played here.</source>
            <translation>No se puede reproducir aquí.</translation>
        </message>
        <message>
            <source>Save the message</source>
            <translation>Guardar el mensaje</translation>
        </message>
        <message>
            <source>Save the recording</source>
            <translation>Guardar la grabación</translation>
        </message>
        <message>
            <source>Sound files (*.wav)</source>
            <translation>Archivos de sonido (*.wav)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Guardado como %1.</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>No se pudo escribir el archivo.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::RegisterExport</name>
        <message>
            <source>Export recent calls</source>
            <translation>Exportar las llamadas recientes</translation>
        </message>
        <message>
            <source>Tables of text (*.csv)</source>
            <translation>Tablas de texto (*.csv)</translation>
        </message>
        <message>
            <source>Recent calls are being exported…</source>
            <translation>Exportando las llamadas recientes…</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) exported to %1.</source>
            <translation>
                <numerusform>%n llamada exportada a %1.</numerusform>
                <numerusform>%n llamadas exportadas a %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>No se pudo escribir el archivo.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::VoicemailModel</name>
        <message>
            <source>There is no sound in a format that can be played here</source>
            <translation>No hay sonido en un formato que se pueda reproducir aquí</translation>
        </message>
        <message>
            <source>Withheld number</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Escuchado</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nuevo</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Trabajo</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Familia</translation>
        </message>
        <message>
            <source>Friends</source>
            <translation>Amigos</translation>
        </message>
        <message>
            <source>Other folder</source>
            <translation>Otra carpeta</translation>
        </message>
        <message>
            <source>Not heard yet</source>
            <translation>Aún no escuchado</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n segundo</numerusform>
                <numerusform>%n segundos</numerusform>
            </translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Date and time</source>
            <translation>Fecha y hora</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Carpeta</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PlayerBar</name>
        <message>
            <source>Standard device</source>
            <translation>Dispositivo predeterminado</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Play the message</source>
            <translation>Escuchar el mensaje</translation>
        </message>
        <message>
            <source>Position in the message</source>
            <translation>Posición en el mensaje</translation>
        </message>
        <message>
            <source>Device on which messages are heard</source>
            <translation>Dispositivo para escuchar los mensajes</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::VoicemailScreen</name>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Añadir a la agenda…</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Mensajes</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Conservar</translation>
        </message>
        <message numerus="yes">
            <source>The mailbox has %n more, older message(s).</source>
            <translation>
                <numerusform>El buzón tiene %n mensaje más, más antiguo.</numerusform>
                <numerusform>El buzón tiene %n mensajes más, más antiguos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Your messages appear here once the server is reached.</source>
            <translation>Los mensajes aparecen aquí en cuanto se alcanza el servidor.</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Cargando…</translation>
        </message>
        <message>
            <source>The messages could not be read</source>
            <translation>No se pudieron leer los mensajes</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>No mailbox</source>
            <translation>Sin buzón de voz</translation>
        </message>
        <message>
            <source>Your extension has no mailbox at the PBX. The administrator can give it one.</source>
            <translation>La extensión no tiene buzón de voz en la centralita. El administrador puede asignarle uno.</translation>
        </message>
        <message>
            <source>Messages are heard by telephone</source>
            <translation>Los mensajes se escuchan por teléfono</translation>
        </message>
        <message>
            <source>The server does not know where the PBX keeps its messages. The administrator can tell it: [pbx] voicemail_folder in euterpe-server.conf.</source>
            <translation>El servidor no sabe dónde guarda la centralita los mensajes. El administrador puede indicárselo: [pbx] voicemail_folder en euterpe-server.conf.</translation>
        </message>
        <message>
            <source>The server cannot read the mailbox</source>
            <translation>El servidor no puede leer el buzón de voz</translation>
        </message>
        <message>
            <source>It has no access to the folder in which the PBX keeps the messages. The administrator can grant it: the guide to joining a PBX says how.</source>
            <translation>No tiene acceso a la carpeta en la que la centralita guarda los mensajes. El administrador puede concedérselo: la guía para unirse a una centralita explica cómo.</translation>
        </message>
        <message>
            <source>No messages</source>
            <translation>Ningún mensaje</translation>
        </message>
        <message>
            <source>Messages that callers leave for you are listed here.</source>
            <translation>Aquí aparecen los mensajes que dejan quienes llaman.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Play the message</source>
            <translation>Escuchar el mensaje</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Guardar una copia…</translation>
        </message>
        <message>
            <source>Mark as not heard</source>
            <translation>Marcar como no escuchado</translation>
        </message>
        <message>
            <source>Mark as heard</source>
            <translation>Marcar como escuchado</translation>
        </message>
        <message>
            <source>The number was withheld</source>
            <translation>El número estaba oculto</translation>
        </message>
        <message>
            <source>Call back: %1</source>
            <translation>Devolver la llamada: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copiar el número</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Eliminar…</translation>
        </message>
        <message>
            <source>Delete the message from %1, %2? It is deleted at the PBX, too.</source>
            <translation>¿Eliminar el mensaje de %1, %2? También se elimina en la centralita.</translation>
        </message>
    </context>
</TS>
