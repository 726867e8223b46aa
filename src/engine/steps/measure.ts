/** What earlier sessions took, put into the journal before an estimate is made of it. */
import {isoTime} from '../../core/clock.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Appends the durations once a session, where the hands can read them and there are any. */
export function appendMeasurements(live: LiveSession, hands: Hands): void {
  if (live.session.evidence.measurements) return;
  const measured = hands.measurements?.(live.session.rehearsal) ?? [];
  if (measured.length === 0) return;
  const at = isoTime(hands.world.clock.now());
  const evidence = {
    status: 'known',
    call: 'latchkey:PastSessions',
    at,
    value: {Restores: measured},
  } as const;
  live.append({type: 'observed', fact: 'measurements', evidence});
}
