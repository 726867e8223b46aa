/** Gathers a named set of facts for a runbook, and fails where one of its checks does not hold. */
import {gather} from '../../aws/observe/gather.ts';
import type {Check} from '../../core/check.ts';
import {BugError} from '../../core/errors.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {counted} from '../../core/words/text.ts';
import type {ReadLine} from '../front-end.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {doorFor} from './door-for.ts';
import {appendMeasurements} from './measure.ts';
import {settle} from './settle.ts';

/** Appends every fact and a note for each check; nothing is sent while one of them is not ok. */
export async function gatherFacts(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
): Promise<void> {
  const name = step.gather ?? '';
  const {clock} = hands.world;
  const since = clock.now();
  const reads: ReadLine[] = [];
  live.activity = {type: 'observing', since, reads};
  appendMeasurements(live, hands);
  const isKnown = await gather(name, doorFor(live, hands), live.session, {
    clock,
    signal: live.wishes,
    onPlan: (planned) => {
      reads.push(...planned);
      live.activity = {type: 'observing', since, reads: [...reads]};
    },
    onFact: (fact, evidence) => live.append({type: 'observed', fact, evidence}),
  });
  if (!isKnown) throw new BugError(`There is nothing to gather under the name "${name}".`);
  // Whoever left meanwhile finds the step pending, and its reads are made anew.
  if (live.wishes.aborted) return;
  const checks = hands.computations.checks?.[name]?.(live.session) ?? [];
  for (const {result, words} of checks) {
    const text = `${resultWords[result]}: ${words}.`;
    live.append({type: 'noted', step: step.id, text, by: 'Latchkey'});
  }
  const failing = checks.filter(({result}) => result === 'not-ok');
  if (failing.length > 0) {
    settle(step, live, hands, 'Failed', failing.map(({words}) => words).join('; '));
    return;
  }
  settle(step, live, hands, 'Success', summary(checks));
}

const resultWords: {readonly [Result in Check['result']]: string} = {
  ok: 'ok',
  'not-ok': 'NOT OK',
  caution: 'caution',
  'not-readable': 'not readable',
};

function summary(checks: readonly Check[]): string {
  if (checks.length === 0) return '';
  const count = (wanted: Check['result']) => checks.filter(({result}) => result === wanted).length;
  const [cautions, unread] = [count('caution'), count('not-readable')];
  const good = checks.length - cautions - unread;
  return [
    ...(good === 0 ? [] : [`${counted(good, 'check')} ok`]),
    ...(cautions === 0 ? [] : [`${cautions} to look at`]),
    ...(unread === 0 ? [] : [`${unread} not readable`]),
  ].join(', ');
}
