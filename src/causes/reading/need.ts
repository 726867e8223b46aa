/** Whether the database suffers: only then does a policy that stands in the way explain anything. */
import {databaseOf, isLockedOut} from '../../core/database.ts';
import type {Evidence} from '../../core/evidence.ts';
import {isLossOpen} from './key-events.ts';

/** Locked out, or RDS said that it lost the key and not that it has it again. */
export function isSuffering(evidence: Evidence): boolean {
  return isLockedOut(databaseOf(evidence)?.status ?? '') || isLossOpen(evidence);
}
