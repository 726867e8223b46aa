/** What else is in the Region: who hangs on the same key, and which names are near a typo. */
import {paged, type Read} from './planned.ts';

/** Every database, snapshot and automated backup of the account in this Region. */
export function regionReads(): readonly Read[] {
  return [
    paged('regionInstances', {}),
    paged('regionClusters', {}),
    paged('regionSnapshots', {}),
    paged('regionAutomatedBackups', {}),
    paged('regionClusterSnapshots', {}),
    paged('regionClusterAutomatedBackups', {}),
  ];
}
