/** The nightly automated backup: once a day in the instance's window, while it is available. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import type {Instance} from '../../world/instances.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {Place, Step, World} from '../../world/world.ts';
import {dropExpiredBackups, takeAutomatedBackup} from './backups.ts';
import {takeCourse} from './course.ts';
import {events} from './event-log.ts';

const day = 86_400_000;
const minute = 60_000;

const begun: Step = {after: 0, status: 'backing-up', event: events.backupBegun};

/** Plans the next backup; call again when the window or the retention period changes. */
export function planNightly(world: World, {place, instance}: InstanceDependent): void {
  const {BackupRetentionPeriod, PreferredBackupWindow} = instance.settings;
  if (BackupRetentionPeriod === 0) return;
  planAt(world, place, instance, nextWindow(PreferredBackupWindow, world.now));
}

function planAt(world: World, place: Place, instance: Instance, at: number): void {
  instance.nextBackupAt = at;
  const {accountId, region} = place;
  const {resourceId, settings} = instance;
  const window = settings.PreferredBackupWindow;
  schedule(world, at, {type: 'nightly-backup', accountId, region, resourceId, window});
}

/** The window opens. A backup runs only while the instance is available (facts/aws.md §1.6). */
export function backUpNightly(world: World, dependent: InstanceDependent): void {
  const {place, rds, instance} = dependent;
  // One that was planned before the window moved, or before backups were off and on again.
  if (instance.nextBackupAt !== world.now || instance.settings.BackupRetentionPeriod === 0) return;
  // It is written with the key: there is none in a night after RDS noticed that it is lost.
  if (instance.status === 'available' && instance.bond.lostAt === undefined) {
    takeAutomatedBackup(world, place, rds, instance);
    dropExpiredBackups(rds, instance, world.now);
    instance.restorableSince ??= world.now;
    const length = randomOf(world.random, 'estate').between(2 * minute, 6 * minute);
    takeCourse(world, dependent, [
      begun,
      {after: length, status: 'available', event: events.backupFinished},
    ]);
  }
  planAt(world, place, instance, world.now + day);
}

/** When `03:10-03:40` opens next, after `now`; UTC. */
export function nextWindow(window: string, now: number): number {
  const [hours = 0, minutes = 0] = window.split('-')[0]?.split(':').map(Number) ?? [];
  const opening = (hours * 60 + minutes) * minute;
  const today = now - (now % day) + opening;
  return today > now ? today : today + day;
}
