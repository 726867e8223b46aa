/** The statuses that a restored instance runs through. */
import type {InstanceSettings} from '../../world/instances.ts';
import type {Random} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {EventText} from './event-log.ts';

const perGiB = 1_500;

/**
 * creating → backing-up → storage-initialization → available. Larger storage takes longer, and its
 * blocks are loaded while it is in use already (facts/aws.md §1.8). A key lost on the way ends it.
 */
export function wayBack(
  random: Random,
  settings: InstanceSettings,
  event: EventText,
  restoredGiB: number,
): Step[] {
  const creating: Step = {after: 0, status: 'creating'};
  const made = {
    after: random.between(900_000, 1_200_000) + restoredGiB * perGiB,
    event,
    onLostKey: 'incompatible-restore',
  };
  const loading = {after: random.between(180_000, 360_000), status: 'storage-initialization'};
  const available = {after: restoredGiB * perGiB, status: 'available'};
  if (settings.BackupRetentionPeriod === 0) {
    return [creating, {...made, status: loading.status, effects: ['attach']}, available];
  }
  const backingUp: Step = {...made, status: 'backing-up', effects: ['attach', 'first-backup']};
  return [creating, backingUp, loading, available];
}
