/** The deadlines of the incident, and whether they were met. */
import type {Deadline} from '../../core/diagnosis.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {ReportClock} from '../report.ts';

/** The clocks of the first diagnosis. `upAt` is when the database was back; empty for never. */
export function clocksOf(session: Session, upAt: string): readonly ReportClock[] {
  return (session.firstDiagnosis?.clocks ?? []).map((clock) => ({
    clock: clock.clock,
    at: clock.at,
    estimate: clock.estimate,
    from: printable(clock.from, 300),
    result: resultOf(clock, session, upAt),
  }));
}

function resultOf(clock: Deadline, session: Session, upAt: string): ReportClock['result'] {
  switch (clock.clock) {
    case 'oldest-restorable-point':
      return 'no deadline of ours';
    case 'key-deletion':
    case 'material-expiry':
      // The latest reading has it no more: what was counting down was stopped.
      return hasStopped(clock, session) ? 'met' : late(clock, session.at);
    case 'recoverable-window':
      if (upAt !== '') return upAt <= clock.at ? 'met' : 'missed';
      return late(clock, session.at);
  }
}

function hasStopped(clock: Deadline, {diagnosis, firstDiagnosis}: Session): boolean {
  if (!diagnosis || diagnosis === firstDiagnosis) return false;
  return !diagnosis.clocks.some((now) => now.clock === clock.clock && now.at === clock.at);
}

function late(clock: Deadline, now: string): ReportClock['result'] {
  return now > clock.at ? 'missed' : 'still running';
}
