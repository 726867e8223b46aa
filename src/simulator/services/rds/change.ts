/** Settings of an instance change, with what follows from it for its backups and its key. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import {startGrace} from '../../bond/lock-out.ts';
import {isLocked} from '../../bond/statuses.ts';
import {renameInstanceIn} from '../../world/directory.ts';
import type {InstanceSettings} from '../../world/instances.ts';
import {randomOf} from '../../world/random.ts';
import type {StepEffect, World} from '../../world/world.ts';
import {takeCourse} from './course.ts';
import {events} from './event-log.ts';
import {planNightly} from './nightly.ts';
import {settleBackups} from './removal.ts';

/** Changes for which the volumes are detached and attached anew, so that the key is needed. */
const detaching: readonly (keyof InstanceSettings)[] = ['DBInstanceClass', 'EngineVersion'];

/** Puts new settings in. Nothing is interrupted by that alone. */
export function applySettings(
  world: World,
  dependent: InstanceDependent,
  settings: Partial<InstanceSettings>,
): void {
  const {instance} = dependent;
  const before = instance.settings;
  if (Object.keys(settings).length === 0) return;
  instance.settings = {...before, ...settings};
  const {BackupRetentionPeriod, PreferredBackupWindow} = instance.settings;
  const hadBackups = before.BackupRetentionPeriod > 0;
  const isMoved = PreferredBackupWindow !== before.PreferredBackupWindow;
  if (BackupRetentionPeriod > 0 && (!hadBackups || isMoved)) planNightly(world, dependent);
  // With backups on, the two hours count for a key that is already lost (facts/aws.md §1.2).
  if (BackupRetentionPeriod > 0 && !hadBackups) startGrace(world, dependent);
  if (BackupRetentionPeriod === 0 && hadBackups) {
    settleBackups(world, dependent, false);
    delete instance.restorableSince;
  }
}

/** Gives the instance its new identifier and reboots it: the old DNS name is gone at once. */
export function rename(world: World, dependent: InstanceDependent, newId: string): void {
  const {rds, instance} = dependent;
  renameInstanceIn(rds, instance, newId);
  // Snapshots stay with it (facts/aws.md §6.4).
  for (const snapshot of Object.values(rds.snapshots)) {
    if (snapshot.resourceId === instance.resourceId) snapshot.instanceId = newId;
  }
  // A locked database keeps its status: nothing is running that could be interrupted.
  if (isLocked(instance.status)) return;
  const random = randomOf(world.random, 'estate');
  takeCourse(world, dependent, [
    {after: 0, status: 'renaming'},
    {after: random.between(60_000, 150_000), status: 'rebooting'},
    {after: random.between(60_000, 120_000), status: 'available', event: events.restartedDatabase},
  ]);
}

/** modifying, then available; what detaches the volumes needs the key. */
export function interrupt(
  world: World,
  dependent: InstanceDependent,
  settings: Partial<InstanceSettings>,
): void {
  applySettings(world, dependent, settings);
  const names = Object.keys(settings);
  if (names.length === 0 || isLocked(dependent.instance.status)) return;
  const effects: StepEffect[] = [];
  if (detaching.some((name) => names.includes(name))) effects.push('attach');
  const isFirst = dependent.instance.restorableSince === undefined;
  if (isFirst && names.includes('BackupRetentionPeriod')) effects.push('first-backup');
  const after = randomOf(world.random, 'estate').between(180_000, 480_000);
  takeCourse(world, dependent, [
    {after: 0, status: 'modifying'},
    {after, status: 'available', effects},
  ]);
}

/** rebooting, then available; `attaches` where the volumes are taken to be attached anew. */
export function restart(world: World, dependent: InstanceDependent, attaches = false): void {
  const after = randomOf(world.random, 'estate').between(60_000, 180_000);
  const effects: StepEffect[] = attaches ? ['attach'] : [];
  takeCourse(world, dependent, [
    {after: 0, status: 'rebooting'},
    {after, status: 'available', event: events.restartedDatabase, effects},
  ]);
}
