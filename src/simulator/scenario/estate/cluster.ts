/** A cluster of the estate comes into the world as it would stand after its years of age. */
import {defaultPort} from '../../services/rds/defaults.ts';
import {randomOf} from '../../world/random.ts';
import {regionOf, type World} from '../../world/world.ts';
import type {EstateCluster} from '../schema/cluster.ts';
import {keyNamed, placeOf} from './place.ts';

/** A cluster, available. */
export function addCluster(world: World, written: EstateCluster): void {
  const place = placeOf(world, written);
  const {rds} = regionOf(world.accounts, place);
  rds.clusters[written.DBClusterIdentifier] = {
    id: written.DBClusterIdentifier,
    resourceId: `cluster-${randomOf(world.random, 'estate').letters(26)}`,
    status: 'available',
    createdAt: Date.parse(written.created),
    engine: written.Engine,
    engineVersion: written.EngineVersion,
    keyArn: keyNamed(world, place, written.KmsKeyId)?.arn,
    backupRetentionDays: written.BackupRetentionPeriod,
    members: [],
    port: defaultPort(written.Engine),
  };
}
