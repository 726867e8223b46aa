/** The timeline of a session: what happened, when, and by which call or word. */
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import {wasAsked} from '../../core/fact.ts';
import {operatorName} from '../../core/incident.ts';
import type {PlannedStep} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {counted, principalWords, printable} from '../../core/words/text.ts';
import {durationWords, momentWords} from '../../core/words/time.ts';
import {currentLoss} from '../reading/key-events.ts';

/** One line of the timeline. `at` is ISO 8601. */
export type Moment = {readonly at: string; readonly what: string; readonly how: string};

/** Oldest first. */
export function momentsOf(session: Session, entries: readonly Entry[]): readonly Moment[] {
  return [...lockMoment(session, entries), ...startMoment(entries), ...stepMoments(entries)].sort(
    (a, b) => a.at.localeCompare(b.at),
  );
}

/** When RDS stopped the database; the first reading counts, a restored one has other events. */
export function lockedAt(session: Session, entries: readonly Entry[]): string | undefined {
  const judged = entries.findIndex(({type}) => type === 'diagnosed');
  const atFirst = judged < 0 ? session : fold(entries.slice(0, judged));
  return currentLoss(atFirst.evidence).stopped?.at;
}

function lockMoment(session: Session, entries: readonly Entry[]): readonly Moment[] {
  const at = lockedAt(session, entries);
  if (at === undefined) return [];
  const actor = session.firstDiagnosis?.findings.find((finding) => finding.actor)?.actor;
  const how = actor
    ? `${actor.event} ${momentWords(actor.at, at)} by ${principalWords(actor.arn)}`
    : 'said by RDS';
  return [{at, what: 'locked out', how}];
}

function startMoment(entries: readonly Entry[]): readonly Moment[] {
  return entries.flatMap((entry): readonly Moment[] => {
    if (entry.type !== 'opened') return [];
    if (entry.resumed) return [{at: entry.at, what: 'you went on', how: 'after an interruption'}];
    const judged = entries.find(({type}) => type === 'diagnosed');
    const reads = entries.filter(
      (one) => one.type === 'observed' && wasAsked(one.evidence) && one.seq < (judged?.seq ?? 0),
    );
    const after = judged ? durationWords(Date.parse(judged.at) - Date.parse(entry.at)) : '';
    const how = judged ? `${counted(reads.length, 'read')}, judged after ${after}` : '';
    return [{at: entry.at, what: 'you started', how}];
  });
}

/** Changes that were verified, changes that AWS refused, and what a person said. */
function stepMoments(entries: readonly Entry[]): readonly Moment[] {
  const moments: Moment[] = [];
  const steps = new Map<string, PlannedStep>();
  const intended = new Map<string, string>();
  const said = new Map<string, {readonly answer: string; readonly by: string}>();
  for (const entry of entries) {
    switch (entry.type) {
      case 'planned':
        for (const step of entry.steps) steps.set(step.id, step);
        intended.clear();
        break;
      case 'intended':
        intended.set(entry.step, entry.at);
        break;
      case 'answered':
        said.set(entry.step, entry);
        break;
      case 'called':
        if (entry.mode === 'change' && entry.outcome === 'error') {
          const how = printable(entry.error?.code ?? 'no answer');
          moments.push({at: entry.at, what: `${entry.call} refused`, how});
        }
        break;
      case 'settled': {
        const step = steps.get(entry.step);
        // Whether it answers was seen, or was not: both belong to the story.
        if (step?.kind === 'connect' && ['Success', 'Failed'].includes(entry.status)) {
          moments.push({
            at: entry.at,
            what: entry.status === 'Success' ? 'it answers' : 'it does not answer',
            how: printable(entry.reason, 300),
          });
          break;
        }
        if (!step || entry.status !== 'Success') break;
        const since = intended.get(step.id);
        const answer = said.get(step.id);
        if (step.kind === 'change' && since !== undefined) {
          moments.push({
            at: entry.at,
            what: printable(step.title),
            how: changeWords(step, since, entry.at, answer?.by),
          });
        } else if (step.kind === 'manual' && answer) {
          const how = `${printable(answer.answer)}, said by ${operatorName(answer.by)}`;
          moments.push({at: entry.at, what: printable(step.title), how});
        }
        break;
      }
    }
  }
  return moments;
}

function changeWords(step: PlannedStep, since: string, at: string, by = ''): string {
  const took = durationWords(Date.parse(at) - Date.parse(since));
  const who = by === '' ? '' : `, confirmed by ${printable(operatorName(by))}`;
  return `${step.call}, ${took}${who}`;
}
