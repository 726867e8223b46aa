/** Which databases hang on a key, in whatever account and Region they live. */
import type {Instance, RdsState} from '../world/databases.ts';
import type {Accounts, Place} from '../world/world.ts';

/** A database with the place it lives in. */
export type Dependent = {
  readonly place: Place;
  readonly rds: RdsState;
  readonly instance: Instance;
};

/** Every instance on that key. */
export function instancesOn(accounts: Accounts, keyArn: string): Dependent[] {
  const dependents: Dependent[] = [];
  for (const [accountId, account] of Object.entries(accounts)) {
    for (const [region, {rds}] of Object.entries(account.regions)) {
      for (const instance of Object.values(rds.instances)) {
        if (instance.keyArn !== keyArn) continue;
        dependents.push({place: {accountId, region}, rds, instance});
      }
    }
  }
  return dependents;
}
