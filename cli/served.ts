type Identities = Readonly<Record<string, unknown>>;
type Body = { readonly denominazione: string; readonly codiceFiscale: string; readonly apiKey: string };

/** What `serve` prints of each platform: identities, credentials, test data. */
export const SERVED: Readonly<Record<string, (identities: Identities) => readonly string[]>> = {
  send(identities) {
    const { mittente, creditore } = identities as { mittente: Body; creditore: Body };
    return [
      `  mittente      ${mittente.denominazione}, codice fiscale ${mittente.codiceFiscale}`,
      `  x-api-key     ${mittente.apiKey}`,
      `  creditore     ${creditore.denominazione}, codice fiscale ${creditore.codiceFiscale}`,
      `  x-api-key     ${creditore.apiKey}`,
      '  destinatari   BNRMHL75C06G702B (Michelangelo Buonarroti), FLPCPT69A65Z336P (Cleopatra)',
      '  domicili      prova@pec.it: consegna riuscita; prova@fail.it: consegna fallita, raccomandata semplice',
    ];
  },
  gpd(identities) {
    const { subscriptionKey, enti } = identities as { subscriptionKey: string; enti: readonly string[] };
    return [`  chiave        ${subscriptionKey}`, `  enti          ${enti.join(', ')}`];
  },
  ioservice(identities) {
    const { ente } = identities as {
      ente: Omit<Body, 'apiKey'> & {
        codiceUtente: string;
        servizi: readonly { codice: string; chiave: string }[];
      };
    };
    return [
      `  ente          ${ente.denominazione}, Codice-Utente ${ente.codiceUtente}`,
      ...ente.servizi.map(({ codice, chiave }) => `  chiave        ${codice}: ${chiave}`),
      '  NB            gateway ricostruito: l’interfaccia di IOService non è pubblica',
    ];
  },
  iris(identities) {
    const { ente } = identities as {
      ente: {
        codice: string;
        denominazione: string;
        sil: string;
        password: string;
        ibans: readonly string[];
        tributi: readonly (string | { codice: string })[];
      };
    };
    return [
      `  ente          ${ente.denominazione} (${ente.codice})`,
      `  SIL           ${ente.sil}, password ${ente.password}`,
      `  IBAN          ${ente.ibans.join(', ')}`,
      `  tributi       ${ente.tributi.map((tributo) => (typeof tributo === 'string' ? tributo : tributo.codice)).join(', ')}`,
    ];
  },
  io(identities) {
    const { ente, cittadini } = identities as {
      ente: {
        denominazione: string;
        codiceFiscale: string;
        chiaveManage: string;
        servizi: readonly { codice: string; id: string; chiavePrimaria: string; chiaveSecondaria: string }[];
      };
      cittadini: readonly { id: string; codiceFiscale: string }[];
    };
    return [
      `  ente          ${ente.denominazione}, codice fiscale ${ente.codiceFiscale}`,
      `  chiave MANAGE ${ente.chiaveManage}`,
      ...ente.servizi.map(
        ({ codice, id, chiavePrimaria, chiaveSecondaria }) =>
          `  servizio      ${codice} (${id}), chiavi ${chiavePrimaria} e ${chiaveSecondaria}`,
      ),
      `  cittadini     ${cittadini.map(({ id, codiceFiscale }) => `${codiceFiscale} ${id}`).join(', ')}`,
    ];
  },
};
