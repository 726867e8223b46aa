/** What somebody else does in the account while the operator stands before a question. */
import {CancelKeyDeletionCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {ModifyDBInstanceCommand} from '@aws-sdk/client-rds';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {requestHandler} from '../../src/simulator/simulator.ts';
import {credentialsOf} from '../simulator/identity/account.ts';
import {clientsOf, minute} from '../simulator/support.ts';

const orders = '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';
const vault = 'arn:aws:kms:eu-west-1:222233334444:key/c0ffee12-3456-4789-8abc-def012345678';

/** A key comes back: the one of the copies here, or the other account's, by its own people. */
export function back(which: 'dr' | 'vault'): (world: SimulatedWorld) => Promise<void> {
  return async ({simulator}) => {
    const {kms} = clientsOf(simulator, 'administrator');
    if (which === 'dr') {
      await kms.send(new CancelKeyDeletionCommand({KeyId: orders}));
      await kms.send(new EnableKeyCommand({KeyId: orders}));
      return;
    }
    const theirs = new KMSClient({
      region: simulator.region,
      credentials: credentialsOf(simulator, 'vault'),
      requestHandler: requestHandler(simulator),
      maxAttempts: 1,
    });
    await theirs.send(new EnableKeyCommand({KeyId: vault}));
  };
}

/** The instance gets more storage, as the failed question says. */
export function grow(
  DBInstanceIdentifier: string,
  AllocatedStorage: number,
): (world: SimulatedWorld) => Promise<void> {
  return async ({simulator}) => {
    const {rds} = clientsOf(simulator, 'administrator');
    await rds.send(
      new ModifyDBInstanceCommand({DBInstanceIdentifier, AllocatedStorage, ApplyImmediately: true}),
    );
    simulator.advance(30 * minute);
  };
}
