<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
    <context>
        <name>Call</name>
        <message>
            <source>Anonymous caller</source>
            <translation>Chiamante anonimo</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Chiamante sconosciuto</translation>
        </message>
        <message>
            <source>through %1</source>
            <translation>da %1</translation>
        </message>
        <message>
            <source>called %1</source>
            <translation>ha chiamato %1</translation>
        </message>
        <message>
            <source>Transfer: to whom?</source>
            <translation>Trasferisci: a chi?</translation>
        </message>
        <message>
            <source>Waits to be transferred</source>
            <translation>Da trasferire</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>Consultazione</translation>
        </message>
        <message>
            <source>Consultation: calling</source>
            <translation>Consultazione: squilla</translation>
        </message>
        <message>
            <source>Being transferred</source>
            <translation>Trasferimento in corso</translation>
        </message>
        <message>
            <source>Three-way call</source>
            <translation>Chiamata a tre</translation>
        </message>
        <message>
            <source>Answer to call</source>
            <translation>Rispondi per chiamare</translation>
        </message>
        <message>
            <source>No sound arrives from the other side</source>
            <translation>Non arriva audio dall'altra parte</translation>
        </message>
        <message>
            <source>The other side has put you on hold</source>
            <translation>L'altra parte ti ha messo in attesa</translation>
        </message>
        <message>
            <source>Your microphone is off</source>
            <translation>Il tuo microfono è spento</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>Euterpe: the telephone's companion on the desktop</source>
            <translation>Euterpe: il telefono sul desktop</translation>
        </message>
        <message>
            <source>Show this text.</source>
            <translation>Mostra questo testo.</translation>
        </message>
        <message>
            <source>Show the version.</source>
            <translation>Mostra la versione.</translation>
        </message>
        <message>
            <source>Keep the settings in this directory.</source>
            <translation>Conserva le impostazioni in questa cartella.</translation>
        </message>
        <message>
            <source>Address of the server.</source>
            <translation>Indirizzo del server.</translation>
        </message>
        <message>
            <source>User name.</source>
            <translation>Nome utente.</translation>
        </message>
        <message>
            <source>Start in the system tray.</source>
            <translation>Avvia minimizzato come icona di sistema.</translation>
        </message>
        <message>
            <source>Read the password from standard input.</source>
            <translation>Legge la password dallo standard input.</translation>
        </message>
        <message>
            <source>Save pictures of the main screens into this directory and quit.</source>
            <translation>Salva le immagini delle schermate principali in questa cartella ed esce.</translation>
        </message>
        <message>
            <source>A number, or a tel:, sip: or callto: link, to call.</source>
            <translation>Un numero, o un link tel:, sip: o callto:, da chiamare.</translation>
        </message>
        <message>
            <source>At most one number is expected.</source>
            <translation>È ammesso un solo numero.</translation>
        </message>
        <message>
            <source>%1 holds no telephone number.</source>
            <translation>%1 non contiene un numero di telefono.</translation>
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Call</source>
            <translation>Chiama</translation>
        </message>
        <message>
            <source>Transfer after asking</source>
            <translation>Trasferisci dopo aver chiesto</translation>
        </message>
        <message>
            <source>Transfer at once</source>
            <translation>Trasferisci subito</translation>
        </message>
        <message>
            <source>Write an e-mail</source>
            <translation>Scrivi un’e-mail</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copia il numero</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Modifica…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Elimina…</translation>
        </message>
    </context>
    <context>
        <name>ContactNotices</name>
        <message>
            <source>%1 is in the phonebook already: %2.</source>
            <translation>%1 è già in rubrica: %2.</translation>
        </message>
        <message>
            <source>Add a contact all the same</source>
            <translation>Aggiungi comunque un contatto</translation>
        </message>
        <message>
            <source>The server did not take the change of %1.</source>
            <translation>Il server non ha accettato la modifica di %1.</translation>
        </message>
        <message>
            <source>The phonebook is full.</source>
            <translation>La rubrica è piena.</translation>
        </message>
        <message>
            <source>Somebody has changed the same contact: your %1 is now one of its own beside it.</source>
            <translation>Qualcun altro ha modificato lo stesso contatto: il tuo %1 ora è un contatto a sé, accanto.</translation>
        </message>
        <message>
            <source>%1 was not deleted: somebody has edited the contact in the meantime.</source>
            <translation>%1 non è stato eliminato: nel frattempo qualcuno ha modificato il contatto.</translation>
        </message>
        <message>
            <source>Contacts that were changed offline could not be read. The file is kept as %1.</source>
            <translation>I contatti modificati senza connessione non si sono potuti leggere. Il file è conservato come %1.</translation>
        </message>
        <message>
            <source>Changes of contacts cannot be written to the disk (%1). They are kept until you quit.</source>
            <translation>Le modifiche ai contatti non si possono scrivere su disco (%1). Restano fino alla chiusura.</translation>
        </message>
    </context>
    <context>
        <name>ContactText</name>
        <message>
            <source>from a CSV file</source>
            <translation>da un file CSV</translation>
        </message>
        <message>
            <source>from a vCard file</source>
            <translation>da un file vCard</translation>
        </message>
        <message>
            <source>from Outlook’s CSV file</source>
            <translation>da un file CSV di Outlook</translation>
        </message>
        <message>
            <source>from an Outlook data file</source>
            <translation>da un file di dati di Outlook</translation>
        </message>
        <message>
            <source>from a CardDAV server</source>
            <translation>da un server CardDAV</translation>
        </message>
        <message>
            <source>from Outlook</source>
            <translation>da Outlook</translation>
        </message>
        <message>
            <source>from the company’s directory</source>
            <translation>dall’elenco aziendale</translation>
        </message>
        <message>
            <source>Enter the first name.</source>
            <translation>Inserisci il nome.</translation>
        </message>
        <message>
            <source>Enter the last name.</source>
            <translation>Inserisci il cognome.</translation>
        </message>
        <message>
            <source>Enter at least one number or e-mail address.</source>
            <translation>Inserisci almeno un numero o un indirizzo e-mail.</translation>
        </message>
        <message>
            <source>Fill this in, or remove the row.</source>
            <translation>Compila il campo o togli la riga.</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Altro</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Interno</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Casa</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Lavoro</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Cellulare</translation>
        </message>
        <message>
            <source>Work mobile</source>
            <translation>Cellulare di lavoro</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Shared phonebook</source>
            <translation>Rubrica condivisa</translation>
        </message>
        <message>
            <source>Personal phonebook</source>
            <translation>Rubrica personale</translation>
        </message>
        <message>
            <source>This is too long.</source>
            <translation>È troppo lungo.</translation>
        </message>
        <message>
            <source>A speed dial consists of digits.</source>
            <translation>Una selezione rapida è fatta di cifre.</translation>
        </message>
        <message>
            <source>A number consists of digits; + may stand at the front.</source>
            <translation>Un numero è fatto di cifre; all’inizio può esserci +.</translation>
        </message>
        <message>
            <source>An e-mail address looks like name@example.com.</source>
            <translation>Un indirizzo e-mail ha la forma nome@example.com.</translation>
        </message>
        <message>
            <source>A contact has at most %1 numbers and addresses.</source>
            <translation>Un contatto ha al massimo %1 numeri e indirizzi.</translation>
        </message>
        <message>
            <source>This cannot be stored as text.</source>
            <translation>Non può essere salvato come testo.</translation>
        </message>
    </context>
    <context>
        <name>ExtensionMenu</name>
        <message>
            <source>Not connected to the server.</source>
            <translation>Non connesso al server.</translation>
        </message>
        <message>
            <source>You do not have the permission to call.</source>
            <translation>Non si dispone del permesso di chiamare.</translation>
        </message>
        <message>
            <source>Call: %1</source>
            <translation>Chiama: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copia il numero</translation>
        </message>
        <message>
            <source>Remove from the favourites</source>
            <translation>Togli dai preferiti</translation>
        </message>
        <message>
            <source>Add to the favourites</source>
            <translation>Aggiungi ai preferiti</translation>
        </message>
        <message>
            <source>Transfer after asking: %1</source>
            <translation>Trasferisci con offerta: %1</translation>
        </message>
        <message>
            <source>Transfer at once: %1</source>
            <translation>Inoltra: %1</translation>
        </message>
        <message>
            <source>Call back when free: %1</source>
            <translation>Prenota chiamata: %1</translation>
        </message>
        <message>
            <source>Pick up: %1</source>
            <translation>Preleva: %1</translation>
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
            <translation>Le virgolette non sono mai chiuse</translation>
        </message>
        <message>
            <source>Too long</source>
            <translation>Troppo lungo</translation>
        </message>
        <message>
            <source>Too many contacts: the rest is left out</source>
            <translation>Troppi contatti: gli altri sono tralasciati</translation>
        </message>
        <message>
            <source>The first line does not name the columns</source>
            <translation>La prima riga non contiene i nomi delle colonne</translation>
        </message>
        <message>
            <source>No name</source>
            <translation>Nessun nome</translation>
        </message>
        <message>
            <source>No number and no e-mail address</source>
            <translation>Nessun numero e nessun indirizzo e-mail</translation>
        </message>
        <message>
            <source>Not a type of contact</source>
            <translation>Tipo di contatto sconosciuto</translation>
        </message>
        <message>
            <source>Not a telephone number</source>
            <translation>Non è un numero di telefono</translation>
        </message>
        <message>
            <source>Not an e-mail address</source>
            <translation>Non è un indirizzo e-mail</translation>
        </message>
        <message>
            <source>The card has no end</source>
            <translation>Il biglietto non ha fine</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>Non comprensibile</translation>
        </message>
        <message>
            <source>Unknown character encoding</source>
            <translation>Codifica dei caratteri sconosciuta</translation>
        </message>
        <message>
            <source>The file cannot be opened: %1</source>
            <translation>Il file non può essere aperto: %1</translation>
        </message>
        <message>
            <source>The file is too large. Split it and import the parts.</source>
            <translation>Il file è troppo grande. Dividilo e importa le parti.</translation>
        </message>
        <message>
            <source>Outlook data files cannot be read on this computer: export the contacts from Outlook as CSV and import that file.</source>
            <translation>Su questo computer i file di dati di Outlook non possono essere letti: esporta i contatti da Outlook in CSV e importa quel file.</translation>
        </message>
        <message>
            <source>This is neither a CSV file of Kalliope or Outlook, nor vCard, nor an intact Outlook data file.</source>
            <translation>Non è un file CSV di Kalliope o di Outlook, né vCard, né un file di dati di Outlook integro.</translation>
        </message>
        <message>
            <source>The address must begin with https://</source>
            <translation>L'indirizzo deve iniziare con https://</translation>
        </message>
        <message>
            <source>The server refuses this user name or password.</source>
            <translation>Il server rifiuta questo nome utente o questa password.</translation>
        </message>
        <message>
            <source>The server's certificate is not trusted: %1</source>
            <translation>Il certificato del server non è attendibile: %1</translation>
        </message>
        <message>
            <source>There is no address book at this address.</source>
            <translation>A questo indirizzo non c'è nessuna rubrica.</translation>
        </message>
        <message>
            <source>The server does not answer: %1</source>
            <translation>Il server non risponde: %1</translation>
        </message>
        <message>
            <source>The address book is too large.</source>
            <translation>La rubrica è troppo grande.</translation>
        </message>
        <message>
            <source>The server does not speak CardDAV: %1</source>
            <translation>Il server non supporta CardDAV: %1</translation>
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
            <translation>CSV di Outlook</translation>
        </message>
        <message>
            <source>Outlook data file</source>
            <translation>file di dati di Outlook</translation>
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
            <translation>Directory aziendale</translation>
        </message>
    </context>
    <context>
        <name>MessageState</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>In attesa di invio</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Non accettato</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Inviato</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Consegnato</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Letto</translation>
        </message>
    </context>
    <context>
        <name>MissingRows</name>
        <message>
            <source>Connecting…</source>
            <translation>Connessione in corso…</translation>
        </message>
        <message>
            <source>The list appears by itself.</source>
            <translation>L'elenco comparirà da solo.</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Non connesso</translation>
        </message>
        <message>
            <source>Connect from the Options menu.</source>
            <translation>Connettersi dal menu Opzioni.</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>Unknown</source>
            <translation>Sconosciuto</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>Non registrato</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libero</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Sta squillando</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Occupato</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>In attesa</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponibile</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Fuori</translation>
        </message>
        <message>
            <source>Not available</source>
            <translation>Non disponibile</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Pick up your telephone</source>
            <translation>Sollevare il proprio telefono</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>Chiamata in corso</translation>
        </message>
        <message>
            <source>Incoming call</source>
            <translation>Chiamata in arrivo</translation>
        </message>
        <message>
            <source>In conversation</source>
            <translation>In conversazione</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Terminata</translation>
        </message>
        <message>
            <source>Missed call</source>
            <translation>Chiamata senza risposta</translation>
        </message>
        <message>
            <source>Answered call</source>
            <translation>Chiamata risposta</translation>
        </message>
        <message>
            <source>Outgoing call</source>
            <translation>Chiamata in uscita</translation>
        </message>
        <message>
            <source>Outgoing call, not answered</source>
            <translation>Chiamata in uscita, senza risposta</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Nessuna risposta</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rifiutata</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annullata</translation>
        </message>
        <message>
            <source>Answered elsewhere</source>
            <translation>Risposta altrove</translation>
        </message>
        <message>
            <source>Lines busy</source>
            <translation>Linee occupate</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Non riuscita</translation>
        </message>
        <message>
            <source>Something went wrong on the server.</source>
            <translation>Si è verificato un errore sul server.</translation>
        </message>
        <message>
            <source>The number or value is not valid.</source>
            <translation>Il numero o il valore non è valido.</translation>
        </message>
        <message>
            <source>The text or number is too long.</source>
            <translation>Il testo o il numero è troppo lungo.</translation>
        </message>
        <message>
            <source>The user name or password is wrong.</source>
            <translation>Il nome utente o la password è errata.</translation>
        </message>
        <message>
            <source>Too many failed logins. Wait a moment and try again.</source>
            <translation>Troppi accessi non riusciti. Attendere un momento e riprovare.</translation>
        </message>
        <message>
            <source>You do not have the permission to do this.</source>
            <translation>Non si dispone del permesso per questa operazione.</translation>
        </message>
        <message>
            <source>This is not available in the present mode.</source>
            <translation>Questa funzione non è disponibile nella modalità attuale.</translation>
        </message>
        <message>
            <source>It no longer exists.</source>
            <translation>Non esiste più.</translation>
        </message>
        <message>
            <source>It has changed in the meantime.</source>
            <translation>È stato modificato nel frattempo.</translation>
        </message>
        <message>
            <source>Too many requests at once. Wait a moment.</source>
            <translation>Troppe richieste insieme. Attendere un momento.</translation>
        </message>
        <message>
            <source>The server is older than this program and cannot do this.</source>
            <translation>Il server è più vecchio di questo programma e non può farlo.</translation>
        </message>
        <message>
            <source>The server cannot reach the PBX at present.</source>
            <translation>Al momento il server non raggiunge il centralino.</translation>
        </message>
        <message>
            <source>The PBX refused the request.</source>
            <translation>Il centralino ha rifiutato la richiesta.</translation>
        </message>
        <message>
            <source>No answer in time.</source>
            <translation>Nessuna risposta in tempo.</translation>
        </message>
        <message>
            <source>Not connected to the server.</source>
            <translation>Non connesso al server.</translation>
        </message>
        <message>
            <source>The server's certificate is not trusted or has changed.</source>
            <translation>Il certificato del server non è attendibile o è cambiato.</translation>
        </message>
        <message>
            <source>The server could not store the data.</source>
            <translation>Il server non è riuscito a salvare i dati.</translation>
        </message>
        <message>
            <source>Today %1</source>
            <translation>Oggi %1</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ieri</translation>
        </message>
        <message>
            <source>Yesterday %1</source>
            <translation>Ieri %1</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Attivo</translation>
        </message>
        <message>
            <source>Partly paused</source>
            <translation>Parzialmente in pausa</translation>
        </message>
        <message>
            <source>In pause</source>
            <translation>In pausa</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::Application</name>
        <message>
            <source>The password was taken out of the settings file, where everybody could read it, but it could not be put into the key store: type it once more.</source>
            <translation>La password è stata tolta dal file delle impostazioni, dove chiunque poteva leggerla, ma non è stato possibile metterla nel portachiavi: inserirla di nuovo.</translation>
        </message>
        <message>
            <source>Some settings could not be read; their usual values are in use.</source>
            <translation>Alcune impostazioni non sono leggibili; sono in uso i valori predefiniti.</translation>
        </message>
        <message>
            <source>The file as it was is kept as %1.</source>
            <translation>Il file com'era è conservato come %1.</translation>
        </message>
        <message>
            <source>You could not be paused on the queues. %1</source>
            <translation>Non è stato possibile mettere in pausa sulle code. %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::TrayControl</name>
        <message>
            <source>Connected</source>
            <translation>Connesso</translation>
        </message>
        <message>
            <source>The PBX is not reachable</source>
            <translation>Il centralino non è raggiungibile</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Connessione in corso…</translation>
        </message>
        <message>
            <source>Connection lost, reconnecting…</source>
            <translation>Connessione persa, riconnessione in corso…</translation>
        </message>
        <message>
            <source>The connection was refused</source>
            <translation>La connessione è stata rifiutata</translation>
        </message>
        <message>
            <source>Disconnected</source>
            <translation>Disconnesso</translation>
        </message>
        <message>
            <source>Somebody calls</source>
            <translation>Chiamata in arrivo</translation>
        </message>
        <message numerus="yes">
            <source>%n unheard voicemail message(s)</source>
            <translation>
                <numerusform>%n messaggio non ascoltato in casella vocale</numerusform>
                <numerusform>%n messaggi non ascoltati in casella vocale</numerusform>
            </translation>
        </message>
        <message>
            <source>Open Euterpe</source>
            <translation>Apri Euterpe</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connetti</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Disconnetti</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Impostazioni…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Esci</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Non disturbare</translation>
        </message>
        <message>
            <source>Calls are forwarded to %1</source>
            <translation>Chiamate inoltrate a %1</translation>
        </message>
        <message numerus="yes">
            <source>%n unread chat message(s)</source>
            <translation>
                <numerusform>%n messaggio di chat non letto</numerusform>
                <numerusform>%n messaggi di chat non letti</numerusform>
            </translation>
        </message>
        <message>
            <source>Queues: %1</source>
            <translation>Code: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ChatListModel</name>
        <message numerus="yes">
            <source>%n unread message(s)</source>
            <translation>
                <numerusform>%n messaggio non letto</numerusform>
                <numerusform>%n messaggi non letti</numerusform>
            </translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversazioni</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Colleghi</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>writes…</source>
            <translation>sta scrivendo…</translation>
        </message>
        <message>
            <source>You: %1</source>
            <translation>Tu: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ContactModel</name>
        <message>
            <source>Not synchronised with the server yet.</source>
            <translation>Non ancora sincronizzato con il server.</translation>
        </message>
        <message>
            <source>Write to %1: %2</source>
            <translation>Scrivi a %1: %2</translation>
        </message>
        <message>
            <source>Call %1, %2: %3</source>
            <translation>Chiama %1, %2: %3</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Cognome</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Azienda</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Reparto</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ConversationModel</name>
        <message>
            <source>You, %1: %2. %3</source>
            <translation>Tu, %1: %2. %3</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Oggi</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ieri</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ExtensionModel</name>
        <message>
            <source>Call %1</source>
            <translation>Chiama %1</translation>
        </message>
        <message>
            <source>%1, extension %2, %3</source>
            <translation>%1, interno %2, %3</translation>
        </message>
        <message>
            <source>, telephone: %1</source>
            <translation>, telefono: %1</translation>
        </message>
        <message>
            <source>Presence: %1</source>
            <translation>Presenza: %1</translation>
        </message>
        <message>
            <source>Telephone: %1</source>
            <translation>Telefono: %1</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Preferito</translation>
        </message>
        <message>
            <source>Not a favourite</source>
            <translation>Non preferito</translation>
        </message>
        <message>
            <source>Remove from the favourites</source>
            <translation>Togli dai preferiti</translation>
        </message>
        <message>
            <source>Add to the favourites</source>
            <translation>Aggiungi ai preferiti</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Presenza</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefono</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Cognome</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Azienda</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::RegisterModel</name>
        <message>
            <source>Loading</source>
            <translation>Caricamento</translation>
        </message>
        <message>
            <source>Withheld number</source>
            <translation>Numero nascosto</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n secondo</numerusform>
                <numerusform>%n secondi</numerusform>
            </translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>senza risposta</translation>
        </message>
        <message>
            <source>Came through %1</source>
            <translation>Arrivata da %1</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Date and time</source>
            <translation>Data e ora</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durata</translation>
        </message>
        <message>
            <source>%1, recorded</source>
            <translation>%1, registrata</translation>
        </message>
        <message>
            <source>Recorded: click the sign to listen</source>
            <translation>Registrata: clicca sul simbolo per ascoltare</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AboutPage</name>
        <message>
            <source>About</source>
            <translation>Informazioni</translation>
        </message>
        <message>
            <source>The telephone's companion for users of an Asterisk PBX.</source>
            <translation>Il telefono sul desktop per gli utenti di un centralino Asterisk.</translation>
        </message>
        <message>
            <source>Version: %1</source>
            <translation>Versione: %1</translation>
        </message>
        <message>
            <source>Server: %1</source>
            <translation>Server: %1</translation>
        </message>
        <message>
            <source>PBX: Asterisk %1</source>
            <translation>Centralino: Asterisk %1</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. There is no warranty.</source>
            <translation>Software libero secondo la GNU General Public License, versione 3 o successiva. Senza alcuna garanzia.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AccountDialog</name>
        <message>
            <source>Registered</source>
            <translation>Registrato</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>Non registrato</translation>
        </message>
        <message>
            <source>Choose your telephone</source>
            <translation>Selezione account</translation>
        </message>
        <message>
            <source>Which telephone do you use?</source>
            <translation>Quale telefono si usa?</translation>
        </message>
        <message>
            <source>Calls that you start here ring on this telephone first. You can change it later in Options.</source>
            <translation>Le chiamate avviate da qui fanno prima squillare questo telefono. Si può cambiare in seguito dal menu Opzioni.</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefono</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Marca</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modello</translation>
        </message>
        <message>
            <source>Firmware</source>
            <translation>Firmware</translation>
        </message>
        <message>
            <source>MAC address</source>
            <translation>Indirizzo MAC</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stato</translation>
        </message>
        <message>
            <source>Your telephones</source>
            <translation>I propri telefoni</translation>
        </message>
        <message>
            <source>Use this telephone</source>
            <translation>Usa questo telefono</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Più tardi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::AppearancePage</name>
        <message>
            <source>Appearance</source>
            <translation>Aspetto</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Chiaro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Scuro</translation>
        </message>
        <message>
            <source>Main window</source>
            <translation>Schermata principale</translation>
        </message>
        <message>
            <source>Compact view, without directories</source>
            <translation>Modalità ridotta, senza rubriche</translation>
        </message>
        <message>
            <source>Dial pad</source>
            <translation>Tastierino numerico</translation>
        </message>
        <message>
            <source>Function buttons</source>
            <translation>Pulsanti funzione</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Sempre in primo piano</translation>
        </message>
        <message>
            <source>Transparency while always on top: %1 %</source>
            <translation>Trasparenza quando è sempre in primo piano: %1 %</translation>
        </message>
        <message>
            <source>Transparency</source>
            <translation>Trasparenza</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallArea</name>
        <message>
            <source>Own calls</source>
            <translation>Le proprie chiamate</translation>
        </message>
        <message>
            <source>No calls at the moment</source>
            <translation>Nessuna chiamata al momento</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallCard</name>
        <message>
            <source>Line %1</source>
            <translation>Linea %1</translation>
        </message>
        <message>
            <source>Switch to line %1</source>
            <translation>Passa alla linea %1</translation>
        </message>
        <message>
            <source>Resume line %1</source>
            <translation>Riprendi la linea %1</translation>
        </message>
        <message>
            <source>Click to resume this call</source>
            <translation>Clicca per riprendere questa chiamata</translation>
        </message>
        <message>
            <source>Being recorded</source>
            <translation>In registrazione</translation>
        </message>
        <message>
            <source>Encrypted between this computer and the PBX</source>
            <translation>Cifrata tra questo computer e il centralino</translation>
        </message>
        <message>
            <source>Level of your microphone</source>
            <translation>Livello del tuo microfono</translation>
        </message>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Aggiungi alla rubrica…</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copia il numero</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CallControl</name>
        <message>
            <source>Hold and call %1</source>
            <translation>Metti in attesa e chiama %1</translation>
        </message>
        <message>
            <source>A conversation is going on. Your telephone will be called for a second one.</source>
            <translation>C'è già una conversazione in corso. Il telefono squillerà per una seconda chiamata.</translation>
        </message>
        <message>
            <source>Call %1 all the same</source>
            <translation>Chiama comunque %1</translation>
        </message>
        <message>
            <source>You are talking to %1.</source>
            <translation>Stai parlando con %1.</translation>
        </message>
        <message>
            <source>All four lines are in use. End a call before starting another.</source>
            <translation>Le quattro linee sono tutte in uso. Chiudi una chiamata prima di avviarne un'altra.</translation>
        </message>
        <message>
            <source>Hold and answer</source>
            <translation>Metti in attesa e rispondi</translation>
        </message>
        <message>
            <source>Hold and go back to %1</source>
            <translation>Metti in attesa e torna a %1</translation>
        </message>
        <message>
            <source>%1 is parked in %2. Dial %2 on any telephone to take the call.</source>
            <translation>%1 è parcheggiata in %2. Componi %2 da qualsiasi telefono per riprendere la chiamata.</translation>
        </message>
        <message>
            <source>%1 is talking at the moment.</source>
            <translation>%1 è al telefono in questo momento.</translation>
        </message>
        <message>
            <source>Go on all the same</source>
            <translation>Procedi comunque</translation>
        </message>
        <message>
            <source>Where to send %1? Type a number or double-click a colleague.</source>
            <translation>Dove deviare %1? Digita un numero o fai doppio clic su un collega.</translation>
        </message>
        <message>
            <source>%1 is on hold. Transfer to whom? Type a number or double-click a colleague.</source>
            <translation>%1 è in attesa. A chi trasferire? Digita un numero o fai doppio clic su un collega.</translation>
        </message>
        <message>
            <source>%1 is on hold. Whom to ask? Type a number or double-click a colleague.</source>
            <translation>%1 è in attesa. A chi chiedere? Digita un numero o fai doppio clic su un collega.</translation>
        </message>
        <message>
            <source>Let it ring</source>
            <translation>Lascia squillare</translation>
        </message>
        <message>
            <source>Hold and pick up</source>
            <translation>Metti in attesa e preleva</translation>
        </message>
        <message>
            <source>The softphone is not ready.</source>
            <translation>Il softphone non è pronto.</translation>
        </message>
        <message>
            <source>The transfer did not work. The caller is with you again.</source>
            <translation>Il trasferimento non è riuscito. Il chiamante è di nuovo con te.</translation>
        </message>
        <message>
            <source>The transfer did not work: %1. The caller is with you again.</source>
            <translation>Il trasferimento non è riuscito: %1. Il chiamante è di nuovo con te.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CardActions</name>
        <message>
            <source>Not now: there is no connection to the server</source>
            <translation>Non ora: manca la connessione al server</translation>
        </message>
        <message>
            <source>Not yet: the PBX does not show this call</source>
            <translation>Non ancora: il centralino non mostra questa chiamata</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Rispondi</translation>
        </message>
        <message>
            <source>Talk to the caller</source>
            <translation>Parla con il chiamante</translation>
        </message>
        <message>
            <source>Answer the call from %1</source>
            <translation>Rispondi alla chiamata di %1</translation>
        </message>
        <message>
            <source>Deflect: send the caller to another number</source>
            <translation>Devia: invia il chiamante a un altro numero</translation>
        </message>
        <message>
            <source>Deflect the call from %1</source>
            <translation>Devia la chiamata di %1</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rifiuta</translation>
        </message>
        <message>
            <source>Stop the ringing; the caller hears busy or goes on to the next step (End)</source>
            <translation>Ferma lo squillo; il chiamante sente occupato o passa alla fase successiva (Fine)</translation>
        </message>
        <message>
            <source>Reject the call from %1</source>
            <translation>Rifiuta la chiamata di %1</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>Chiudi la chiamata</translation>
        </message>
        <message>
            <source>Cancel the call</source>
            <translation>Annulla la chiamata</translation>
        </message>
        <message>
            <source>End this call (End)</source>
            <translation>Chiude questa chiamata (Fine)</translation>
        </message>
        <message>
            <source>Hang up the call with %1</source>
            <translation>Chiudi la chiamata con %1</translation>
        </message>
        <message>
            <source>Microphone off: click to be heard again</source>
            <translation>Microfono spento: clicca per farti sentire di nuovo</translation>
        </message>
        <message>
            <source>Switch the microphone off</source>
            <translation>Spegni il microfono</translation>
        </message>
        <message>
            <source>Switch the microphone on in the call with %1</source>
            <translation>Accendi il microfono nella chiamata con %1</translation>
        </message>
        <message>
            <source>Switch the microphone off in the call with %1</source>
            <translation>Spegni il microfono nella chiamata con %1</translation>
        </message>
        <message>
            <source>Resume the call (Ctrl+F5: the one held for longest)</source>
            <translation>Riprendi la chiamata (Ctrl+F5: quella in attesa da più tempo)</translation>
        </message>
        <message>
            <source>Hold the call (F5)</source>
            <translation>Metti in attesa (F5)</translation>
        </message>
        <message>
            <source>Resume the call with %1</source>
            <translation>Riprendi la chiamata con %1</translation>
        </message>
        <message>
            <source>Hold the call with %1</source>
            <translation>Metti in attesa la chiamata con %1</translation>
        </message>
        <message>
            <source>Park the call in a slot, for anybody to take it</source>
            <translation>Parcheggia la chiamata: chiunque può riprenderla</translation>
        </message>
        <message>
            <source>Park the call with %1</source>
            <translation>Parcheggia la chiamata con %1</translation>
        </message>
        <message>
            <source>Being recorded: click to stop</source>
            <translation>In registrazione: clicca per fermarla</translation>
        </message>
        <message>
            <source>Record the conversation</source>
            <translation>Registra la conversazione</translation>
        </message>
        <message>
            <source>Stop recording the call with %1</source>
            <translation>Ferma la registrazione della chiamata con %1</translation>
        </message>
        <message>
            <source>Record the call with %1</source>
            <translation>Registra la chiamata con %1</translation>
        </message>
        <message>
            <source>Transfer at once to another number (F6)</source>
            <translation>Trasferimento cieco a un altro numero (F6)</translation>
        </message>
        <message>
            <source>Transfer the call with %1 at once</source>
            <translation>Trasferimento cieco della chiamata con %1</translation>
        </message>
        <message>
            <source>Transfer after talking to the target (F7)</source>
            <translation>Trasferimento con offerta (F7)</translation>
        </message>
        <message>
            <source>Transfer the call with %1 after talking to the target</source>
            <translation>Trasferimento con offerta della chiamata con %1</translation>
        </message>
        <message>
            <source>Complete the transfer</source>
            <translation>Completa il trasferimento</translation>
        </message>
        <message>
            <source>Connect the two and leave (F7)</source>
            <translation>Collega i due e lascia la chiamata (F7)</translation>
        </message>
        <message>
            <source>Complete the transfer to %1</source>
            <translation>Completa il trasferimento a %1</translation>
        </message>
        <message>
            <source>Transfer without waiting</source>
            <translation>Trasferisci senza attendere</translation>
        </message>
        <message>
            <source>The caller goes there although nobody has answered yet (F7)</source>
            <translation>Il chiamante viene trasferito anche se nessuno ha ancora risposto (F7)</translation>
        </message>
        <message>
            <source>Cancel transfer</source>
            <translation>Annulla trasferimento</translation>
        </message>
        <message>
            <source>Take the caller back (Del)</source>
            <translation>Riprendi il chiamante (Canc)</translation>
        </message>
        <message>
            <source>Cancel the transfer: %1</source>
            <translation>Annulla il trasferimento: %1</translation>
        </message>
        <message>
            <source>All three</source>
            <translation>In tre</translation>
        </message>
        <message>
            <source>Talk together, the three of you</source>
            <translation>Parlate insieme, in tre</translation>
        </message>
        <message>
            <source>Talk to %1 and the caller together</source>
            <translation>Parla con %1 e il chiamante insieme</translation>
        </message>
        <message>
            <source>Separate</source>
            <translation>Separa</translation>
        </message>
        <message>
            <source>Hold both; talk to one at a time</source>
            <translation>Metti in attesa entrambi; parla con uno alla volta</translation>
        </message>
        <message>
            <source>End the three-way call with %1</source>
            <translation>Termina la chiamata a tre con %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CardDavDialog</name>
        <message>
            <source>Fetching…</source>
            <translation>Aggiornamento…</translation>
        </message>
        <message>
            <source>The password is not accepted, or not kept: remove the account and add it again.</source>
            <translation>La password non è accettata o non è conservata: rimuovi l'account e aggiungilo di nuovo.</translation>
        </message>
        <message>
            <source>Up to date, %1</source>
            <translation>Aggiornato, %1</translation>
        </message>
        <message>
            <source>Not fetched yet</source>
            <translation>Non ancora letto</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Interrogo il server…</translation>
        </message>
        <message>
            <source>Its fingerprint (SHA-256): %1</source>
            <translation>La sua impronta (SHA-256): %1</translation>
        </message>
        <message>
            <source>The password cannot be kept: %1</source>
            <translation>La password non può essere conservata: %1</translation>
        </message>
        <message>
            <source>Added. Its contacts come into your personal phonebook.</source>
            <translation>Aggiunto. I suoi contatti arrivano nella tua rubrica personale.</translation>
        </message>
        <message>
            <source>Removed, and its contacts with it.</source>
            <translation>Rimosso, e con esso i suoi contatti.</translation>
        </message>
        <message>
            <source>CardDAV accounts</source>
            <translation>Account CardDAV</translation>
        </message>
        <message>
            <source>Address books on other servers, for example Nextcloud, whose contacts appear in your personal phonebook and follow every change there.</source>
            <translation>Rubriche su altri server, per esempio Nextcloud, i cui contatti compaiono nella tua rubrica personale e seguono ogni modifica.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Indirizzo</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utente</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stato</translation>
        </message>
        <message>
            <source>Fetch now</source>
            <translation>Aggiorna ora</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Rimuovi</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>Aggiungi un account</translation>
        </message>
        <message>
            <source>https://cloud.example.com</source>
            <translation>https://cloud.example.com</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nome utente</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>I have compared the fingerprint: trust this certificate</source>
            <translation>Ho confrontato l'impronta: considera attendibile questo certificato</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Aggiungi</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ChatScreen</name>
        <message>
            <source>Nothing found</source>
            <translation>Nessun risultato</translation>
        </message>
        <message>
            <source>Neither a colleague nor a message matches “%1”.</source>
            <translation>Nessun collega e nessun messaggio corrisponde a “%1”.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Cancella la ricerca</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>Ancora nessuna conversazione</translation>
        </message>
        <message>
            <source>Search a colleague above to write to.</source>
            <translation>Cerca qui sopra un collega a cui scrivere.</translation>
        </message>
        <message>
            <source>In a window of its own</source>
            <translation>In una finestra propria</translation>
        </message>
        <message>
            <source>Close that window to have the conversation here again.</source>
            <translation>Chiudi quella finestra per riavere qui la conversazione.</translation>
        </message>
        <message>
            <source>Show the window</source>
            <translation>Mostra la finestra</translation>
        </message>
        <message>
            <source>Choose a conversation</source>
            <translation>Scegli una conversazione</translation>
        </message>
        <message>
            <source>Or search a colleague to begin one.</source>
            <translation>Oppure cerca un collega per iniziarne una.</translation>
        </message>
        <message>
            <source>Search a colleague</source>
            <translation>Cerca un collega</translation>
        </message>
        <message>
            <source>Search a colleague or a message</source>
            <translation>Cerca un collega o un messaggio</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversazioni</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ClipboardOffer</name>
        <message>
            <source>Call %1</source>
            <translation>Chiama %1</translation>
        </message>
        <message>
            <source>The clipboard holds this number</source>
            <translation>Questo numero è negli appunti</translation>
        </message>
        <message>
            <source>Do not offer this number</source>
            <translation>Non proporre questo numero</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ConnectionPage</name>
        <message>
            <source>Certificate authority</source>
            <translation>Autorità di certificazione</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Certificati (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connessione</translation>
        </message>
        <message>
            <source>The server's name or address is missing.</source>
            <translation>Manca il nome o l'indirizzo del server.</translation>
        </message>
        <message>
            <source>This is neither a name nor an address, for example pbx.example.com or 192.168.0.100.</source>
            <translation>Non è né un nome né un indirizzo, ad esempio pbx.example.com o 192.168.0.100.</translation>
        </message>
        <message>
            <source>The user name is missing.</source>
            <translation>Manca il nome utente.</translation>
        </message>
        <message>
            <source>The password is missing.</source>
            <translation>Manca la password.</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>Questo file non è leggibile.</translation>
        </message>
        <message>
            <source>Import an existing configuration</source>
            <translation>Importa una configurazione esistente</translation>
        </message>
        <message>
            <source>kcti.ini (*.ini)</source>
            <translation>kcti.ini (*.ini)</translation>
        </message>
        <message>
            <source>This file could not be imported.</source>
            <translation>Non è stato possibile importare questo file.</translation>
        </message>
        <message>
            <source>Imported, without a usable password: type it above.</source>
            <translation>Importato, senza una password utilizzabile: scriverla qui sopra.</translation>
        </message>
        <message>
            <source>Imported.</source>
            <translation>Importato.</translation>
        </message>
        <message>
            <source>Looking for the system's key store…</source>
            <translation>Ricerca del portachiavi di sistema…</translation>
        </message>
        <message>
            <source>The password is kept in the system's key store.</source>
            <translation>La password è conservata nel portachiavi di sistema.</translation>
        </message>
        <message>
            <source>This system has no key store. The password is kept in an encrypted file that only this user on this computer can open; it does not protect against other programs that run as this user.</source>
            <translation>Questo sistema non ha un portachiavi. La password è conservata in un file cifrato che solo questo utente su questo computer può aprire; non protegge dagli altri programmi eseguiti da questo utente.</translation>
        </message>
        <message>
            <source>This system has no key store. The password is kept in memory only, until the application ends.</source>
            <translation>Questo sistema non ha un portachiavi. La password resta solo in memoria, fino alla chiusura dell'applicazione.</translation>
        </message>
        <message>
            <source>Server and user</source>
            <translation>Server e utente</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Indirizzo del server</translation>
        </message>
        <message>
            <source>pbx.example.com or 192.168.0.100</source>
            <translation>pbx.example.com o 192.168.0.100</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Porta</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nome utente</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Kept; type to change it</source>
            <translation>Conservata; scrivere per cambiarla</translation>
        </message>
        <message>
            <source>Show or hide the password</source>
            <translation>Mostra o nascondi la password</translation>
        </message>
        <message>
            <source>Keep the password</source>
            <translation>Conserva la password</translation>
        </message>
        <message>
            <source>Ask for the password at every start</source>
            <translation>Chiedi la password a ogni avvio</translation>
        </message>
        <message>
            <source>Keep it in an encrypted file</source>
            <translation>Conservala in un file cifrato</translation>
        </message>
        <message>
            <source>Where to keep the password</source>
            <translation>Dove conservare la password</translation>
        </message>
        <message>
            <source>Connect when the application starts</source>
            <translation>Connetti all'avvio dell'applicazione</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Cifratura</translation>
        </message>
        <message>
            <source>Trust only this certificate authority (optional)</source>
            <translation>Considera attendibile solo questa autorità di certificazione (facoltativo)</translation>
        </message>
        <message>
            <source>Empty: the certificate seen first is trusted</source>
            <translation>Vuoto: vale il primo certificato ricevuto</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Scegli un file</translation>
        </message>
        <message>
            <source>Import kcti.ini…</source>
            <translation>Importa kcti.ini…</translation>
        </message>
        <message>
            <source>A port is a number from 1 to 65535.</source>
            <translation>La porta è un numero da 1 a 65535.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ContactDialog</name>
        <message>
            <source>Add to an existing contact…</source>
            <translation>Aggiungi a un contatto esistente…</translation>
        </message>
        <message>
            <source>New contact</source>
            <translation>Nuovo contatto</translation>
        </message>
        <message>
            <source>Edit the contact</source>
            <translation>Modifica il contatto</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Cognome</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Azienda</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Reparto</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Personal: only you see it</source>
            <translation>Personale: lo vedi solo tu</translation>
        </message>
        <message>
            <source>Shared: everybody sees it</source>
            <translation>Condivisa: la vedono tutti</translation>
        </message>
        <message>
            <source>Numbers and e-mail addresses</source>
            <translation>Numeri e indirizzi e-mail</translation>
        </message>
        <message>
            <source>Add a number or address</source>
            <translation>Aggiungi un numero o un indirizzo</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salva</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
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
            <translation>Numero o indirizzo</translation>
        </message>
        <message>
            <source>Speed dial</source>
            <translation>Sel. rapida</translation>
        </message>
        <message>
            <source>Remove this row</source>
            <translation>Togli questa riga</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ContactPicker</name>
        <message>
            <source>Add the number to a contact</source>
            <translation>Aggiungi il numero a un contatto</translation>
        </message>
        <message>
            <source>Whose number is %1?</source>
            <translation>Di chi è il numero %1?</translation>
        </message>
        <message>
            <source>Search by name, company, number or e-mail</source>
            <translation>Cerca per nome, azienda, numero o e-mail</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contatti</translation>
        </message>
        <message>
            <source>Add the number</source>
            <translation>Aggiungi il numero</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ConversationView</name>
        <message>
            <source>Too many messages wait to be sent. Try again once there is a connection.</source>
            <translation>Troppi messaggi attendono di essere inviati. Riprova quando ci sarà una connessione.</translation>
        </message>
        <message>
            <source>The message could not be kept on this computer: is the disk full?</source>
            <translation>Non è stato possibile salvare il messaggio su questo computer: il disco è pieno?</translation>
        </message>
        <message>
            <source>No longer in the directory</source>
            <translation>Non più in rubrica</translation>
        </message>
        <message>
            <source>writes…</source>
            <translation>sta scrivendo…</translation>
        </message>
        <message>
            <source>You can read this conversation, but nobody would get an answer.</source>
            <translation>Puoi leggere questa conversazione, ma nessuno riceverebbe una risposta.</translation>
        </message>
        <message numerus="yes">
            <source>Too long by %n character(s) or more; a message takes up to %1 KB.</source>
            <translation>
                <numerusform>Troppo lungo, di %n carattere o più; un messaggio arriva a %1 KB.</numerusform>
                <numerusform>Troppo lungo, di %n caratteri o più; un messaggio arriva a %1 KB.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Room for about %n more character(s)</source>
            <translation>
                <numerusform>Spazio per circa un altro carattere</numerusform>
                <numerusform>Spazio per circa altri %n caratteri</numerusform>
            </translation>
        </message>
        <message>
            <source>Not connected: the message will be sent as soon as there is a connection.</source>
            <translation>Non connesso: il messaggio sarà inviato appena ci sarà una connessione.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Chiama</translation>
        </message>
        <message>
            <source>Open in a window of its own</source>
            <translation>Apri in una finestra propria</translation>
        </message>
        <message>
            <source>Write a message</source>
            <translation>Scrivi un messaggio</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter begins a new line</source>
            <translation>Invio spedisce, Maiusc+Invio va a capo</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Invia</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CredentialsDialog</name>
        <message>
            <source>Sign in to Euterpe</source>
            <translation>Accesso a Euterpe</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Accesso</translation>
        </message>
        <message>
            <source>Type your password for %1.</source>
            <translation>Scrivere la propria password per %1.</translation>
        </message>
        <message>
            <source>%1 refused the user name or the password. Correct them and try again.</source>
            <translation>%1 ha rifiutato il nome utente o la password. Correggerli e riprovare.</translation>
        </message>
        <message numerus="yes">
            <source>Too many failed attempts on %1. Wait %n second(s), then try again.</source>
            <translation>
                <numerusform>Troppi tentativi non riusciti su %1. Attendere %n secondo, poi riprovare.</numerusform>
                <numerusform>Troppi tentativi non riusciti su %1. Attendere %n secondi, poi riprovare.</numerusform>
            </translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nome utente</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Keep the password</source>
            <translation>Conserva la password</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connetti</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Non ora</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DialField</name>
        <message>
            <source>Number to call</source>
            <translation>Numero da chiamare</translation>
        </message>
        <message>
            <source>Type a number and press Enter (F8)</source>
            <translation>Scrivere un numero e premere Invio (F8)</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Chiama</translation>
        </message>
        <message>
            <source>Call this number</source>
            <translation>Chiama questo numero</translation>
        </message>
        <message>
            <source>Delete the last digit</source>
            <translation>Cancella l'ultima cifra</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Transfer to…</source>
            <translation>Trasferisci a…</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Trasferisci</translation>
        </message>
        <message>
            <source>Transfer the call to this number</source>
            <translation>Trasferisci la chiamata a questo numero</translation>
        </message>
        <message>
            <source>Talk first to…</source>
            <translation>Parla prima con…</translation>
        </message>
        <message>
            <source>Call this number before transferring</source>
            <translation>Chiama questo numero prima di trasferire</translation>
        </message>
        <message>
            <source>Deflect to…</source>
            <translation>Devia a…</translation>
        </message>
        <message>
            <source>Deflect</source>
            <translation>Devia</translation>
        </message>
        <message>
            <source>Send the caller to this number</source>
            <translation>Invia il chiamante a questo numero</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DialPad</name>
        <message>
            <source>Dial pad</source>
            <translation>Tastierino numerico</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>Asterisco</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>Cancelletto</translation>
        </message>
        <message>
            <source>Hold for +</source>
            <translation>Tenere premuto per +</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::Directories</name>
        <message>
            <source>Directories and reports</source>
            <translation>Rubriche e report</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Preferiti</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Interni</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recenti</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Segreteria</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::DirectoryResults</name>
        <message>
            <source>The company directory does not answer; only the phonebooks are searched.</source>
            <translation>La directory aziendale non risponde: la ricerca riguarda solo le rubriche.</translation>
        </message>
        <message>
            <source>In the company directory, the first of many: type more</source>
            <translation>Nella directory aziendale, i primi di molti: scrivi di più</translation>
        </message>
        <message>
            <source>In the company directory</source>
            <translation>Nella directory aziendale</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Azienda</translation>
        </message>
        <message>
            <source>Number or address</source>
            <translation>Numero o indirizzo</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ExportDialog</name>
        <message>
            <source>Export contacts</source>
            <translation>Esporta contatti</translation>
        </message>
        <message>
            <source>The file cannot be written: %1</source>
            <translation>Il file non può essere scritto: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) written into %1.</source>
            <translation>
                <numerusform>%n contatto scritto in %1.</numerusform>
                <numerusform>%n contatti scritti in %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) or address(es) have no place in this format.</source>
            <translation>
                <numerusform>%n numero o indirizzo non trova posto in questo formato.</numerusform>
                <numerusform>%n numeri o indirizzi non trovano posto in questo formato.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Esporta…</translation>
        </message>
        <message numerus="yes">
            <source>Export %n contact(s)…</source>
            <translation>
                <numerusform>Esporta %n contatto…</numerusform>
                <numerusform>Esporta %n contatti…</numerusform>
            </translation>
        </message>
        <message>
            <source>Which</source>
            <translation>Quali</translation>
        </message>
        <message>
            <source>Those in the list now</source>
            <translation>Quelli ora nell'elenco</translation>
        </message>
        <message>
            <source>The personal phonebook</source>
            <translation>La rubrica personale</translation>
        </message>
        <message>
            <source>The shared phonebook</source>
            <translation>La rubrica condivisa</translation>
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
            <translation>vCard 3.0, per programmi meno recenti</translation>
        </message>
        <message>
            <source>Outlook (CSV)</source>
            <translation>Outlook (CSV)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ExtensionsScreen</name>
        <message>
            <source>Search a colleague by name, company or number</source>
            <translation>Cerca un interno per nome, azienda o numero</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Interni</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nessun risultato</translation>
        </message>
        <message>
            <source>No colleague matches “%1”.</source>
            <translation>Nessun interno corrisponde a “%1”.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Cancella la ricerca</translation>
        </message>
        <message>
            <source>No colleagues yet</source>
            <translation>Ancora nessun interno</translation>
        </message>
        <message>
            <source>The administrator has not added any extension.</source>
            <translation>L'amministratore non ha aggiunto alcun interno.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::FavouritesScreen</name>
        <message>
            <source>Search the favourites</source>
            <translation>Cerca nei preferiti</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Preferiti</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nessun risultato</translation>
        </message>
        <message>
            <source>No favourite matches “%1”.</source>
            <translation>Nessun preferito corrisponde a “%1”.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Cancella la ricerca</translation>
        </message>
        <message>
            <source>No favourites yet</source>
            <translation>Ancora nessun preferito</translation>
        </message>
        <message>
            <source>Click the star beside a colleague whom you call often.</source>
            <translation>Fare clic sulla stella accanto agli interni che si chiamano spesso.</translation>
        </message>
        <message>
            <source>Show the extensions</source>
            <translation>Mostra gli interni</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ForwardDialog</name>
        <message>
            <source>Forward calls</source>
            <translation>Inoltro di chiamata</translation>
        </message>
        <message>
            <source>Forward all calls to</source>
            <translation>Inoltra tutte le chiamate a</translation>
        </message>
        <message>
            <source>Calls to your extension go there at once, without ringing here. Calls of groups and queues are not forwarded.</source>
            <translation>Le chiamate al tuo interno vanno subito a quel numero, senza squillare qui. Le chiamate di gruppi e code non vengono inoltrate.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Number to forward to</source>
            <translation>Numero a cui inoltrare</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Inoltra</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::FunctionButtons</name>
        <message>
            <source>Voicemail</source>
            <translation>Casella vocale</translation>
        </message>
        <message numerus="yes">
            <source>%n unheard message(s)</source>
            <translation>
                <numerusform>%n messaggio non ascoltato</numerusform>
                <numerusform>%n messaggi non ascoltati</numerusform>
            </translation>
        </message>
        <message>
            <source>no unheard messages</source>
            <translation>nessun messaggio non ascoltato</translation>
        </message>
        <message numerus="yes">
            <source>Call the voicemail: %1, %n heard</source>
            <translation>
                <numerusform>Chiama la casella vocale: %1, %n ascoltato</numerusform>
                <numerusform>Chiama la casella vocale: %1, %n ascoltati</numerusform>
            </translation>
        </message>
        <message>
            <source>Call the voicemail: %1</source>
            <translation>Chiama la casella vocale: %1</translation>
        </message>
        <message>
            <source>Conference</source>
            <translation>Audioconferenza</translation>
        </message>
        <message>
            <source>Call the audio conference, %1</source>
            <translation>Chiama l'audioconferenza, %1</translation>
        </message>
        <message>
            <source>Pick up a call that rings in your group, %1</source>
            <translation>Rispondi a una chiamata che squilla nel tuo gruppo, %1</translation>
        </message>
        <message>
            <source>Pick up in the group</source>
            <translation>Rispondi nel gruppo</translation>
        </message>
        <message>
            <source>%1, on</source>
            <translation>%1, attivo</translation>
        </message>
        <message>
            <source>Not connected to the server</source>
            <translation>Non connesso al server</translation>
        </message>
        <message>
            <source>%1: available in mode Phone</source>
            <translation>%1: disponibile in modalità Phone</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Non disturbare</translation>
        </message>
        <message>
            <source>Do not disturb is on: calls are rejected. Click to be reached again</source>
            <translation>Non disturbare è attivo: le chiamate vengono rifiutate. Clicca per essere di nuovo raggiungibile</translation>
        </message>
        <message>
            <source>Do not disturb: reject all calls</source>
            <translation>Non disturbare: rifiuta tutte le chiamate</translation>
        </message>
        <message>
            <source>Forward calls</source>
            <translation>Inoltro di chiamata</translation>
        </message>
        <message>
            <source>Forward all calls to another number…</source>
            <translation>Inoltra tutte le chiamate a un altro numero…</translation>
        </message>
        <message>
            <source>All calls are forwarded to %1. Click to receive them again</source>
            <translation>Tutte le chiamate sono inoltrate a %1. Clicca per riceverle di nuovo</translation>
        </message>
        <message>
            <source>Fork to mobile</source>
            <translation>Fork to Mobile</translation>
        </message>
        <message>
            <source>%1: available in modes Pro and Phone</source>
            <translation>%1: disponibile nelle modalità Pro e Phone</translation>
        </message>
        <message>
            <source>Fork to mobile: the administrator has set no mobile number for you</source>
            <translation>Fork to Mobile: l'amministratore non ha impostato un numero mobile per te</translation>
        </message>
        <message>
            <source>Calls ring on your mobile %1 as well. Click to stop that</source>
            <translation>Le chiamate squillano anche sul tuo cellulare %1. Clicca per disattivare</translation>
        </message>
        <message>
            <source>Let calls ring on your mobile %1 as well</source>
            <translation>Fai squillare le chiamate anche sul tuo cellulare %1</translation>
        </message>
        <message>
            <source>Pause on all queues</source>
            <translation>Pausa su tutte le code</translation>
        </message>
        <message>
            <source>Paused on all queues. Click to take their calls again</source>
            <translation>In pausa su tutte le code. Fare clic per ricevere di nuovo le loro chiamate</translation>
        </message>
        <message>
            <source>Pause on all queues: they stop calling you</source>
            <translation>Pausa su tutte le code: non chiamano più</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportDialog</name>
        <message>
            <source>Import contacts</source>
            <translation>Importa contatti</translation>
        </message>
        <message>
            <source>Contacts (*.csv *.vcf *.vcard *.txt *.pst *.ost);;All files (*)</source>
            <translation>Contatti (*.csv *.vcf *.vcard *.txt *.pst *.ost);;Tutti i file (*)</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lettura…</translation>
        </message>
        <message>
            <source>Taking the import back…</source>
            <translation>Annullamento dell'importazione…</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importazione…</translation>
        </message>
        <message>
            <source>Not finished: %1 What is done stays; try again to go on.</source>
            <translation>Non completata: %1 Ciò che è fatto resta; riprova per proseguire.</translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n contact(s) removed.</source>
            <translation>
                <numerusform>Annullata: %n contatto rimosso.</numerusform>
                <numerusform>Annullata: %n contatti rimossi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) stay, because somebody has edited them since.</source>
            <translation>
                <numerusform>%n contatto resta, perché nel frattempo qualcuno lo ha modificato.</numerusform>
                <numerusform>%n contatti restano, perché nel frattempo qualcuno li ha modificati.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found (%1).</source>
            <translation>
                <numerusform>%n contatto trovato (%1).</numerusform>
                <numerusform>%n contatti trovati (%1).</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no contacts in this file.</source>
            <translation>In questo file non ci sono contatti.</translation>
        </message>
        <message>
            <source>The phonebook is not here yet: connect to the server first.</source>
            <translation>La rubrica non è ancora disponibile: connettiti prima al server.</translation>
        </message>
        <message>
            <source>All of them are in the phonebook already.</source>
            <translation>Sono già tutti nella rubrica.</translation>
        </message>
        <message numerus="yes">
            <source>%n will be added.</source>
            <translation>
                <numerusform>%n sarà aggiunto.</numerusform>
                <numerusform>%n saranno aggiunti.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be changed.</source>
            <translation>
                <numerusform>%n sarà modificato.</numerusform>
                <numerusform>%n saranno modificati.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be removed.</source>
            <translation>
                <numerusform>%n sarà rimosso.</numerusform>
                <numerusform>%n saranno rimossi.</numerusform>
            </translation>
        </message>
        <message>
            <source>The import could not be taken back: %1</source>
            <translation>L'importazione non può essere annullata: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added.</source>
            <translation>
                <numerusform>%n contatto aggiunto.</numerusform>
                <numerusform>%n contatti aggiunti.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) changed.</source>
            <translation>
                <numerusform>%n contatto modificato.</numerusform>
                <numerusform>%n contatti modificati.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contatto rimosso.</numerusform>
                <numerusform>%n contatti rimossi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) were changed by somebody meanwhile and stay as they are.</source>
            <translation>
                <numerusform>%n contatto è stato nel frattempo modificato da qualcuno e resta com'è.</numerusform>
                <numerusform>%n contatti sono stati nel frattempo modificati da qualcuno e restano come sono.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The server refused %n contact(s).</source>
            <translation>
                <numerusform>Il server ha rifiutato %n contatto.</numerusform>
                <numerusform>Il server ha rifiutato %n contatti.</numerusform>
            </translation>
        </message>
        <message>
            <source>From Kalliope (CSV), Outlook (CSV or data file) or any address book (vCard).</source>
            <translation>Da Kalliope (CSV), Outlook (CSV o file di dati) o da qualsiasi rubrica (vCard).</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Scegli un file…</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Un altro file…</translation>
        </message>
        <message>
            <source>From Outlook</source>
            <translation>Da Outlook</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personale</translation>
        </message>
        <message>
            <source>Shared with everybody</source>
            <translation>Condivisa con tutti</translation>
        </message>
        <message>
            <source>Contacts that are there already</source>
            <translation>Contatti già presenti</translation>
        </message>
        <message>
            <source>Keep them and add what is new</source>
            <translation>Mantienili e aggiungi ciò che è nuovo</translation>
        </message>
        <message>
            <source>Replace them by what the file says</source>
            <translation>Sostituiscili con quanto dice il file</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) cannot be read</source>
            <translation>
                <numerusform>%n riga non può essere letta</numerusform>
                <numerusform>%n righe non possono essere lette</numerusform>
            </translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Riga</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Problema</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Trovato</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Annulla importazione</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Riprova</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importa</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportsDialog</name>
        <message>
            <source>Shared</source>
            <translation>Condivisa</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personale</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contatto</numerusform>
                <numerusform>%n contatti</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo this import?</source>
            <translation>Annullare questa importazione?</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) from %1 are removed from the phonebook, except those that somebody has edited since.</source>
            <translation>
                <numerusform>%n contatto da %1 viene rimosso dalla rubrica, a meno che nel frattempo qualcuno lo abbia modificato.</numerusform>
                <numerusform>%n contatti da %1 vengono rimossi dalla rubrica, tranne quelli che nel frattempo qualcuno ha modificato.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Annulla importazione</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contatto rimosso.</numerusform>
                <numerusform>%n contatti rimossi.</numerusform>
            </translation>
        </message>
        <message>
            <source>The import could not be taken back: %1</source>
            <translation>L'importazione non può essere annullata: %1</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importazioni</translation>
        </message>
        <message>
            <source>What an import brought can be removed again, here, at any time.</source>
            <translation>Ciò che un'importazione ha portato può essere rimosso qui in qualsiasi momento.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quando</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Da</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Aggiunti</translation>
        </message>
        <message>
            <source>Undo import…</source>
            <translation>Annulla importazione…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::IncomingPopup</name>
        <message>
            <source>Incoming call</source>
            <translation>Chiamata in arrivo</translation>
        </message>
        <message>
            <source>Open the main window</source>
            <translation>Apri la schermata principale</translation>
        </message>
        <message>
            <source>Close; the call goes on ringing</source>
            <translation>Chiudi; la chiamata continua a squillare</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::MainWindow</name>
        <message>
            <source>The password could not be kept; it will be asked for at the next start.</source>
            <translation>Non è stato possibile conservare la password; sarà chiesta al prossimo avvio.</translation>
        </message>
        <message>
            <source>The settings could not be saved to %1. They are kept until you quit.</source>
            <translation>Non è stato possibile salvare le impostazioni in %1. Restano valide fino all'uscita.</translation>
        </message>
        <message>
            <source>All seats of mode %1 are taken.</source>
            <translation>Tutte le postazioni della modalità %1 sono occupate.</translation>
        </message>
        <message>
            <source>There is no seat of mode %1 for your user.</source>
            <translation>Non c'è una postazione della modalità %1 per questo utente.</translation>
        </message>
        <message>
            <source>The session goes on in mode %1. Your administrator can free or add a seat.</source>
            <translation>La sessione prosegue in modalità %1. L'amministratore può liberare o aggiungere una postazione.</translation>
        </message>
        <message>
            <source>You are signed in on another computer now.</source>
            <translation>L'accesso è ora attivo su un altro computer.</translation>
        </message>
        <message>
            <source>Connect here</source>
            <translation>Connetti qui</translation>
        </message>
        <message>
            <source>The administrator has removed or changed your user.</source>
            <translation>L'amministratore ha rimosso o modificato questo utente.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connetti</translation>
        </message>
        <message>
            <source>The server has ended the session.</source>
            <translation>Il server ha chiuso la sessione.</translation>
        </message>
        <message>
            <source>This desktop has no system tray: the window was minimised instead. Use Options, Quit to end the application.</source>
            <translation>Questo desktop non ha un'area per le icone di sistema: la finestra è stata minimizzata. Per chiudere l'applicazione usare Opzioni, Esci.</translation>
        </message>
        <message>
            <source>The sound device is gone; sound goes to %1 until it is back.</source>
            <translation>Il dispositivo audio non c'è più; l'audio va a %1 finché non torna.</translation>
        </message>
        <message>
            <source>The sound device is back in use: %1.</source>
            <translation>Il dispositivo audio è di nuovo in uso: %1.</translation>
        </message>
        <message>
            <source>This computer has no sound device: calls go on in silence.</source>
            <translation>Questo computer non ha dispositivi audio: le chiamate proseguono in silenzio.</translation>
        </message>
        <message>
            <source>A call that did not come from the PBX was refused. It came from %1.</source>
            <translation>È stata rifiutata una chiamata che non proveniva dal centralino. Proveniva da %1.</translation>
        </message>
        <message>
            <source>The log of SIP packets cannot be written: %1</source>
            <translation>Il registro dei pacchetti SIP non può essere scritto: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::MessageList</name>
        <message>
            <source>Copy the message</source>
            <translation>Copia il messaggio</translation>
        </message>
        <message>
            <source>Copy the link</source>
            <translation>Copia il collegamento</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Invia di nuovo</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Scarta</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ModePage</name>
        <message>
            <source>Mode and language</source>
            <translation>Modalità e lingua</translation>
        </message>
        <message>
            <source>Mode of work</source>
            <translation>Modalità operativa</translation>
        </message>
        <message>
            <source>No activation code is needed: at every start the server checks that a seat is free.</source>
            <translation>Non serve alcun codice di attivazione: a ogni avvio il server verifica che una postazione sia libera.</translation>
        </message>
        <message>
            <source>Directories, recent calls and calling by click. Needs no seat.</source>
            <translation>Rubriche, chiamate recenti e chiamata con un clic. Non richiede una postazione.</translation>
        </message>
        <message>
            <source>Also shows whose telephone is free, busy or ringing.</source>
            <translation>Mostra anche quali telefoni sono liberi, occupati o squillano.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>This computer becomes the telephone: everything about calls, by mouse and keys. Needs a headset, or microphone and speaker.</source>
            <translation>Questo computer diventa il telefono: tutte le funzioni di chiamata, con mouse e tastiera. Servono cuffie, oppure microfono e altoparlante.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::NoticeBar</name>
        <message>
            <source>Close this notice</source>
            <translation>Chiudi questo avviso</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::OwnHeader</name>
        <message>
            <source>Not signed in</source>
            <translation>Nessun accesso</translation>
        </message>
        <message>
            <source>Extension %1</source>
            <translation>Interno %1</translation>
        </message>
        <message>
            <source>Own presence: %1</source>
            <translation>Propria presenza: %1</translation>
        </message>
        <message>
            <source>Set your presence</source>
            <translation>Imposta la propria presenza</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Presenza</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PeriodPicker</name>
        <message>
            <source>Any date</source>
            <translation>Tutte le date</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Oggi</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ieri</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Ultimi 7 giorni</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Questo mese</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Il mese scorso</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Da … a …</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Periodo</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Da</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PhonePanel</name>
        <message>
            <source>Not connected to the server</source>
            <translation>Non connesso al server</translation>
        </message>
        <message>
            <source>Your user may not start calls; ask the administrator</source>
            <translation>Questo utente non può avviare chiamate; rivolgersi all'amministratore</translation>
        </message>
        <message>
            <source>No telephone chosen yet: Options, Choose telephone</source>
            <translation>Nessun telefono scelto: Opzioni, Scegli il telefono</translation>
        </message>
        <message>
            <source>The softphone is not registered with the PBX</source>
            <translation>Il softphone non è registrato al centralino</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PhonebookScreen</name>
        <message>
            <source>This contact has as many numbers as there can be.</source>
            <translation>Questo contatto ha già il numero massimo di recapiti.</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importa contatti</translation>
        </message>
        <message>
            <source>Import contacts from a file</source>
            <translation>Importa contatti da un file</translation>
        </message>
        <message>
            <source>Search by name, company, number or e-mail</source>
            <translation>Cerca per nome, azienda, numero o e-mail</translation>
        </message>
        <message>
            <source>Phonebook</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Which phonebook</source>
            <translation>Quale rubrica</translation>
        </message>
        <message>
            <source>All contacts</source>
            <translation>Tutti i contatti</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>Condivisa</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personale</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importati</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Aggiungi</translation>
        </message>
        <message>
            <source>Add a contact</source>
            <translation>Aggiungi un contatto</translation>
        </message>
        <message>
            <source>Connect to the server first.</source>
            <translation>Collegati prima al server.</translation>
        </message>
        <message>
            <source>There is no program that writes an e-mail to %1.</source>
            <translation>Non c’è un programma per scrivere un’e-mail a %1.</translation>
        </message>
        <message>
            <source>This contact is not synchronised with the server yet. It can be changed again afterwards.</source>
            <translation>Questo contatto non è ancora sincronizzato con il server. Dopo si potrà modificare di nuovo.</translation>
        </message>
        <message>
            <source>The shared phonebook can only be changed by those whom the administrator allows it.</source>
            <translation>La rubrica condivisa può essere modificata solo da chi è autorizzato dall’amministratore.</translation>
        </message>
        <message>
            <source>Contacts can be added once you have connected to the server.</source>
            <translation>I contatti si possono aggiungere dopo il collegamento al server.</translation>
        </message>
        <message>
            <source>Delete this contact?</source>
            <translation>Eliminare questo contatto?</translation>
        </message>
        <message>
            <source>%1 will be gone from everybody’s phonebook.</source>
            <translation>%1 sparirà dalla rubrica di tutti.</translation>
        </message>
        <message>
            <source>%1 will be gone from your phonebook.</source>
            <translation>%1 sparirà dalla tua rubrica.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Elimina</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conserva</translation>
        </message>
        <message>
            <source>Too many changes wait for the server. Connect, then go on.</source>
            <translation>Troppe modifiche attendono il server. Collegati, poi continua.</translation>
        </message>
        <message>
            <source>This contact is not synchronised with the server yet. Try again in a moment.</source>
            <translation>Questo contatto non è ancora sincronizzato con il server. Riprova tra un momento.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nessun risultato</translation>
        </message>
        <message>
            <source>No contact matches “%1”.</source>
            <translation>Nessun contatto corrisponde a «%1».</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Cancella la ricerca</translation>
        </message>
        <message>
            <source>No contacts yet</source>
            <translation>Ancora nessun contatto</translation>
        </message>
        <message>
            <source>Add the people whom you call, or whose calls you expect.</source>
            <translation>Aggiungi le persone che chiami o di cui aspetti le chiamate.</translation>
        </message>
        <message>
            <source>They appear by themselves.</source>
            <translation>Compaiono da soli.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::QueueControl</name>
        <message>
            <source>&amp;Pause on all queues</source>
            <translation>&amp;Pausa su tutte le code</translation>
        </message>
        <message>
            <source>&amp;Resume on all queues</source>
            <translation>&amp;Riprendi su tutte le code</translation>
        </message>
        <message>
            <source>Pause on %1</source>
            <translation>Pausa su %1</translation>
        </message>
        <message>
            <source>Resume on %1</source>
            <translation>Riprendi su %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::QueueLight</name>
        <message>
            <source>Paused: %1</source>
            <translation>In pausa: %1</translation>
        </message>
        <message>
            <source>Takes calls: %1</source>
            <translation>Riceve chiamate: %1</translation>
        </message>
        <message>
            <source>Queues: %1</source>
            <translation>Code: %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::RegisterScreen</name>
        <message>
            <source>Search a name or number</source>
            <translation>Cerca un nome o un numero</translation>
        </message>
        <message>
            <source>Recent calls</source>
            <translation>Chiamate recenti</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Mostra</translation>
        </message>
        <message>
            <source>The number was withheld</source>
            <translation>Il numero era nascosto</translation>
        </message>
        <message>
            <source>Call back: %1</source>
            <translation>Richiama: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copia il numero</translation>
        </message>
        <message numerus="yes">
            <source>%n new call(s)</source>
            <translation>
                <numerusform>%n nuova chiamata</numerusform>
                <numerusform>%n nuove chiamate</numerusform>
            </translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Caricamento…</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Non connesso</translation>
        </message>
        <message>
            <source>Your calls appear here once the server is reached.</source>
            <translation>Le chiamate compaiono qui appena il server è raggiunto.</translation>
        </message>
        <message>
            <source>The calls could not be read</source>
            <translation>Non è stato possibile leggere le chiamate</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Riprova</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nessun risultato</translation>
        </message>
        <message>
            <source>No call matches the search and the period.</source>
            <translation>Nessuna chiamata corrisponde alla ricerca e al periodo.</translation>
        </message>
        <message>
            <source>Show all calls</source>
            <translation>Mostra tutte le chiamate</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Ancora nessuna chiamata</translation>
        </message>
        <message>
            <source>Calls that you make and receive are listed here.</source>
            <translation>Qui sono elencate le chiamate fatte e ricevute.</translation>
        </message>
        <message>
            <source>Pause the recording</source>
            <translation>Metti in pausa la registrazione</translation>
        </message>
        <message>
            <source>Play the recording</source>
            <translation>Ascolta la registrazione</translation>
        </message>
        <message>
            <source>Save the recording…</source>
            <translation>Salva la registrazione…</translation>
        </message>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Aggiungi alla rubrica…</translation>
        </message>
        <message>
            <source>Export this list to a file</source>
            <translation>Esporta questo elenco in un file</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ServicesPage</name>
        <message>
            <source>Services</source>
            <translation>Servizi</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Avvio</translation>
        </message>
        <message>
            <source>Start minimised in the system tray</source>
            <translation>Avvia minimizzato come icona di sistema</translation>
        </message>
        <message>
            <source>When somebody calls</source>
            <translation>Quando arriva una chiamata</translation>
        </message>
        <message>
            <source>Show a popup</source>
            <translation>Abilita popup di ricezione chiamata</translation>
        </message>
        <message>
            <source>Never for callers who hide their number</source>
            <translation>Mai per chi nasconde il proprio numero</translation>
        </message>
        <message>
            <source>Play a sound</source>
            <translation>Riproduci un suono</translation>
        </message>
        <message>
            <source>Recent calls</source>
            <translation>Chiamate recenti</translation>
        </message>
        <message>
            <source>All there are</source>
            <translation>Tutte</translation>
        </message>
        <message>
            <source>How far back they are shown</source>
            <translation>Periodo mostrato</translation>
        </message>
        <message numerus="yes">
            <source>The last %n day(s)</source>
            <translation>
                <numerusform>L'ultimo giorno</numerusform>
                <numerusform>Gli ultimi %n giorni</numerusform>
            </translation>
        </message>
        <message>
            <source>Chat and presence</source>
            <translation>Chat e presenza</translation>
        </message>
        <message>
            <source>Announce messages while no window is active</source>
            <translation>Annuncia i messaggi quando nessuna finestra è attiva</translation>
        </message>
        <message>
            <source>Away without keyboard and mouse for</source>
            <translation>Assente senza tastiera e mouse da</translation>
        </message>
        <message>
            <source>Only while you are available; what you set yourself stays</source>
            <translation>Solo quando sei disponibile; ciò che imposti tu resta</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Pause on all queues</source>
            <translation>Pausa su tutte le code</translation>
        </message>
        <message>
            <source>When a call of a queue is answered</source>
            <translation>Alla risposta di una chiamata di coda</translation>
        </message>
        <message>
            <source>Until you resume</source>
            <translation>Finché non si riprende</translation>
        </message>
        <message>
            <source>When I disconnect or quit</source>
            <translation>Alla disconnessione o alla chiusura</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::SessionDialogs</name>
        <message>
            <source>Welcome to Euterpe</source>
            <translation>Benvenuti in Euterpe</translation>
        </message>
        <message>
            <source>Before the first call the application needs the address of your server, your user name and your password. Your administrator has them for you.</source>
            <translation>Prima della prima chiamata servono i parametri di configurazione: l'indirizzo del server, il nome utente e la password. Li fornisce l'amministratore.</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Apri le impostazioni</translation>
        </message>
        <message>
            <source>The server's certificate has changed</source>
            <translation>Il certificato del server è cambiato</translation>
        </message>
        <message>
            <source>%1 shows another certificate than before. If your administrator has renewed it, trust the new one. If nobody told you, somebody may be listening: stay disconnected and ask.</source>
            <translation>%1 presenta un certificato diverso da prima. Se l'amministratore lo ha rinnovato, accettare il nuovo. Se nessuno ha avvisato, qualcuno potrebbe essere in ascolto: restare disconnessi e chiedere.</translation>
        </message>
        <message>
            <source>Until now:
%1

Now:
%2</source>
            <translation>Finora:
%1

Adesso:
%2</translation>
        </message>
        <message>
            <source>Trust the new certificate</source>
            <translation>Accetta il nuovo certificato</translation>
        </message>
        <message>
            <source>Stay disconnected</source>
            <translation>Resta disconnesso</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pagine</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salva</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
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
            <translation>Questo file non è leggibile.</translation>
        </message>
        <message>
            <source>A name or an address, with :port if it is not the usual one.</source>
            <translation>Un nome o un indirizzo, con :porta se non è quella abituale.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>As the system (%1)</source>
            <translation>Come il sistema (%1)</translation>
        </message>
        <message>
            <source>%1, not connected</source>
            <translation>%1, non collegato</translation>
        </message>
        <message>
            <source>Shown once the softphone is in use</source>
            <translation>Visibili quando il softphone è in uso</translation>
        </message>
        <message>
            <source>As the PBX says</source>
            <translation>Come indica il centralino</translation>
        </message>
        <message>
            <source>Certificate authority of the PBX</source>
            <translation>Autorità di certificazione del centralino</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Certificati (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>These settings belong to mode Phone. Choose it on the first page to change them.</source>
            <translation>Queste impostazioni appartengono alla modalità Phone. Selezionala nella prima pagina per modificarle.</translation>
        </message>
        <message>
            <source>Connection to the PBX (SIP)</source>
            <translation>Connessione al centralino (SIP)</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protocollo</translation>
        </message>
        <message>
            <source>Certificate of the authority that signed the PBX's, for TLS</source>
            <translation>Certificato dell'autorità che ha firmato quello del centralino, per TLS</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Scegli un file…</translation>
        </message>
        <message>
            <source>SIP registrar, if an SBC stands before the PBX</source>
            <translation>SIP registrar, se davanti al centralino c'è un SBC</translation>
        </message>
        <message>
            <source>Codecs, in the administrator's order</source>
            <translation>Codec, nell'ordine dell'amministratore</translation>
        </message>
        <message>
            <source>Applied at once; during a call, after it.</source>
            <translation>Applicate subito; durante una chiamata, al suo termine.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microfono</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Ascolto</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Suoneria</translation>
        </message>
        <message>
            <source>%1: volume</source>
            <translation>%1: volume</translation>
        </message>
        <message>
            <source>Cancel echo</source>
            <translation>Cancella l'eco</translation>
        </message>
        <message>
            <source>Keeps what the speaker plays out of the microphone</source>
            <translation>Evita che il microfono riprenda ciò che riproduce l'altoparlante</translation>
        </message>
        <message>
            <source>A change takes effect with the next call</source>
            <translation>Una modifica vale dalla prossima chiamata</translation>
        </message>
        <message>
            <source>Suppress noise</source>
            <translation>Riduci il rumore</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::StatusStrip</name>
        <message>
            <source>%1 shows another certificate than before</source>
            <translation>%1 mostra un certificato diverso da prima</translation>
        </message>
        <message>
            <source>The certificate authority chosen in the settings does not vouch for %1</source>
            <translation>L'autorità di certificazione scelta nelle impostazioni non garantisce per %1</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>Confronta…</translation>
        </message>
        <message>
            <source>Disconnected</source>
            <translation>Disconnesso</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Connecting to %1…</source>
            <translation>Connessione a %1…</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Connesso</translation>
        </message>
        <message>
            <source>The PBX is not reachable since %1; the server goes on trying</source>
            <translation>Il centralino non è raggiungibile dalle %1; il server continua a provare</translation>
        </message>
        <message>
            <source>Connection lost at %1, reconnecting…</source>
            <translation>Connessione persa alle %1, riconnessione in corso…</translation>
        </message>
        <message>
            <source>Connection: %1</source>
            <translation>Connessione: %1</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connetti</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Riprova ora</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>Mode of work</source>
            <translation>Modalità operativa</translation>
        </message>
        <message>
            <source>Asterisk %1</source>
            <translation>Asterisk %1</translation>
        </message>
        <message>
            <source>%1, not registered</source>
            <translation>%1, non registrato</translation>
        </message>
        <message>
            <source>No telephone chosen</source>
            <translation>Nessun telefono scelto</translation>
        </message>
        <message>
            <source>The telephone that calls start from</source>
            <translation>Il telefono da cui partono le chiamate</translation>
        </message>
        <message>
            <source>Softphone: preparing…</source>
            <translation>Softphone: preparazione…</translation>
        </message>
        <message>
            <source>The softphone is not installed on this computer</source>
            <translation>Il softphone non è installato su questo computer</translation>
        </message>
        <message>
            <source>Softphone: no SIP account. %1</source>
            <translation>Softphone: nessun account SIP. %1</translation>
        </message>
        <message>
            <source>Softphone: registering…</source>
            <translation>Softphone: registrazione…</translation>
        </message>
        <message>
            <source>Softphone: the PBX refuses user or password (%1)</source>
            <translation>Softphone: il centralino rifiuta utente o password (%1)</translation>
        </message>
        <message>
            <source>Softphone: the PBX's certificate is not trusted</source>
            <translation>Softphone: il certificato del centralino non è attendibile</translation>
        </message>
        <message>
            <source>Softphone: the PBX does not answer</source>
            <translation>Softphone: il centralino non risponde</translation>
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
            <translation>Volume del microfono</translation>
        </message>
        <message>
            <source>Volume of the speaker</source>
            <translation>Volume dell'ascolto</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::WaitingList</name>
        <message>
            <source>Free now: pick up to call</source>
            <translation>Ora libero: rispondi per chiamare</translation>
        </message>
        <message>
            <source>Call-back booked, busy</source>
            <translation>Prenotata, occupato</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>fino alle %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Do not call back</source>
            <translation>Non richiamare</translation>
        </message>
        <message>
            <source>Parked in %1</source>
            <translation>Parcheggiata in %1</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Chiamante sconosciuto</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>da %1</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Riprendi</translation>
        </message>
        <message>
            <source>Talk to the parked caller</source>
            <translation>Parla con il chiamante parcheggiato</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::WindowMenus</name>
        <message>
            <source>&amp;Options</source>
            <translation>&amp;Opzioni</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>&amp;Connetti</translation>
        </message>
        <message>
            <source>&amp;Disconnect</source>
            <translation>&amp;Disconnetti</translation>
        </message>
        <message>
            <source>Choose &amp;telephone…</source>
            <translation>Scegli il &amp;telefono…</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Impostazioni…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Esci</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Visualizza</translation>
        </message>
        <message>
            <source>Dial &amp;pad</source>
            <translation>Mostra &amp;tastierino numerico</translation>
        </message>
        <message>
            <source>&amp;Function buttons</source>
            <translation>Mostra &amp;pulsanti funzione</translation>
        </message>
        <message>
            <source>&amp;Extended view</source>
            <translation>Modalità &amp;estesa</translation>
        </message>
        <message>
            <source>&amp;Compact view</source>
            <translation>Modalità &amp;ridotta</translation>
        </message>
        <message>
            <source>Always on &amp;top</source>
            <translation>&amp;Sempre in primo piano</translation>
        </message>
        <message>
            <source>T&amp;ransparency</source>
            <translation>Tr&amp;asparenza</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Nessuna</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>&amp;Volumes</source>
            <translation>&amp;Volumi</translation>
        </message>
        <message>
            <source>Available in mode Phone</source>
            <translation>Disponibile in modalità Phone</translation>
        </message>
        <message>
            <source>C&amp;ontacts</source>
            <translation>C&amp;ontatti</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importa…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Esporta…</translation>
        </message>
        <message>
            <source>&amp;Undo an import…</source>
            <translation>&amp;Annulla un'importazione…</translation>
        </message>
        <message>
            <source>&amp;CardDAV accounts…</source>
            <translation>Account &amp;CardDAV…</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::ContactDelegate</name>
        <message>
            <source>Enter or double click to write</source>
            <translation>Invio o doppio clic per scrivere</translation>
        </message>
        <message>
            <source>Enter or double click to call</source>
            <translation>Invio o doppio clic per chiamare</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::PersonDelegate</name>
        <message>
            <source>Enter or double click to call</source>
            <translation>Invio o doppio clic per chiamare</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::RegisterDelegate</name>
        <message>
            <source>via %1</source>
            <translation>da %1</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::SearchField</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 di %2</translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::SectionBar</name>
        <message numerus="yes">
            <source>%1, %n new</source>
            <translation>
                <numerusform>%1, %n nuova</numerusform>
                <numerusform>%1, %n nuove</numerusform>
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
            <translation>Nome</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Came through</source>
            <translation>Tramite</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Ora</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>Secondi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::PlaybackControl</name>
        <message>
            <source>It cannot be played here.</source>
            <translation>Non si può ascoltare qui.</translation>
        </message>
        <message>
            <source>Save the message</source>
            <translation>Salva il messaggio</translation>
        </message>
        <message>
            <source>Save the recording</source>
            <translation>Salva la registrazione</translation>
        </message>
        <message>
            <source>Sound files (*.wav)</source>
            <translation>File audio (*.wav)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Salvato come %1.</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>Non è stato possibile scrivere il file.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::RegisterExport</name>
        <message>
            <source>Export recent calls</source>
            <translation>Esporta le chiamate recenti</translation>
        </message>
        <message>
            <source>Tables of text (*.csv)</source>
            <translation>Tabelle di testo (*.csv)</translation>
        </message>
        <message>
            <source>Recent calls are being exported…</source>
            <translation>Esportazione delle chiamate recenti in corso…</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) exported to %1.</source>
            <translation>
                <numerusform>%n chiamata esportata in %1.</numerusform>
                <numerusform>%n chiamate esportate in %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>Non è stato possibile scrivere il file.</translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::VoicemailModel</name>
        <message>
            <source>There is no sound in a format that can be played here</source>
            <translation>Non c'è audio in un formato ascoltabile qui</translation>
        </message>
        <message>
            <source>Withheld number</source>
            <translation>Numero nascosto</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Ascoltato</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nuovo</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Lavoro</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Famiglia</translation>
        </message>
        <message>
            <source>Friends</source>
            <translation>Amici</translation>
        </message>
        <message>
            <source>Other folder</source>
            <translation>Altra cartella</translation>
        </message>
        <message>
            <source>Not heard yet</source>
            <translation>Non ancora ascoltato</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n secondo</numerusform>
                <numerusform>%n secondi</numerusform>
            </translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Date and time</source>
            <translation>Data e ora</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durata</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Cartella</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::PlayerBar</name>
        <message>
            <source>Standard device</source>
            <translation>Dispositivo predefinito</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Play the message</source>
            <translation>Ascolta il messaggio</translation>
        </message>
        <message>
            <source>Position in the message</source>
            <translation>Posizione nel messaggio</translation>
        </message>
        <message>
            <source>Device on which messages are heard</source>
            <translation>Dispositivo per ascoltare i messaggi</translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::VoicemailScreen</name>
        <message>
            <source>Add to the phonebook…</source>
            <translation>Aggiungi alla rubrica…</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Elimina</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Conserva</translation>
        </message>
        <message numerus="yes">
            <source>The mailbox has %n more, older message(s).</source>
            <translation>
                <numerusform>La casella ha ancora %n messaggio più vecchio.</numerusform>
                <numerusform>La casella ha altri %n messaggi più vecchi.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Non connesso</translation>
        </message>
        <message>
            <source>Your messages appear here once the server is reached.</source>
            <translation>I messaggi appaiono qui quando il server è raggiungibile.</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Caricamento…</translation>
        </message>
        <message>
            <source>The messages could not be read</source>
            <translation>Impossibile leggere i messaggi</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Riprova</translation>
        </message>
        <message>
            <source>No mailbox</source>
            <translation>Nessuna casella vocale</translation>
        </message>
        <message>
            <source>Your extension has no mailbox at the PBX. The administrator can give it one.</source>
            <translation>L'interno non ha una casella vocale sul centralino. L'amministratore può assegnargliela.</translation>
        </message>
        <message>
            <source>Messages are heard by telephone</source>
            <translation>I messaggi si ascoltano al telefono</translation>
        </message>
        <message>
            <source>The server does not know where the PBX keeps its messages. The administrator can tell it: [pbx] voicemail_folder in euterpe-server.conf.</source>
            <translation>Il server non sa dove il centralino conserva i messaggi. L'amministratore può indicarlo: [pbx] voicemail_folder in euterpe-server.conf.</translation>
        </message>
        <message>
            <source>The server cannot read the mailbox</source>
            <translation>Il server non può leggere la casella vocale</translation>
        </message>
        <message>
            <source>It has no access to the folder in which the PBX keeps the messages. The administrator can grant it: the guide to joining a PBX says how.</source>
            <translation>Non ha accesso alla cartella in cui il centralino conserva i messaggi. L'amministratore può concederlo: la guida al collegamento con un centralino spiega come.</translation>
        </message>
        <message>
            <source>No messages</source>
            <translation>Nessun messaggio</translation>
        </message>
        <message>
            <source>Messages that callers leave for you are listed here.</source>
            <translation>Qui sono elencati i messaggi lasciati da chi chiama.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Play the message</source>
            <translation>Ascolta il messaggio</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Salva una copia…</translation>
        </message>
        <message>
            <source>Mark as not heard</source>
            <translation>Segna come non ascoltato</translation>
        </message>
        <message>
            <source>Mark as heard</source>
            <translation>Segna come ascoltato</translation>
        </message>
        <message>
            <source>The number was withheld</source>
            <translation>Il numero era nascosto</translation>
        </message>
        <message>
            <source>Call back: %1</source>
            <translation>Richiama: %1</translation>
        </message>
        <message>
            <source>Copy the number</source>
            <translation>Copia il numero</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Elimina…</translation>
        </message>
        <message>
            <source>Delete the message from %1, %2? It is deleted at the PBX, too.</source>
            <translation>Eliminare il messaggio di %1, %2? Viene eliminato anche dal centralino.</translation>
        </message>
    </context>
</TS>
