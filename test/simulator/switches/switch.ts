/** What a switch of `unverified` does, seen from outside in two of its settings. */
import {
  DisableKeyCommand,
  EnableKeyCommand,
  ListGrantsCommand,
  RevokeGrantCommand,
} from '@aws-sdk/client-kms';
import {
  CreateDBClusterSnapshotCommand,
  CreateDBSnapshotCommand,
  DescribeDBClusterSnapshotsCommand,
  StartDBInstanceCommand,
} from '@aws-sdk/client-rds';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {snapshotShown} from '../rds/support.ts';
import {clientsOf, hour, minute, ordersKey} from '../support.ts';

/** A setting and what is seen with it; the first is the default. */
type Seen = readonly [setting: unknown, seen: unknown];

/** Plays the same little story in a world with this setting and tells what was seen. */
export type Switch = {
  readonly cases: readonly [Seen, Seen, ...Seen[]];
  see(unverified: object): Promise<unknown>;
};

export const DBInstanceIdentifier = 'orders-db';

/** `accepted`, or the name of the error. */
export function answerOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'accepted',
    (error: Error) => error.name,
  );
}

export const switchOff = (simulator: Simulator, KeyId = ordersKey) =>
  clientsOf(simulator, 'administrator').kms.send(new DisableKeyCommand({KeyId}));

export const switchOn = (simulator: Simulator) =>
  clientsOf(simulator, 'administrator').kms.send(new EnableKeyCommand({KeyId: ordersKey}));

export const start = (simulator: Simulator) =>
  answerOf(clientsOf(simulator).rds.send(new StartDBInstanceCommand({DBInstanceIdentifier})));

/** Takes RDS its grant, and lets RDS notice. */
export async function loseGrant(simulator: Simulator): Promise<void> {
  const {kms} = clientsOf(simulator);
  const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId: ordersKey}));
  await kms.send(new RevokeGrantCommand({KeyId: ordersKey, GrantId: Grants[0]?.GrantId}));
  simulator.advance(3 * hour);
}

/** Disables the key, and lets RDS take the databases away. */
export async function lockOut(simulator: Simulator): Promise<void> {
  await switchOff(simulator);
  simulator.advance(3 * hour);
}

/** Status of a snapshot that was asked for when the key had just been lost. */
export async function lateSnapshot(simulator: Simulator): Promise<string | undefined> {
  await switchOff(simulator);
  await clientsOf(simulator).rds.send(
    new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier: 'late'}),
  );
  simulator.advance(20 * minute);
  return (await snapshotShown(simulator, 'late'))?.Status;
}

/** The same of a cluster. */
export async function lateClusterSnapshot(simulator: Simulator): Promise<string | undefined> {
  const {rds} = clientsOf(simulator);
  await switchOff(simulator);
  const DBClusterSnapshotIdentifier = 'late';
  await rds.send(
    new CreateDBClusterSnapshotCommand({
      DBClusterIdentifier: 'ledger',
      DBClusterSnapshotIdentifier,
    }),
  );
  simulator.advance(20 * minute);
  const {DBClusterSnapshots = []} = await rds.send(
    new DescribeDBClusterSnapshotsCommand({DBClusterSnapshotIdentifier}),
  );
  return DBClusterSnapshots[0]?.Status;
}
