/** A fully configured database, restored with the tables' requests, told apart by describes alone. */
import {
  AddRoleToDBInstanceCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  type DBCluster,
  type DBInstance,
  ModifyDBClusterCommand,
  type ModifyDBClusterCommandInput,
  ModifyDBInstanceCommand,
  type ModifyDBInstanceCommandInput,
  RestoreDBClusterFromSnapshotCommand,
  type RestoreDBClusterFromSnapshotCommandInput,
  RestoreDBInstanceFromDBSnapshotCommand,
  type RestoreDBInstanceFromDBSnapshotCommandInput,
  RestoreDBInstanceToPointInTimeCommand,
  type RestoreDBInstanceToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {type Cluster, clusterTable} from '../../../src/recovery/carry/cluster-rows.ts';
import {differencesOf} from '../../../src/recovery/carry/differences.ts';
import {type Instance, instanceTable} from '../../../src/recovery/carry/instance-rows.ts';
import {modifySettings, restoreSettings} from '../../../src/recovery/carry/requests.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {rdsIn, shown, twoRegions} from '../../simulator/rds/support.ts';
import {
  clusterAccount,
  clusterOf,
  createCluster,
  rdsOf,
  takeSnapshot,
} from '../../simulator/rds-clusters/support.ts';
import {hour} from '../../simulator/support.ts';
import {fullCluster, fullInstance, makeGroups} from './configured.ts';

/** What is another one by nature: written down here anew, so that the table proves nothing of itself. */
const ofItself = [
  ...['DBInstanceIdentifier', 'DBInstanceArn', 'DbiResourceId', 'InstanceCreateTime'],
  ...['LatestRestorableTime', 'DBClusterIdentifier', 'DBClusterArn', 'DbClusterResourceId'],
  ...['ClusterCreateTime', 'EarliestRestorableTime', 'ReaderEndpoint', 'DBClusterMembers'],
];

/** A description without its identity, endpoint addresses and secret ARNs. */
function settingsIn(description: DBInstance | DBCluster | undefined): object {
  const entries = Object.entries(description ?? {}).filter(([name]) => !ofItself.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (name === 'Endpoint') return [name, typeof value === 'object' ? value.Port : 'an address'];
      if (name === 'MasterUserSecret') return [name, {...value, SecretArn: 'another'}];
      return [name, value];
    }),
  );
}

/** As evidence has it: JSON. */
function stored<T>(description: unknown): T {
  return JSON.parse(JSON.stringify(description)) as T;
}

async function account(): Promise<Simulator> {
  const simulator = twoRegions();
  const rds = rdsIn(simulator);
  await makeGroups(rds);
  await rds.send(new CreateDBInstanceCommand(fullInstance));
  simulator.advance(hour);
  for (const FeatureName of ['s3Import', 'Lambda']) {
    const RoleArn = `arn:aws:iam::111122223333:role/${FeatureName}`;
    await rds.send(
      new AddRoleToDBInstanceCommand({DBInstanceIdentifier: 'full', RoleArn, FeatureName}),
    );
  }
  const named = {DBInstanceIdentifier: 'full', DBSnapshotIdentifier: 'full-now'};
  await rds.send(new CreateDBSnapshotCommand(named));
  simulator.advance(hour);
  return simulator;
}

/** The new instance `back`, by the call for the kind of source. */
async function restore(simulator: Simulator, kind: 'snapshot' | 'point', settings: object) {
  const rds = rdsIn(simulator);
  if (kind === 'snapshot') {
    const input: RestoreDBInstanceFromDBSnapshotCommandInput = {
      DBInstanceIdentifier: 'back',
      DBSnapshotIdentifier: 'full-now',
      ...settings,
    };
    await rds.send(new RestoreDBInstanceFromDBSnapshotCommand(input));
    return;
  }
  const input: RestoreDBInstanceToPointInTimeCommandInput = {
    TargetDBInstanceIdentifier: 'back',
    SourceDBInstanceIdentifier: 'full',
    UseLatestRestorableTime: true,
    ...settings,
  };
  await rds.send(new RestoreDBInstanceToPointInTimeCommand(input));
}

describe('a fully configured instance', () => {
  it.each(['snapshot', 'point'] as const)('comes back from a %s as it was', async (kind) => {
    const simulator = await account();
    const rds = rdsIn(simulator);
    const before = await shown(simulator, 'full');
    const lost = stored<Instance>(before);
    const settings = restoreSettings(instanceTable, lost, {kind, gibibytes: 250});
    await restore(simulator, kind, settings);
    simulator.advance(3 * hour);
    const restored = stored<Instance>(await shown(simulator, 'back'));
    const change = modifySettings(instanceTable, lost, restored);
    await rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: 'back',
        ApplyImmediately: true,
        ...change,
      } as ModifyDBInstanceCommandInput),
    );
    simulator.advance(3 * hour);
    const after = await shown(simulator, 'back');
    expect(settingsIn({...after, AssociatedRoles: before?.AssociatedRoles})).toEqual(
      settingsIn(before),
    );
    const left = differencesOf(instanceTable, lost, stored<Instance>(after));
    expect(left.map(({member, because}) => [member, because])).toEqual([
      ['AssociatedRoles', 'rds:AddRoleToDBInstance sets it'],
    ]);
  });
});

describe('a fully configured cluster', () => {
  it('comes back from a snapshot as it was', async () => {
    const simulator = clusterAccount({clusters: []});
    await makeGroups(rdsOf(simulator));
    await createCluster(simulator, fullCluster);
    simulator.advance(hour);
    await takeSnapshot(simulator, 'full-now');
    simulator.advance(hour);
    const before = await clusterOf(simulator);
    const lost = stored<Cluster>(before);
    const rds = rdsOf(simulator);
    await rds.send(
      new RestoreDBClusterFromSnapshotCommand({
        DBClusterIdentifier: 'back',
        SnapshotIdentifier: 'full-now',
        Engine: lost.Engine,
        ...restoreSettings(clusterTable, lost, {kind: 'snapshot'}),
      } as RestoreDBClusterFromSnapshotCommandInput),
    );
    simulator.advance(3 * hour);
    const restored = stored<Cluster>(await clusterOf(simulator, 'back'));
    await rds.send(
      new ModifyDBClusterCommand({
        DBClusterIdentifier: 'back',
        ApplyImmediately: true,
        ...modifySettings(clusterTable, lost, restored),
      } as ModifyDBClusterCommandInput),
    );
    simulator.advance(3 * hour);
    const after = await clusterOf(simulator, 'back');
    expect(settingsIn(after)).toEqual(settingsIn(before));
    expect(differencesOf(clusterTable, lost, stored<Cluster>(after))).toEqual([]);
  });
});
