/** The statuses an instance runs through, one step after the other, as time goes by. */
import type {Dependent} from '../../bond/dependents.ts';
import {lockOut} from '../../bond/lock-out.ts';
import {canUseKey} from '../../bond/usable.ts';
import {schedule} from '../../world/queue.ts';
import type {Step, StepEffect, World} from '../../world/world.ts';
import {takeAutomatedBackup} from './backups.ts';
import {noteEvent} from './event-log.ts';
import {deleteInstance} from './removal.ts';

/** Sends an instance on a new course; what was left of an older one no longer counts. */
export function takeCourse(world: World, dependent: Dependent, steps: readonly Step[]): void {
  dependent.instance.course += 1;
  planNext(world, dependent, steps);
}

/** The next step of a course is due: `steps` starts with it. */
export function goOn(
  world: World,
  dependent: Dependent,
  course: number,
  steps: readonly Step[],
): void {
  if (dependent.instance.course !== course) return;
  const [step, ...rest] = steps;
  if (!step) return;
  takeStep(world, dependent, step);
  if (dependent.instance.course === course) planNext(world, dependent, rest);
}

/** A first step without delay is taken at once, so that the answer of the call shows it. */
function planNext(world: World, dependent: Dependent, steps: readonly Step[]): void {
  const [step] = steps;
  if (!step) return;
  const {place, instance} = dependent;
  if (step.after === 0) {
    goOn(world, dependent, instance.course, steps);
    return;
  }
  const {resourceId, course} = instance;
  const event = {type: 'instance-step' as const, ...place, resourceId, course, steps: [...steps]};
  schedule(world, world.now + step.after, event);
}

function takeStep(world: World, dependent: Dependent, step: Step): void {
  const {place, rds, instance} = dependent;
  instance.status = step.status;
  if (step.event) noteEvent(rds, place, instance, step.event, world.now);
  for (const effect of step.effects ?? []) takeEffect(world, dependent, effect);
}

function takeEffect(world: World, dependent: Dependent, effect: StepEffect): void {
  const {place, rds, instance} = dependent;
  switch (effect) {
    case 'logs-run':
      delete instance.logsStoppedAt;
      break;
    case 'logs-stop':
      instance.logsStoppedAt ??= world.now;
      break;
    case 'first-backup':
      if (instance.settings.backupRetentionDays === 0) break;
      takeAutomatedBackup(world, place, rds, instance);
      instance.restorableSince ??= world.now;
      break;
    case 'attach':
      // A volume needs KMS when it is attached, not before (facts/aws.md §1.2).
      if (!canUseKey(world.accounts, world.unverified, instance)) lockOut(world, dependent);
      break;
    case 'delete':
      deleteInstance(world, dependent);
      break;
  }
}
