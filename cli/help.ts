/** What `collaudo --help` says. */
export const HELP = `collaudo – prove di conformità per chi si integra con le piattaforme pubbliche italiane

Uso: collaudo COMANDO [opzioni]

  run [PIANO...]     esegue i piani contro il software sotto prova (senza run file: l’ente di riferimento)
  serve              avvia i simulatori e resta in ascolto: indirizzi, chiavi, identità di prova, riscontri
  list               elenca piani, casi e requisiti (--json; --requirements; --commands)
  verify PERCORSO    controlla un fascicolo (cartella o zip), un suo PDF anche firmato, una busta .p7m o .p7s:
                     di chi sono le firme, se tutto è integro (--against FASCICOLO, --content FILE, --key PUBBLICA)
  rejudge PERCORSO   ricalcola gli esiti dal giornale di un fascicolo (cartella o zip)
  report PERCORSO    rifà i rapporti di un fascicolo dalle sue fonti; oppure, senza toccarlo:
                     --template FILE.docx --map FILE.json compila un modulo ufficiale (--learn FILE.docx: prima mappa)
                     --mail 000|002|004 --attach FILE[,FILE] prepara la bozza di un messaggio, mai inviata (--to FILE)
  check TIPO FILE    verifica un documento senza eseguire prove (da solo: elenca i tipi)
  sample TIPO        stampa documenti generati, validi o sbagliati in un modo (da solo: elenca tipi e modi;
                     -n N --seed S --invalid MODO --files CARTELLA)
  gates [iris|send]  a che punto è l’ente nell’adesione e che cosa manca (--dossier CARTELLA [FASCICOLO...])
  mutants            prova la suite contro gli enti difettosi e stampa la matrice (--scenarios all: in ogni scenario,
                     anche dove il difetto non può giungere)
  merge CARTELLA...  riunisce le parti di un’esecuzione (--shard), o rimette in sesto una interrotta
  compare A B        nuove mancanze, risolte, messaggi cambiati, controlli non più eseguiti
  init               scrive il run file e il flusso di CI (--plans --ente --codice-fiscale --driver --target --ci)
  doctor             controlla la configurazione prima di ogni prova: run file, porte, indirizzi, certificati, orologio
  ente               avvia l’ente di riferimento come processo a sé (--send URL, --gpd URL, --io URL)

Opzioni comuni:
  --config FILE      run file (collaudo.yaml, se c’è)      --out DIR       dove lasciare i fascicoli (out)
  --seed N           seme di tutto ciò che è generato      --now ISTANTE   istante d’inizio, ISO 8601 con fuso
  --only ID[,ID]     soli casi o requisiti                 --tags EXPR     espressione di tag di Cucumber
  --requirement ID   soli scenari di un requisito          --shard I/N     una parte degli scenari
  --ambiente A       staging | esercizio                   --mutant ID     un difetto dell’ente di riferimento
  --clock C          virtual | scaled | real               --door D        express | msw
  --upstream P=URL   inoltra alla piattaforma reale, e giudica ciò che passa (più volte)
  --expected-failures FILE  mancanze attese, con responsabile e scadenza    --annotations github
  --host H --port-base N --public-url U --tls              dove si raggiungono i simulatori
  --no-pdf           non produce il PDF                    --zip           lascia anche lo zip del fascicolo
  --statement-key F  firma la dichiarazione del fascicolo  --json --quiet --no-color

Opzioni di run:
  --ente CF          un solo ente di una campagna (enti nel run file); senza, li prova tutti, uno dopo l’altro

Opzioni di run e report:
  --pdf-profile P    2a (PDF/A-2a) | 3a (PDF/A-3a con le fonti allegate)
  --signature-field  yes | no: campo per la firma nel documento di un piano conforme

Codici d’uscita: 0 conforme; 1 non conforme; 2 uso o configurazione; 3 guasto del banco; 4 incompleto.

Strumento indipendente: non affiliato a PagoPA, Regione Toscana o Regione Marche; gli esiti ottenuti su
simulatore sono una prova generale, non una certificazione.`;
