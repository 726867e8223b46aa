/** Reads everything, then judges it: the only way a diagnosis comes about. */
import {observe} from '../../aws/observe/observe.ts';
import {beforeAllIsRead} from '../../causes/so-far.ts';
import {isoTime} from '../../core/clock.ts';
import type {Diagnosis} from '../../core/diagnosis.ts';
import type {ReadLine} from '../front-end.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {doorFor} from './door-for.ts';
import {refuseWithoutAnswers, refuseWithoutDatabase} from './nothing-read.ts';

/** Appends every fact and the diagnosis; true when the operator left meanwhile. */
export async function observeAndDiagnose(live: LiveSession, hands: Hands): Promise<boolean> {
  const {world} = hands;
  const since = world.clock.now();
  const reads: ReadLine[] = [];
  let soFar: Diagnosis | undefined;
  const show = () => {
    live.activity = {type: 'observing', since, reads: [...reads], soFar};
  };
  show();
  const evidence = await observe(doorFor(live, hands), live.session.incident.database, {
    clock: world.clock,
    caller: live.session.operator.arn,
    signal: live.wishes,
    onPlan: (planned) => {
      reads.push(...planned);
      show();
    },
    onSoFar: (facts) => {
      const now = isoTime(world.clock.now());
      soFar = beforeAllIsRead(hands.diagnose(facts, live.session.incident, now), true);
      show();
    },
    onFact: (fact, value) => {
      live.append({type: 'observed', fact, evidence: value});
    },
  });
  if (live.wishes.aborted && live.takeWish() === 'leave') return true;
  await refuseWithoutAnswers(evidence, world.door);
  refuseWithoutDatabase(evidence, live.session.incident);
  const diagnosis = hands.diagnose(evidence, live.session.incident, isoTime(world.clock.now()));
  live.append({type: 'diagnosed', diagnosis});
  return false;
}
