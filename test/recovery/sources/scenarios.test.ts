/** Every kind of backup played to its end; and at the wire, nothing that deletes ever left. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../../support/folder.ts';
import {performed, rehearse} from '../../support/rehearsal.ts';

const toPointInTime = 'rds:RestoreDBInstanceToPointInTime';

type Case = {
  readonly scenario: string;
  readonly answers?: {readonly [step: string]: string};
  readonly outcome: 'recovered' | 'handed-over';
  /** The calls that make or promote something, as AWS carried them out. */
  readonly made: readonly string[];
};

const cases: readonly Case[] = [
  {
    scenario: 'copy-in-another-region',
    outcome: 'recovered',
    made: ['rds:CopyDBSnapshot', 'rds:RestoreDBInstanceFromDBSnapshot'],
  },
  {
    scenario: 'copy-in-another-region',
    answers: {source: 'snapshot@eu-central-1/orders-db-friday-far'},
    outcome: 'recovered',
    made: ['rds:RestoreDBInstanceFromDBSnapshot'],
  },
  {scenario: 'only-a-point-in-time', outcome: 'recovered', made: [toPointInTime]},
  {scenario: 'retained-backup', outcome: 'recovered', made: [toPointInTime]},
  {scenario: 'replicated-backup', outcome: 'recovered', made: [toPointInTime]},
  {
    scenario: 'shared-snapshot',
    outcome: 'recovered',
    made: ['rds:CopyDBSnapshot', 'rds:RestoreDBInstanceFromDBSnapshot'],
  },
  {scenario: 'recovery-point', outcome: 'recovered', made: ['backup:StartRestoreJob']},
  {scenario: 'replica-promoted', outcome: 'recovered', made: ['rds:PromoteReadReplica']},
  {
    scenario: 'aurora-point-in-time',
    outcome: 'recovered',
    made: ['rds:RestoreDBClusterToPointInTime'],
  },
  {scenario: 'aurora-snapshot', outcome: 'recovered', made: ['rds:RestoreDBClusterFromSnapshot']},
  {
    scenario: 'multi-az-cluster',
    outcome: 'recovered',
    made: ['rds:RestoreDBClusterToPointInTime'],
  },
  {
    scenario: 'aurora-copy-in-another-region',
    outcome: 'recovered',
    made: ['rds:CopyDBClusterSnapshot', 'rds:RestoreDBClusterFromSnapshot'],
  },
  {
    scenario: 'aurora-copy-in-another-region',
    answers: {source: 'cluster-snapshot@eu-central-1/shop-friday-far'},
    outcome: 'recovered',
    made: ['rds:RestoreDBClusterFromSnapshot'],
  },
  {
    scenario: 'cluster-replica-promoted',
    outcome: 'recovered',
    made: ['rds:PromoteReadReplicaDBCluster'],
  },
  {scenario: 'quota-reached', outcome: 'handed-over', made: []},
  {scenario: 'capacity-missing', outcome: 'recovered', made: [toPointInTime]},
  // The first one is given up when its key goes; it is restored anew with the key enabled again.
  {scenario: 'key-off-during-restore', outcome: 'recovered', made: [toPointInTime, toPointInTime]},
];

test.each(cases)('$scenario ends $outcome with $made', async ({scenario, answers, ...expected}) => {
  const played = await rehearse(scenario, {
    state: temporaryFolder(),
    answer: (step) => answers?.[step],
  });
  expect(played.closed.outcome, played.closed.summary).toBe(expected.outcome);
  const made = performed(played.entries).filter((call) => /Restore|Copy|Promote/.test(call));
  expect(made).toEqual(expected.made);
  const sent = played.world.simulator.requests().map(({operation}) => operation);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((operation) => /^Delete/.test(operation))).toEqual([]);
});
