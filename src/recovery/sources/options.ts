/** The backups as rows of a question, with the reasons for the recommended one. Pure. */
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {estimateWords} from '../../core/words/progress.ts';
import {counted, printable} from '../../core/words/text.ts';
import {clockSeconds, dayWords, durationWords} from '../../core/words/time.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {lastWriteOf} from '../lock.ts';
import {type Candidate, candidatesOf} from './candidates.ts';
import {estimateCell} from './estimate.ts';
import {keysToMend} from './keys-to-mend.ts';
import {lookedWords} from './looked.ts';

const columns = [
  'Back to (UTC)',
  'Data lost',
  'Kind',
  'Key',
  'Engine',
  'Size',
  'Takes',
  'First',
  'Verdict',
] as const;

/** The answer that asks for a Region to look into. */
export const elsewhere = 'elsewhere';

/** Every candidate as a row; then a look into another Region; and a row that takes none of them. */
export function sourceOptions(session: Session): OptionTable {
  const candidates = candidatesOf(session);
  const best = candidates.find(({verdict}) => verdict === 'best');
  return {
    columns,
    options: [
      ...candidates.map((each) => optionOf(each, candidates, session)),
      lookElsewhere(session),
      noneOf(session, candidates, best !== undefined),
    ],
  };
}

/** The same after a look into another Region, which is not offered a second time. */
export function sourceOptionsAgain(session: Session): OptionTable {
  const {options} = sourceOptions(session);
  return {columns, options: options.filter(({id}) => id !== elsewhere)};
}

function optionOf(candidate: Candidate, all: readonly Candidate[], session: Session): Option {
  const {id, source, opening, dead, verdict, lost, estimate} = candidate;
  return {
    id,
    label: printable(source.label),
    detail: detailOf(candidate, all, session),
    ...(verdict === 'best' ? {recommended: true} : {}),
    ...(dead === '' && source.first.length > 0
      ? {note: printable(source.first.join('; '), 600)}
      : {}),
    ...(dead === ''
      ? {}
      : {dead: `${printable(source.label)} cannot be restored: ${printable(dead, 400)}.`}),
    cells: [
      momentOf(source.restorePoint, session.at),
      lost === undefined ? 'unknown' : durationWords(lost),
      source.words,
      opening.words,
      source.engineVersion || 'unknown',
      sizeWords(source.gibibytes),
      estimateCell(estimate),
      source.first.length === 0 ? '–' : firstWord(source),
      verdict,
    ].map((cell) => printable(cell)),
  };
}

function detailOf(candidate: Candidate, all: readonly Candidate[], session: Session): string {
  const {source, opening, dead, estimate} = candidate;
  const parts = [
    ...(candidate.verdict === 'best' ? [bestWords(all)] : []),
    `${sizeWords(source.gibibytes, 'size unknown')}, ${estimateWords(estimate)}`,
    lossWords(candidate, session),
    ...source.first.map((words) => `first: ${words}`),
    source.doubt ?? '',
    dead === '' && opening.opens === 'unknown'
      ? `whether it opens is unknown: ${opening.because}`
      : '',
    dead === '' ? opening.doubt : dead,
  ];
  return printable(parts.filter((part) => part !== '').join('; '), 600);
}

/** Why this one: how many open, how many cannot. */
function bestWords(all: readonly Candidate[]): string {
  const open = all.filter(({dead, opening}) => dead === '' && opening.opens === 'yes').length;
  const shut = all.filter(({dead}) => dead !== '').length;
  const rest = shut === 0 ? '' : `; ${counted(shut, 'other')} cannot be used`;
  return `recommended: it loses the least of ${counted(open, 'backup')} that can be opened now${rest}`;
}

function firstWord({kind, region}: Candidate['source']): string {
  if (kind === 'copy' || kind === 'cluster-copy') return 'copy';
  if (kind === 'replica' || kind === 'cluster-replica') return 'promote';
  return region === '' ? 'see below' : 'other Region';
}

function sizeWords(gibibytes: number, unknown = 'unknown'): string {
  return gibibytes === 0 ? unknown : `${gibibytes} GiB`;
}

function lossWords({lost}: Candidate, session: Session): string {
  const lastWrite = lastWriteOf(session);
  if (lost === undefined || !lastWrite) return 'what is lost is unknown: no lock time is known';
  const until = `${momentOf(lastWrite.at, session.at)} UTC`;
  const words = `${durationWords(lost)} of data before ${until} is lost`;
  return lastWrite.from === 'lock' ? words : `${words}, up to 5 min more`;
}

function lookElsewhere({evidence}: Session): Option {
  return {
    id: elsewhere,
    label: 'Look in other Regions',
    detail: printable(`copies and replicated backups; reads only; ${lookedWords(evidence)}`, 600),
    cells: ['other Regions', '–', '–', '–', '–', '–', '–', '–', 'asks which'],
  };
}

/** The last way out of a table in which nothing opens, and the recommended one then. */
function noneOf(session: Session, all: readonly Candidate[], hasBest: boolean): Option {
  return {
    id: 'none',
    label: 'None of these: stop here and hand over',
    detail: printable(
      hasBest
        ? `${session.incident.database.identifier} stays as it is; nothing is restored`
        : `${session.incident.database.identifier} stays as it is${keysToMend(all, session)}`,
      900,
    ),
    ...(hasBest ? {} : {recommended: true}),
    then: 'stop',
    cells: ['none of these', '–', '–', '–', '–', '–', '–', '–', 'hands over'],
  };
}

/** `1 Mar 03:10:00`, with its year where that is not this year's. */
export function momentOf(iso: string, now: string): string {
  if (iso === '') return 'unknown';
  const year = iso.slice(0, 4) === now.slice(0, 4) ? '' : ` ${iso.slice(0, 4)}`;
  return `${dayWords(iso)}${year} ${clockSeconds(iso)}`;
}
