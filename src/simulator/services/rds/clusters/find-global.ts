/** Global databases: they lie in one Region here, and the whole account sees them. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {GlobalCluster} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import {member} from '../../../world/world.ts';
import type {Call} from '../../call.ts';

/** Every global database of the caller's account, with the state it lies in. */
export function globalsOf(call: Call): {readonly rds: RdsState; readonly global: GlobalCluster}[] {
  const regions = Object.values(member(call.accounts, call.place.accountId)?.regions ?? {});
  return regions.flatMap(({rds}) =>
    Object.values(rds.globalClusters).map((global) => ({rds, global})),
  );
}

/** 400 `GlobalClusterAlreadyExistsFault`. */
export function globalExists(id: string): AwsError {
  return new AwsError('GlobalClusterAlreadyExistsFault', `Global cluster ${id} already exists`);
}

/** The global database that a caller names, or GlobalClusterNotFoundFault. */
export function findGlobal(
  call: Call,
  text: string | undefined,
): {readonly rds: RdsState; readonly global: GlobalCluster} {
  const id = (text ?? '').toLowerCase().replace(/^arn:.*:global-cluster:/, '');
  const found = globalsOf(call).find(({global}) => global.id === id);
  if (!found) {
    throw new AwsError('GlobalClusterNotFoundFault', `Global cluster ${id} not found`);
  }
  return found;
}
