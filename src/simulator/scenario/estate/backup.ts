/** Vaults and recovery points of the estate come into the world. */
import {snapshotOf} from '../../services/rds/backups.ts';
import {clusterSnapshotOf} from '../../services/rds/clusters/backups.ts';
import {rdsArn} from '../../world/names.ts';
import {derivedId} from '../../world/random.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import {milliseconds} from '../duration.ts';
import type {EstateRecoveryPoint, EstateVault} from '../schema/backup.ts';
import {keyNamed, placeOf} from './place.ts';

/** The role that AWS Backup makes for itself in the console. */
const usualRole = 'service-role/AWSBackupDefaultServiceRole';

/** Adds a vault. */
export function addVault(world: World, written: EstateVault): void {
  const place = placeOf(world, written);
  const key = keyNamed(world, place, written.KmsKeyId);
  regionOf(world.accounts, place).backup.vaults[written.BackupVaultName] = {
    name: written.BackupVaultName,
    createdAt: Date.parse(written.created),
    ...(key ? {keyArn: key.arn} : {}),
  };
}

/** Adds one recovery point or a series of them, the newest at `created`. */
export function addRecoveryPoints(world: World, written: EstateRecoveryPoint): void {
  const step = written.every === undefined ? 0 : milliseconds(written.every);
  for (let index = 0; index < written.count; index += 1) {
    addPoint(world, placeOf(world, written), written, Date.parse(written.created) - index * step);
  }
}

function addPoint(world: World, place: Place, written: EstateRecoveryPoint, at: number): void {
  const isCluster = written.DBClusterIdentifier !== undefined;
  const resourceName = written.DBClusterIdentifier ?? written.DBInstanceIdentifier ?? '';
  const id = `awsbackup:job-${derivedId(`${written.BackupVaultName} ${resourceName} ${at}`)}`;
  const key = keyNamed(world, place, written.KmsKeyId);
  const ready = {status: 'available', progress: 100};
  const own = key ? {keyArn: key.arn, encryption: 'sse-kms' as const} : {};
  const options = {id, type: 'awsbackup' as const, tags: []};
  const {rds, backup} = regionOf(world.accounts, place);
  if (isCluster) {
    const cluster = Object.values(rds.clusters).find((one) => one.id === resourceName);
    if (!cluster) return;
    rds.clusterSnapshots[id] = {...clusterSnapshotOf(cluster, options, at), ...ready, ...own};
  } else {
    const instance = Object.values(rds.instances).find((one) => one.id === resourceName);
    if (!instance) return;
    rds.snapshots[id] = {...snapshotOf(instance, options, at), ...ready, ...own};
  }
  const arn = rdsArn(place, isCluster ? 'cluster-snapshot' : 'snapshot', id);
  backup.points[arn] = {
    arn,
    vaultName: written.BackupVaultName,
    resourceType: isCluster ? 'Aurora' : 'RDS',
    resourceArn: rdsArn(place, isCluster ? 'cluster' : 'db', resourceName),
    resourceName,
    roleArn: `arn:aws:iam::${place.accountId}:role/${usualRole}`,
  };
}
