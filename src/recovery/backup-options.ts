/** The backups as rows of a question. Pure. */
import type {Option} from '../core/question.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {clockSeconds, dayWords, durationWords} from '../core/words/time.ts';
import type {OptionTable} from '../runbook/computations.ts';
import {type Candidate, candidatesOf} from './backups.ts';
import {lastWriteOf} from './lock.ts';

const columns = ['Back to (UTC)', 'Data lost', 'Kind', 'Key', 'Verdict'] as const;

/** Every candidate as a row, and a last row that takes none of them and hands over. */
export function backupOptions(session: Session): OptionTable {
  const candidates = candidatesOf(session);
  const hasBest = candidates.some(({verdict}) => verdict === 'best');
  return {
    columns,
    options: [...candidates.map((each) => optionOf(each, session)), noneOf(session, hasBest)],
  };
}

function optionOf(candidate: Candidate, session: Session): Option {
  const {snapshot, opening, dead, kind, verdict} = candidate;
  return {
    id: snapshot,
    label: printable(snapshot),
    detail: detailOf(candidate, session),
    ...(verdict === 'best' ? {recommended: true} : {}),
    ...(dead === ''
      ? {}
      : {dead: `${printable(snapshot)} cannot be restored: ${printable(dead)}.`}),
    cells: [
      momentOf(candidate.restorePoint, session.at),
      candidate.lost === undefined ? 'unknown' : durationWords(candidate.lost),
      kind,
      opening.words,
      verdict,
    ].map((cell) => printable(cell)),
  };
}

function detailOf(candidate: Candidate, session: Session): string {
  const {gibibytes, opening, dead} = candidate;
  const size = gibibytes === 0 ? 'size unknown' : `${gibibytes} GiB`;
  const parts = [
    size,
    lossWords(candidate, session),
    dead === '' && opening.opens === 'unknown'
      ? `whether it opens is unknown: ${opening.because}`
      : '',
    dead,
  ];
  return printable(parts.filter((part) => part !== '').join('; '), 400);
}

function lossWords({lost}: Candidate, session: Session): string {
  const lastWrite = lastWriteOf(session);
  if (lost === undefined || !lastWrite) return 'what is lost is unknown: no lock time is known';
  const until = `${momentOf(lastWrite.at, session.at)} UTC`;
  const words = `${durationWords(lost)} of data before ${until} is lost`;
  return lastWrite.from === 'lock' ? words : `${words}, up to 5 min more`;
}

/** The last way out of a table in which nothing opens, and the recommended one then. */
function noneOf(session: Session, hasBest: boolean): Option {
  return {
    id: 'none',
    label: 'None of these: stop here and hand over',
    detail: `${session.incident.database.identifier} stays as it is; nothing is restored`,
    ...(hasBest ? {} : {recommended: true}),
    then: 'stop',
    cells: ['none of these', '–', '–', '–', 'hands over'],
  };
}

/** `1 Mar 03:10:00`, with its year where that is not this year's. */
function momentOf(iso: string, now: string): string {
  if (iso === '') return 'unknown';
  const year = iso.slice(0, 4) === now.slice(0, 4) ? '' : ` ${iso.slice(0, 4)}`;
  return `${dayWords(iso)}${year} ${clockSeconds(iso)}`;
}
