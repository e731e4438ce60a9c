import { flaw, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { contract, parseJson } from '../../kernel/json.ts';
import { Modulo } from '../contract/adesione.ts';
import { requisitiAdesione } from './requisiti.ts';

const { termine, volumi, profilazione } = requisitiAdesione;

/** The last day of the month on which the form may be filled in. */
const LAST_DAY = 15;

const form = contract(Modulo);
const VOLUMI = ['digitali', 'ar', '890'] as const;

/** The form of a month's orders, as data (SEND onboarding manual, "Modulo di commessa"). */
export const moduloCommessaCheck: ArtefactCheck = {
  kind: 'modulo-commessa',
  title: 'modulo di commessa di SEND, come dati JSON (compilato, mese, digitali, ar, 890; totale se indicato)',
  accepts: 'file',
  requirements: [termine, volumi, profilazione],
  settings: {
    profilazioneMensile: {
      value: 0,
      meaning: 'notifiche al mese del modulo di profilazione comunicato a PagoPA; 0: non confrontare',
    },
  },
  check(artefact, settings) {
    const parsed = parseJson(artefact.bytes());
    if (!parsed.ok) throw new UnreadableArtefact(`«${artefact.name}» non si legge come JSON: ${parsed.problem}`);
    const [issue] = form.check(parsed.value);
    if (issue !== undefined) throw new UnreadableArtefact(`«${artefact.name}»: ${issue.path} ${issue.message}`);
    return held(parsed.value as Modulo, Number(settings['profilazioneMensile']));
  },
};

function held(modulo: Modulo, mensile: number): readonly ArtefactFinding[] {
  const { compilato, mese, totale } = modulo;
  const findings: ArtefactFinding[] = [];
  const due = monthAfter(compilato.slice(0, 7));
  if (mese !== due || Number(compilato.slice(8)) > LAST_DAY)
    findings.push(
      flaw(termine, {
        place: 'compilato',
        message: 'Il modulo non è compilato nei termini.',
        expected: `entro il ${LAST_DAY} del mese che precede ${mese}`,
        observed: `compilato il ${compilato}`,
      }),
    );
  const told = VOLUMI.map((name) => [name, modulo[name]] as const);
  for (const [name, count] of told)
    if (!isCount(count))
      findings.push(
        flaw(volumi, {
          place: name,
          message: 'Il numero di notifiche previste non è indicato.',
          expected: 'un numero intero, zero compreso',
          observed: count === undefined ? 'assente' : JSON.stringify(count),
        }),
      );
  if (!told.every(([, count]) => isCount(count))) return findings;
  const sum = told.reduce((total, [, count]) => total + (count as number), 0);
  if (totale !== undefined && totale !== sum)
    findings.push(
      flaw(volumi, {
        place: 'totale',
        message: 'Il totale non è la somma dei volumi.',
        expected: String(sum),
        observed: JSON.stringify(totale),
      }),
    );
  if (mensile > 0 && sum > mensile)
    findings.push(
      flaw(profilazione, {
        place: 'digitali, ar, 890',
        message: 'La previsione supera il modulo di profilazione.',
        expected: `non più di ${mensile} notifiche al mese`,
        observed: `${sum} notifiche`,
      }),
    );
  return findings;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** 2026-12 -> 2027-01. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
