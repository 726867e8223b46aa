/** RDS: its tables of operations joined into one service. */
import {wireService} from '../../wire/service.ts';
import {operationsByName, type SimulatedService} from '../call.ts';
import {refuseNotPlayed} from './not-played.ts';
import {backupErrors, backupOperations} from './tables/backups.ts';
import {catalogOperations} from './tables/catalog.ts';
import {clusterBackupErrors, clusterBackupOperations} from './tables/cluster-backups.ts';
import {clusterErrors, clusterOperations} from './tables/clusters.ts';
import {globalClusterErrors, globalClusterOperations} from './tables/global-clusters.ts';
import {groupErrors, groupOperations} from './tables/groups.ts';
import {instanceErrors, instanceOperations} from './tables/instances.ts';
import {snapshotErrors, snapshotOperations} from './tables/snapshots.ts';

const operations = operationsByName([
  ...instanceOperations,
  ...snapshotOperations,
  ...backupOperations,
  ...groupOperations,
  ...catalogOperations,
  ...clusterOperations,
  ...clusterBackupOperations,
  ...globalClusterOperations,
]);

/** The simulated RDS. */
export const rds: SimulatedService = {
  prefix: 'rds',
  source: 'rds.amazonaws.com',
  operations,
  validate: refuseNotPlayed,
  wire: wireService({
    signingName: 'rds',
    protocol: 'query',
    version: '2014-10-31',
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      ...instanceErrors,
      ...snapshotErrors,
      ...backupErrors,
      ...groupErrors,
      ...clusterErrors,
      ...clusterBackupErrors,
      ...globalClusterErrors,
    },
  }),
};
