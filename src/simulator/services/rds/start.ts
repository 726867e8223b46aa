/** StartDBInstance: refused while the key is unusable, else the statuses that were observed. */
import type {StartDBInstanceCommandInput, StartDBInstanceCommandOutput} from '@aws-sdk/client-rds';
import type {InstanceDependent} from '../../bond/dependents.ts';
import {grantToRds} from '../../bond/grant.ts';
import {recoverable} from '../../bond/statuses.ts';
import {canUseKey, hasGrantFor, keyByArn} from '../../bond/usable.ts';
import type {Instance} from '../../world/instances.ts';
import {type Random, randomOf} from '../../world/random.ts';
import type {Step, World} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {refuseMember} from './clusters/refusals.ts';
import {takeCourse} from './course.ts';
import {keyNotAccessible, notStartable} from './errors.ts';
import {events, keyReachable} from './event-log.ts';
import {findInstance} from './find.ts';
import {foreseen} from './outcomes.ts';
import {presentInstance} from './present-instance.ts';

/** From an incompatible network every engine but SQL Server is started again (facts/aws.md §1.5). */
function isStartable({status, settings}: Instance): boolean {
  if (status === 'incompatible-network') return !settings.Engine.startsWith('sqlserver');
  return status === 'stopped' || status === recoverable;
}

export const startDBInstance: Handler<StartDBInstanceCommandInput, StartDBInstanceCommandOutput> = (
  input,
  call,
) => {
  const instance = findInstance(call.here.rds, input.DBInstanceIdentifier);
  refuseMember(call, instance);
  if (!isStartable(instance)) throw notStartable(instance.id);
  const {world} = call;
  const dependent = {place: call.place, rds: call.here.rds, instance};
  renewGrant(world, dependent);
  const isUsable = canUseKey(world, call.place, instance);
  // Whether AWS refuses at once is open (facts/aws.md §9.4 number 8).
  if (!isUsable && world.unverified.startWithUnusableKey === 'refuse') {
    throw keyNotAccessible(instance.keyArn ?? '');
  }
  delete instance.restartAt;
  start(world, dependent);
  return {DBInstance: presentInstance(instance, call)};
};

/** Sends the instance on its way up; on a key that does not work it comes back locked. */
export function start(world: World, dependent: InstanceDependent): void {
  const {instance} = dependent;
  const random = randomOf(world.random, 'estate');
  if (canUseKey(world, dependent.place, instance)) {
    const wasLost = instance.bond.lostAt !== undefined;
    instance.bond = {};
    const way = wayUp(random, instance, wasLost);
    takeCourse(world, dependent, foreseen(world, 'rds:StartDBInstance', instance.id, way));
    return;
  }
  takeCourse(world, dependent, [
    {after: 0, status: 'starting'},
    {after: random.between(240_000, 480_000), status: 'starting', effects: ['attach']},
  ]);
}

/** starting → configuring-enhanced-monitoring → backing-up → available (facts/aws.md §1.5). */
function wayUp(random: Random, instance: Instance, wasLost: boolean): Step[] {
  const keyIsBack = keyReachable(instance.id);
  const attached: Step = {
    after: random.between(345_000, 395_000),
    status: 'configuring-enhanced-monitoring',
    effects: ['attach', 'logs-run'],
    event: wasLost ? keyIsBack : undefined,
  };
  if (instance.settings.BackupRetentionPeriod === 0) {
    const available = {
      after: random.between(140_000, 180_000),
      status: 'available',
      event: events.started,
    };
    return [{after: 0, status: 'starting'}, attached, available];
  }
  return [
    {after: 0, status: 'starting'},
    attached,
    {after: random.between(140_000, 180_000), status: 'backing-up', effects: ['first-backup']},
    {after: random.between(170_000, 215_000), status: 'available', event: events.started},
  ];
}

/** Whether a start makes a revoked grant anew is open (facts/aws.md §9.4 number 2). */
function renewGrant(world: World, {place, instance}: InstanceDependent): void {
  if (!world.unverified.startRecreatesGrant || instance.keyArn === undefined) return;
  const key = keyByArn(world.accounts, instance.keyArn);
  if (key?.state !== 'Enabled' || hasGrantFor(key, instance.resourceId)) return;
  grantToRds(world, place, key, instance, world.now);
}
