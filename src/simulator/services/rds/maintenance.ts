/** The weekly maintenance window: changes that wait are applied when it opens. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import type {Instance, PendingChanges} from '../../world/instances.ts';
import {schedule} from '../../world/queue.ts';
import type {World} from '../../world/world.ts';
import {interrupt, rename} from './change.ts';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** True where something waits. */
export function hasPending({pending}: Instance): boolean {
  return pending.newId !== undefined || Object.keys(pending.settings).length > 0;
}

/** Adds to what waits for the window. */
export function addToPending(
  world: World,
  dependent: InstanceDependent,
  more: PendingChanges,
): void {
  const {instance} = dependent;
  const settings = {...instance.pending.settings, ...more.settings};
  instance.pending = {settings, newId: more.newId ?? instance.pending.newId};
  if (hasPending(instance)) planMaintenance(world, dependent);
}

/** Applies what is asked now and everything that waits, as ApplyImmediately does. */
export function applyPending(
  world: World,
  dependent: InstanceDependent,
  more: PendingChanges,
): void {
  const {instance} = dependent;
  const {settings, newId = instance.pending.newId} = more;
  const all = {...instance.pending.settings, ...settings};
  instance.pending = {settings: {}};
  interrupt(world, dependent, all);
  if (newId !== undefined) rename(world, dependent, newId);
}

/** The window opens. What cannot be changed now waits for the next one. */
export function openMaintenance(world: World, dependent: InstanceDependent, window: string): void {
  const {instance} = dependent;
  if (!hasPending(instance)) return;
  if (instance.settings.PreferredMaintenanceWindow !== window || instance.status !== 'available') {
    planMaintenance(world, dependent);
    return;
  }
  applyPending(world, dependent, {settings: {}});
}

/** When `sun:04:30-sun:05:00` opens next, after `now`; UTC. */
export function nextMaintenance(window: string, now: number): number {
  const [day = 'sun', hours = '0', minutes = '0'] = window.toLowerCase().split(/[:-]/);
  // The first of January 1970 was a Thursday.
  const sunday = 3 * 24 * 60 * minute;
  const opening =
    sunday + ((days.indexOf(day) * 24 + Number(hours)) * 60 + Number(minutes)) * minute;
  return now - ((((now - opening) % week) + week) % week) + week;
}

function planMaintenance(world: World, {place, instance}: InstanceDependent): void {
  const {resourceId, settings} = instance;
  const window = settings.PreferredMaintenanceWindow;
  const at = nextMaintenance(window, world.now);
  schedule(world, at, {type: 'maintenance', ...place, resourceId, window});
}
