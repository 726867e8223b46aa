/** Names of new snapshots, and how many there may be. */
import type {Call} from '../../call.ts';
import {quotaExceeded, snapshotExists} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {manualSnapshots, quotas} from '../quotas.ts';

/** A free identifier in lower case; refuses a taken one and a Region that is full. */
export function freeSnapshotName(call: Call, text: string | undefined, member: string): string {
  const {rds} = call.here;
  const id = newIdentifier(text, member, 255);
  if (Object.hasOwn(rds.snapshots, id)) throw snapshotExists(id);
  if (manualSnapshots(rds) >= quotas.manualSnapshots) {
    throw quotaExceeded('SnapshotQuotaExceededFault', 'Snapshot quota exceeded');
  }
  return id;
}
