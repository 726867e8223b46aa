/** ModifyGlobalCluster and DeleteGlobalCluster (facts/aws.md §8). */
import type {
  DeleteGlobalClusterCommandInput,
  DeleteGlobalClusterCommandOutput,
  ModifyGlobalClusterCommandInput,
  ModifyGlobalClusterCommandOutput,
} from '@aws-sdk/client-rds';
import {membersOfGlobal} from '../../../bond/cluster-topology.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {GlobalCluster} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidCombination, invalidValue} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {findGlobal, globalExists, globalsOf} from './find-global.ts';
import {globalArn, presentGlobal} from './present-global.ts';

export const modifyGlobalCluster: Handler<
  ModifyGlobalClusterCommandInput,
  ModifyGlobalClusterCommandOutput
> = (input, call) => {
  const {rds, global} = findGlobal(call, input.GlobalClusterIdentifier);
  if (input.EngineVersion !== undefined && input.EngineVersion !== global.engineVersion) {
    throw invalidValue('The simulated AWS upgrades no global database: leave EngineVersion out.');
  }
  if (input.NewGlobalClusterIdentifier !== undefined) {
    rename(call, rds, global, input.NewGlobalClusterIdentifier);
  }
  global.isProtected = input.DeletionProtection ?? global.isProtected;
  return {GlobalCluster: presentGlobal(global, call)};
};

/** Its members carry its identifier, so that they take the new one. */
function rename(call: Call, rds: RdsState, global: GlobalCluster, text: string): void {
  const id = newIdentifier(text, 'NewGlobalClusterIdentifier');
  if (id === global.id) return;
  if (globalsOf(call).some((other) => other.global.id === id)) throw globalExists(id);
  for (const {cluster} of membersOfGlobal(call.accounts, call.place, global.id)) {
    cluster.globalClusterId = id;
  }
  delete rds.globalClusters[global.id];
  global.id = id;
  rds.globalClusters[id] = global;
}

export const deleteGlobalCluster: Handler<
  DeleteGlobalClusterCommandInput,
  DeleteGlobalClusterCommandOutput
> = (input, call) => {
  const {rds, global} = findGlobal(call, input.GlobalClusterIdentifier);
  if (global.isProtected) {
    throw invalidCombination(
      'Cannot delete protected Global Cluster, please disable deletion protection and try again.',
    );
  }
  if (membersOfGlobal(call.accounts, call.place, global.id).length > 0) {
    const message = `Global Cluster ${globalArn(call.place, global.id)} is not empty`;
    throw new AwsError('InvalidGlobalClusterStateFault', message);
  }
  delete rds.globalClusters[global.id];
  return {GlobalCluster: {...presentGlobal(global, call), Status: 'deleting'}};
};
