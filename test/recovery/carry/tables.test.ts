/** The tables of what a restore carries over, held against the SDK's own schemas. */
import {
  DBCluster$,
  DBInstance$,
  ModifyDBCluster$,
  ModifyDBInstance$,
  RestoreDBClusterFromSnapshot$,
  RestoreDBClusterToPointInTime$,
  RestoreDBInstanceFromDBSnapshot$,
  RestoreDBInstanceToPointInTime$,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clusterTable} from '../../../src/recovery/carry/cluster-rows.ts';
import {instanceTable} from '../../../src/recovery/carry/instance-rows.ts';
import type {Row} from '../../../src/recovery/carry/row.ts';
import {memberNames} from '../../../src/simulator/wire/conform.ts';
import {everyClusterMember, everyInstanceMember} from './full.ts';

type Operation = {readonly [index: number]: unknown};

const inputOf = (operation: Operation): readonly string[] =>
  memberNames(operation[4] as Parameters<typeof memberNames>[0]);

/** Members that the SDK describes, and a row of the table for each. */
describe.each([
  ['DBInstance', DBInstance$, instanceTable],
  ['DBCluster', DBCluster$, clusterTable],
] as const)('%s', (_, schema, table) => {
  it('has a rule for every member the SDK knows, and for no other', () => {
    expect(Object.keys(table).toSorted()).toEqual(memberNames(schema).toSorted());
  });

  it('says of every member what can be done', () => {
    const silent = Object.values<Row<never>>(table).filter(({because}) => because === '');
    expect(silent).toEqual([]);
  });
});

const calls = [
  ['instance', 'snapshot', instanceTable, everyInstanceMember, RestoreDBInstanceFromDBSnapshot$],
  ['instance', 'point', instanceTable, everyInstanceMember, RestoreDBInstanceToPointInTime$],
  ['cluster', 'snapshot', clusterTable, everyClusterMember, RestoreDBClusterFromSnapshot$],
  ['cluster', 'point', clusterTable, everyClusterMember, RestoreDBClusterToPointInTime$],
] as const;

describe.each(calls)('the restore of an %s from a %s', (_, kind, table, full, operation) => {
  const known = inputOf(operation);
  const rows = Object.entries<Row<never>>(table);

  it.each(rows)('takes what the rule of %s names', (_member, row) => {
    const named = Object.keys(row.restore?.(full as never, {kind, gibibytes: 10}) ?? {});
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each([
  ['ModifyDBInstance', instanceTable, everyInstanceMember, ModifyDBInstance$],
  ['ModifyDBCluster', clusterTable, everyClusterMember, ModifyDBCluster$],
] as const)('%s', (_, table, full, operation) => {
  const known = inputOf(operation);

  it.each(Object.entries<Row<never>>(table))('takes what the rule of %s names', (_member, row) => {
    const named = Object.keys(row.modify?.(full as never, {} as never) ?? {});
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is named by every rule that says so', () => {
    const claims = Object.entries<Row<never>>(table).filter(([, {way}]) => way === 'modify');
    const idle = claims.filter(([, row]) => row.modify?.(full as never, {} as never) === undefined);
    expect(idle.map(([member]) => member)).toEqual([]);
  });
});
