/** A global database in the shape that RDS answers with. */
import type {GlobalCluster as Shown} from '@aws-sdk/client-rds';
import {membersOfGlobal} from '../../../bond/cluster-topology.ts';
import type {GlobalCluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Place} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {presentTags} from '../present-settings.ts';

/** The ARN of a global database; it has no Region. */
export function globalArn({accountId}: Pick<Place, 'accountId'>, id: string): string {
  return `arn:aws:rds::${accountId}:global-cluster:${id}`;
}

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
    GlobalClusterArn: globalArn(call.place, global.id),
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
