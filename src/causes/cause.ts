/** What a cause is: a pure function that finds one kind of key loss in the evidence, or nothing. */
import type {Finding} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident} from '../core/incident.ts';

/** Evidence in, finding or nothing out; `certain` only with the proof in hand. Never throws. */
export type Cause = (evidence: Evidence, incident: Incident) => Finding | undefined;
