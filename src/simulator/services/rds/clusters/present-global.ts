/** A global database in the shape that RDS answers with. */
import type {GlobalCluster as Shown} from '@aws-sdk/client-rds';
import {membersOfGlobal} from '../../../bond/cluster-topology.ts';
import type {GlobalCluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Call} from '../../call.ts';
import {presentTags} from '../present-settings.ts';

/** A global database with its members, wherever they live. */
export function presentGlobal(global: GlobalCluster, call: Call): Shown {
  const members = membersOfGlobal(call.accounts, call.place, global.id).map(({place, cluster}) => ({
    arn: rdsArn(place, 'cluster', cluster.id),
    status: cluster.status,
  }));
  const readers = members.map(({arn}) => arn).filter((arn) => arn !== global.writerArn);
  return {
    GlobalClusterIdentifier: global.id,
    GlobalClusterResourceId: global.resourceId,
    // The ARN of a global database has no Region.
    GlobalClusterArn: `arn:aws:rds::${call.place.accountId}:global-cluster:${global.id}`,
    Status: 'available',
    Engine: global.engine,
    EngineVersion: global.engineVersion || undefined,
    EngineLifecycleSupport: global.lifecycleSupport,
    DatabaseName: global.databaseName,
    DeletionProtection: global.isProtected,
    StorageEncrypted: global.encryption !== 'none',
    StorageEncryptionType: global.encryption,
    GlobalClusterMembers: members.map(({arn, status}) => {
      const isWriter = arn === global.writerArn;
      const SynchronizationStatus = status === 'available' ? 'connected' : 'pending-resync';
      return {
        DBClusterArn: arn,
        IsWriter: isWriter,
        Readers: isWriter ? readers : [],
        ...(isWriter ? {} : {SynchronizationStatus}),
      };
    }),
    TagList: presentTags(global.tags),
  };
}
