/** AWS Backup: points in vaults that exist, jobs that end. */
import type {World} from '../../../src/simulator/world/world.ts';
import {placesOf, unless} from './places.ts';

export function backupFlaws(world: World): string[] {
  const waiting = new Set(
    world.queue.flatMap(({event}) => ('jobId' in event ? [event.jobId] : [])),
  );
  return placesOf(world).flatMap(({held: {backup}, where}) => [
    ...Object.values(backup.points).flatMap(({arn, vaultName}) =>
      unless([[Object.hasOwn(backup.vaults, vaultName), `${where}: ${arn} lies in no vault`]]),
    ),
    ...Object.values(backup.restoreJobs).flatMap(({id, status, completedAt}) =>
      jobFlaws(id, ['PENDING', 'RUNNING'].includes(status), completedAt, waiting),
    ),
    ...Object.values(backup.copyJobs).flatMap(({id, state, completedAt}) =>
      jobFlaws(id, ['CREATED', 'RUNNING'].includes(state), completedAt, waiting),
    ),
  ]);
}

function jobFlaws(
  id: string,
  isOpen: boolean,
  completedAt: number | undefined,
  waiting: ReadonlySet<string>,
): string[] {
  return unless([
    [!isOpen || waiting.has(id), `the job ${id} never goes on`],
    [isOpen === (completedAt === undefined), `the job ${id} is open and ended`],
  ]);
}
