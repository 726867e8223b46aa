/** What the runner works with: a world to act in, runbooks to follow, a way to judge. */
import type {Door} from '../aws/door.ts';
import type {Measurement} from '../core/backup-shapes.ts';
import type {Clock} from '../core/clock.ts';
import type {Diagnosis} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident, WorldKind} from '../core/incident.ts';
import type {Computations} from '../runbook/computations.ts';
import type {Library} from '../runbook/runbook.ts';
import type {Connector} from './connect/connector.ts';
import type {TimeControl} from './time-control.ts';

/** A request handler behind a guard, and a clock: live, read-only live or simulated. */
export type World = {
  readonly kind: WorldKind;
  /** This AWS is a Latchkey simulator, in process or behind the endpoint. */
  readonly rehearsal: boolean;
  readonly door: Door;
  readonly clock: Clock;
  /** How a person may move the clock; only simulated worlds have it. */
  readonly time?: TimeControl;
  /** Real milliseconds, for the journal's `wall`. */
  wall(): number;
  close(): void;
};

/** Everything that is injected into a run. */
export type Hands = {
  readonly world: World;
  readonly runbooks: Library;
  readonly computations: Computations;
  /** Whether the database answers is looked at through it; none in a rehearsal. */
  readonly connector?: Connector;
  /** Accounts in which every change wants the resource's name typed. */
  readonly production?: ReadonlySet<string>;
  /** How long restores of earlier sessions took, of rehearsals or of real ones alone. */
  readonly measurements?: (rehearsal: boolean) => readonly Measurement[];
  diagnose(evidence: Evidence, incident: Incident, now: string): Diagnosis;
};
