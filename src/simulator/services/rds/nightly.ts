/** The nightly automated backup: once a day in the instance's window, while it is available. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import {canUseKey} from '../../bond/usable.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {World} from '../../world/world.ts';
import {dropExpiredBackups, takeAutomatedBackup} from './backups.ts';
import {takeCourse} from './course.ts';
import {events} from './event-log.ts';

const day = 86_400_000;
const minute = 60_000;

/** Plans the next backup; call again when the window or the retention period changes. */
export function planNightly(world: World, {place, instance}: InstanceDependent): void {
  const {BackupRetentionPeriod, PreferredBackupWindow} = instance.settings;
  if (BackupRetentionPeriod === 0) return;
  const at = nextWindow(PreferredBackupWindow, world.now);
  const {resourceId} = instance;
  schedule(world, at, {
    type: 'nightly-backup',
    ...place,
    resourceId,
    window: PreferredBackupWindow,
  });
}

/** The window opens. A backup runs only while the instance is available (facts/aws.md §1.6). */
export function backUpNightly(world: World, dependent: InstanceDependent, window: string): void {
  const {place, rds, instance} = dependent;
  const {BackupRetentionPeriod, PreferredBackupWindow} = instance.settings;
  if (BackupRetentionPeriod === 0 || PreferredBackupWindow !== window) return;
  // It is written with the key, so without one there is no backup that night.
  const isUsable = canUseKey(world, place, instance);
  if (instance.status === 'available' && isUsable) {
    takeAutomatedBackup(world, place, rds, instance);
    dropExpiredBackups(rds, instance, world.now);
    instance.restorableSince ??= world.now;
    const length = randomOf(world.random, 'estate').between(2 * minute, 6 * minute);
    takeCourse(world, dependent, [
      {after: 0, status: 'backing-up', event: events.backupBegun},
      {after: length, status: 'available', event: events.backupFinished},
    ]);
  }
  planNightly(world, dependent);
}

/** When `03:10-03:40` opens next, after `now`; UTC. */
export function nextWindow(window: string, now: number): number {
  const [hours = 0, minutes = 0] = window.split('-')[0]?.split(':').map(Number) ?? [];
  const opening = (hours * 60 + minutes) * minute;
  const today = now - (now % day) + opening;
  return today > now ? today : today + day;
}
