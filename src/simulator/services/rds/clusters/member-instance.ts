/** A member instance of a cluster: its storage, key and backups are the cluster's (facts/aws.md §1.4). */
import type {Cluster} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import {addInstanceTo} from '../../../world/directory.ts';
import type {Instance} from '../../../world/instances.ts';
import type {Tag} from '../../../world/keys.ts';
import type {Random} from '../../../world/random.ts';
import type {Place} from '../../../world/world.ts';
import {unborn} from '../birth.ts';
import {type GivenSettings, newSettings, pickedWindows} from '../new-settings.ts';

/** What a member has for itself. */
export type NewMember = {
  readonly id: string;
  readonly input: GivenSettings;
  readonly promotionTier: number;
  readonly tags: Tag[];
  readonly createdAt: number;
};

/** Puts a member into its cluster, `creating`; the first one writes. */
export function addMember(
  random: Random,
  place: Place,
  rds: RdsState,
  cluster: Cluster,
  member: NewMember,
): Instance {
  const {settings: own} = cluster;
  const zone = own.AvailabilityZones[cluster.members.length % own.AvailabilityZones.length];
  const settings = newSettings(
    place,
    {
      ...member.input,
      AvailabilityZone: member.input.AvailabilityZone ?? zone,
      Engine: own.Engine,
      EngineVersion: own.EngineVersion,
      AllocatedStorage: own.AllocatedStorage ?? 1,
      StorageType: own.StorageType ?? 'aurora',
      MasterUsername: own.MasterUsername,
      DBName: own.DatabaseName,
      Port: own.Port,
      BackupRetentionPeriod: own.BackupRetentionPeriod,
      PreferredBackupWindow: own.PreferredBackupWindow,
      DBSubnetGroupName: own.DBSubnetGroupName,
      VpcSecurityGroupIds: own.VpcSecurityGroupIds,
      EnableIAMDatabaseAuthentication: own.EnableIAMDatabaseAuthentication,
      CopyTagsToSnapshot: own.CopyTagsToSnapshot,
      DeletionProtection: false,
    },
    pickedWindows(random.between(0, 5)),
  );
  const instance: Instance = {
    ...unborn(random),
    id: member.id,
    clusterResourceId: cluster.resourceId,
    promotionTier: member.promotionTier,
    createdAt: member.createdAt,
    settings,
    encryption: cluster.encryption,
    keyArn: cluster.keyArn,
    tags: member.tags,
  };
  addInstanceTo(rds, instance);
  cluster.members.push(instance.resourceId);
  return instance;
}
