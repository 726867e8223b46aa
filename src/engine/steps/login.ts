/** The operator's login beside the waits that are ahead. A rehearsal's login never ends by itself. */
import type {PlannedStep, Way} from '../../core/plan.ts';
import {type LoginOutlook, loginOutlook} from '../../core/words/login.ts';
import type {World} from '../hands.ts';

/** Words for the question that begins a wait; undefined where the login outlasts it. */
export function loginEndsDuring({verify}: PlannedStep, world: World): string | undefined {
  const outlook = outlookFor(verify?.within ?? 0, world);
  return outlook?.isEnough === false ? outlook.words : undefined;
}

/** The way with what is known of the login and its longest wait. */
export function withLogin(way: Way, world: World): Way {
  const login = outlookFor(Math.max(0, ...way.steps.map(({within = 0}) => within)), world);
  return login ? {...way, login} : way;
}

function outlookFor(
  within: number,
  {kind, rehearsal, door, wall}: World,
): LoginOutlook | undefined {
  if (within === 0 || rehearsal || kind === 'read-only') return undefined;
  const endsAt = door.loginEndsAt();
  // One that is over while AWS still answers was not the end of it.
  if (endsAt === undefined || endsAt <= wall()) return undefined;
  return loginOutlook(endsAt, wall(), within);
}
