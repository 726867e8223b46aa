/** How long the changes of earlier sessions took until they held: what an estimate is made of. */
import type {Measurement} from '../core/backup-shapes.ts';
import {LatchkeyError} from '../core/errors.ts';
import {storageOf} from '../core/measured.ts';
import type {Session} from '../core/session.ts';
import {listSessions, readSession} from './sessions.ts';

// The newest ones tell enough, and reading a journal takes its time.
const mostSessions = 20;

/** Those of rehearsals or those of real AWS, never both: simulated minutes are nobody's minutes. */
export function measurementsOf(state: string, rehearsal: boolean): readonly Measurement[] {
  return listSessions(state)
    .filter(({fault}) => fault === undefined)
    .slice(0, mostSessions)
    .flatMap(({id}) => sessionAt(state, id) ?? [])
    .filter((session) => session.rehearsal === rehearsal)
    .flatMap(measurementsIn);
}

/** A journal that breaks while it is read measures nothing; `sessions` shows its fault. */
function sessionAt(state: string, id: string): Session | undefined {
  try {
    return readSession(state, id);
  } catch (error) {
    if (error instanceof LatchkeyError) return undefined;
    throw error;
  }
}

/** Every change of a session that was sent and came to its end. */
export function measurementsIn(session: Session): readonly Measurement[] {
  const gibibytes = storageOf(session.evidence);
  return (session.plan?.steps ?? []).flatMap(({id, kind, call = ''}) => {
    const {status, calledAt, settledAt, outcome} = session.steps[id] ?? {};
    const isWhole = status === 'Success' && outcome === 'ok' && calledAt && settledAt;
    if (!isWhole || kind !== 'change') return [];
    const minutes = (Date.parse(settledAt) - Date.parse(calledAt)) / 60_000;
    return [{call, gibibytes, minutes, at: settledAt}];
  });
}
