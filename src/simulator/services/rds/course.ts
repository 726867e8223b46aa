/** The statuses a database runs through, one step after the other, as time goes by. */
import {
  type Dependent,
  holderOf,
  type InstanceDependent,
  instancesOf,
  isCluster,
  wholeOf,
} from '../../bond/dependents.ts';
import {lockOut} from '../../bond/lock-out.ts';
import {canUseKey} from '../../bond/usable.ts';
import {schedule} from '../../world/queue.ts';
import type {Step, StepEffect, World} from '../../world/world.ts';
import {takeAutomatedBackup} from './backups.ts';
import {takeClusterEffect} from './clusters/effects.ts';
import {noteClusterEvent} from './clusters/events.ts';
import {noteEvent} from './event-log.ts';
import {deleteInstance} from './removal.ts';

/** Sends a database on a new course; what was left of an older one no longer counts. */
export function takeCourse(world: World, dependent: Dependent, steps: readonly Step[]): void {
  holderOf(dependent).course += 1;
  planNext(world, dependent, steps);
}

/** The next step of a course is due: `steps` starts with it. */
export function goOn(
  world: World,
  dependent: Dependent,
  course: number,
  steps: readonly Step[],
): void {
  const holder = holderOf(dependent);
  if (holder.course !== course) return;
  const [step] = steps;
  if (!step) return;
  takeStep(world, dependent, step);
  if (holder.course === course && steps.length > 1) planNext(world, dependent, steps.slice(1));
}

/** A first step without delay is taken at once, so that the answer of the call shows it. */
function planNext(world: World, dependent: Dependent, steps: readonly Step[]): void {
  const [step] = steps;
  if (!step) return;
  const {resourceId, course} = holderOf(dependent);
  if (step.after === 0) {
    goOn(world, dependent, course, steps);
    return;
  }
  const {accountId, region} = dependent.place;
  schedule(world, world.now + step.after, {
    type: 'course-step',
    accountId,
    region,
    resourceId,
    course,
    steps,
  });
}

function takeStep(world: World, dependent: Dependent, step: Step): void {
  const {rds} = dependent;
  holderOf(dependent).status = step.status;
  if (isCluster(dependent)) {
    if (step.event) noteClusterEvent(rds, dependent.cluster, step.event, world.now);
    leadMembers(world, dependent, step);
    for (const effect of step.effects ?? []) {
      takeClusterEffect(world, dependent, effect, step.onLostKey);
      if (dependent.cluster.status !== step.status) return;
    }
    return;
  }
  if (step.event) noteEvent(rds, dependent.instance, step.event, world.now);
  for (const effect of step.effects ?? []) {
    if (effect === 'attach') attach(world, dependent, step.onLostKey);
    else takeEffect(world, dependent, effect);
    if (dependent.instance.status !== step.status) return;
  }
}

/** A volume needs KMS when it is attached, not before (facts/aws.md §1.2). */
function attach(world: World, dependent: InstanceDependent, onLostKey: string | undefined): void {
  const {instance} = dependent;
  const whole = wholeOf(dependent);
  if (canUseKey(world, dependent.place, holderOf(whole))) return;
  if (onLostKey === undefined || world.unverified.keyLostOnTheWay === 'inaccessible') {
    lockOut(world, whole);
    return;
  }
  instance.status = onLostKey;
  instance.course += 1;
}

/** Members follow their cluster; one that is being deleted does not come back. */
function leadMembers(world: World, dependent: Dependent, {members}: Step): void {
  if (!members) return;
  for (const instance of instancesOf(dependent)) {
    if (instance.status === 'deleting') continue;
    instance.status = members.status;
    instance.course += 1;
    if (members.event) {
      noteEvent(dependent.rds, instance, members.event, world.now);
    }
  }
}

function takeEffect(
  world: World,
  dependent: InstanceDependent,
  effect: Exclude<StepEffect, 'attach'>,
): void {
  const {place, rds, instance} = dependent;
  switch (effect) {
    case 'logs-run':
      delete instance.logsStoppedAt;
      break;
    case 'logs-stop':
      instance.logsStoppedAt ??= world.now;
      break;
    case 'first-backup':
      // The backups of a member are its cluster's.
      if (instance.settings.BackupRetentionPeriod === 0 || instance.clusterResourceId) break;
      takeAutomatedBackup(world, place, rds, instance);
      instance.restorableSince ??= world.now;
      break;
    case 'delete':
      deleteInstance(world, dependent);
      break;
  }
}
