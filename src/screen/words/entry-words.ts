/** A journal entry in one line, for the log. */
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import {counted, printable} from '../../core/words/text.ts';
import {clockTime, durationWords} from '../../core/words/time.ts';

/** What happened, without the time. Text written by others stands in quotes. */
export function entryWords(entry: Entry): string {
  switch (entry.type) {
    case 'opened':
      return entry.resumed
        ? `session goes on after an interruption, ${operatorName(entry.operator.arn)}`
        : `session opened, ${worldWords(entry.world, entry.rehearsal)}`;
    case 'observed':
      return `observed ${entry.evidence.call}: ${entry.evidence.status}`;
    case 'diagnosed': {
      const found = entry.diagnosis.findings
        .map((finding) => `${finding.cause}, ${finding.confidence}`)
        .join('; ');
      return found === '' ? `diagnosed: ${entry.diagnosis.verdict}` : `finding: ${found}`;
    }
    case 'planned':
      return `plan chosen: ${entry.title}, ${counted(entry.steps.length, 'step')}`;
    case 'asked':
      return `asked: ${entry.question.title}`;
    case 'answered':
      return `answered “${printable(entry.answer)}” by ${operatorName(entry.by)}`;
    case 'intended':
      return `intended ${entry.call}, attempt ${entry.attempt}`;
    case 'called':
      return calledWords(entry);
    case 'settled':
      return entry.reason === '' ? entry.status : `${entry.status}: ${printable(entry.reason)}`;
    case 'waiting':
      return entry.seen === ''
        ? `waiting until ${clockTime(entry.until)}: ${printable(entry.because)}`
        : `seen: ${printable(entry.seen)}`;
    case 'noted':
      return `note by ${operatorName(entry.by)}: “${printable(entry.text)}”`;
    case 'closed':
      return `closed, ${entry.outcome}: ${printable(entry.summary)}`;
  }
}

function worldWords(world: string, isRehearsal: boolean): string {
  if (world === 'read-only') return 'dry run: no change can leave';
  return isRehearsal ? 'world simulated' : 'world live';
}

function calledWords(entry: Extract<Entry, {type: 'called'}>): string {
  const took =
    entry.milliseconds < 1000 ? `${entry.milliseconds} ms` : durationWords(entry.milliseconds);
  if (entry.outcome === 'would-call') return `would call ${entry.call}; it was not sent`;
  if (entry.outcome === 'ok') {
    const request = entry.requestId === '' ? '' : `, request ${shortId(entry.requestId)}`;
    return `${entry.call} answered${request}, ${took}`;
  }
  return `${entry.call} refused: ${printable(entry.error?.code ?? 'no answer')}`;
}

/** `8d1f…b6c2`. */
function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

/** The step an entry belongs to; the stage of the session where it has none. */
export function entryStep(entry: Entry): string {
  if ('step' in entry && entry.step !== undefined) return entry.step;
  switch (entry.type) {
    case 'diagnosed':
    case 'observed':
      return 'diagnose';
    case 'planned':
      return 'plan';
    default:
      return '–';
  }
}
