/** The fully configured databases are that: every member of a create, or the reason why not. */
import {CreateDBCluster$, CreateDBInstance$, CreateDBInstanceCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {memberNames} from '../../../src/simulator/wire/conform.ts';
import {rdsIn, shown, twoRegions} from '../../simulator/rds/support.ts';
import {
  clusterAccount,
  clusterOf,
  createCluster,
  rdsOf,
} from '../../simulator/rds-clusters/support.ts';
import {hour} from '../../simulator/support.ts';
import {fullCluster, fullInstance, makeGroups} from './configured.ts';
import {
  alikeOfClusters,
  alikeOfInstances,
  leftOutOfCluster,
  leftOutOfInstance,
} from './left-out.ts';

const setIn = (input: object) =>
  Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : name));

describe.each([
  ['instance', CreateDBInstance$, fullInstance, leftOutOfInstance],
  ['cluster', CreateDBCluster$, fullCluster, leftOutOfCluster],
] as const)('the configured %s', (_, operation, configured, leftOut) => {
  it('sets every member that the SDK knows, or says why not', () => {
    const named = [...setIn(configured), ...Object.keys(leftOut)];
    expect(named.toSorted()).toEqual(memberNames(operation[4]).toSorted());
  });
});

/** Members of the description that read as they would of a database for which nothing was said. */
const alike = (full: object | undefined, plain: object | undefined) => {
  const others = new Map(Object.entries(plain ?? {}));
  return Object.entries(full ?? {}).flatMap(([name, value]) =>
    JSON.stringify(others.get(name)) === JSON.stringify(value) ? name : [],
  );
};

describe('what RDS shows of them', () => {
  it('differs from a plain instance in all but what has no other value', async () => {
    const simulator = twoRegions();
    const rds = rdsIn(simulator);
    await makeGroups(rds);
    await rds.send(new CreateDBInstanceCommand(fullInstance));
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'plain',
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        MasterUsername: 'somebody',
        MasterUserPassword: 'not-a-real-one',
        AllocatedStorage: 20,
      }),
    );
    simulator.advance(hour);
    expect(
      alike(await shown(simulator, 'full'), await shown(simulator, 'plain')).toSorted(),
    ).toEqual(alikeOfInstances.toSorted());
  });

  it('differs from a plain cluster in all but what has no other value', async () => {
    const simulator = clusterAccount({clusters: []});
    await makeGroups(rdsOf(simulator));
    await createCluster(simulator, fullCluster);
    await createCluster(simulator);
    simulator.advance(hour);
    expect(
      alike(await clusterOf(simulator), await clusterOf(simulator, 'fresh')).toSorted(),
    ).toEqual(alikeOfClusters.toSorted());
  });
});
