/** The master password that RDS keeps in Secrets Manager, under a key of its own (facts/aws.md §3.1). */
import type {MasterSecret} from '../../world/instances.ts';
import {randomOf} from '../../world/random.ts';
import type {Call} from '../call.ts';
import {invalidCombination} from './errors.ts';
import {chosenKey, managedKey} from './key-choice.ts';

type Password = {
  readonly ManageMasterUserPassword?: boolean | undefined;
  readonly MasterUserPassword?: string | undefined;
  readonly MasterUserSecretKmsKeyId?: string | undefined;
};

/** A password given and one that RDS makes exclude each other. */
export function refusePasswordBesideSecret(input: Password): void {
  if (input.ManageMasterUserPassword && input.MasterUserPassword !== undefined) {
    throw invalidCombination(
      'You cannot specify MasterUserPassword when ManageMasterUserPassword is enabled.',
    );
  }
  if (!input.ManageMasterUserPassword && input.MasterUserSecretKmsKeyId !== undefined) {
    throw invalidCombination(
      'You cannot specify MasterUserSecretKmsKeyId unless ManageMasterUserPassword is enabled.',
    );
  }
}

/** A new secret under the key named or under aws/secretsmanager; undefined where none is asked. */
export function managedSecret(call: Call, input: Password): MasterSecret | undefined {
  if (!input.ManageMasterUserPassword) return undefined;
  const {MasterUserSecretKmsKeyId: name} = input;
  const key = name === undefined ? managedKey(call, 'secretsmanager') : chosenKey(call, name);
  const random = randomOf(call.world.random, 'estate');
  const {region, accountId} = call.place;
  const secret = `rds!db-${random.uuid()}-${random.letters(6)}`;
  return {arn: `arn:aws:secretsmanager:${region}:${accountId}:secret:${secret}`, keyArn: key.arn};
}

/** The secret of a restored instance: the restores take these members for Oracle alone (facts/aws.md §6.3). */
export function secretOfRestore(
  call: Call,
  engine: string,
  input: Password,
): MasterSecret | undefined {
  refusePasswordBesideSecret(input);
  if (input.ManageMasterUserPassword && !engine.startsWith('oracle')) {
    throw invalidCombination(
      `ManageMasterUserPassword is not supported while restoring ${engine}; use ModifyDBInstance.`,
    );
  }
  return managedSecret(call, input);
}
