/** The database's key as far as it is known: from the database's own answer, and from KMS. */
import type {CustomKeyStore, KeyMetadata} from '../../core/aws-shapes.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, type FactValues, factOf} from '../../core/evidence.ts';
import {type Fact, knownValue} from '../../core/fact.ts';
import type {Incident} from '../../core/incident.ts';

/** The key that the database names, and what kms:DescribeKey said about it. */
export type KeyInHand = {
  readonly arn: string;
  readonly id: string;
  readonly accountId: string;
  /** As KMS spells it; empty where it could not be read. */
  readonly state: string;
  readonly origin: string;
  readonly manager: string;
  readonly metadata: KeyMetadata;
  readonly fact: Fact<FactValues['key']>;
};

/** Undefined where the database is unknown or no KMS key is behind its storage. */
export function keyInHand(evidence: Evidence): KeyInHand | undefined {
  const named = databaseOf(evidence)?.keyId ?? '';
  if (named === '') return undefined;
  const fact = factOf(evidence, 'key');
  const metadata = knownValue(fact)?.KeyMetadata ?? {};
  const arn = metadata.Arn ?? named;
  return {
    arn,
    id: metadata.KeyId ?? keyIdOf(arn),
    accountId: metadata.AWSAccountId ?? accountOfArn(arn),
    state: metadata.KeyState ?? '',
    origin: metadata.Origin ?? '',
    manager: metadata.KeyManager ?? '',
    metadata,
    fact,
  };
}

/** The custom key store that holds the key, as far as it was read. */
export function keyStoreOf(evidence: Evidence): CustomKeyStore | undefined {
  return knownValue(factOf(evidence, 'keyStore'))?.CustomKeyStores?.[0];
}

/** The key ID at the end of a key ARN; a bare ID stays as it is. */
export function keyIdOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The account in an ARN; empty where there is none. */
export function accountOfArn(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** True when another account owns the key: then only that account can mend it (facts/aws.md §2.4). */
export function isOwnedElsewhere(key: KeyInHand, incident: Incident): boolean {
  return key.accountId !== '' && incident.accountId !== '' && key.accountId !== incident.accountId;
}

/** The remedy, or the hand-over where only the key's owner can apply it (facts/aws.md §4 C12). */
export function remedy(key: KeyInHand, incident: Incident, runbook: string): string {
  return isOwnedElsewhere(key, incident) ? 'hand-over-to-key-owner' : runbook;
}

/** A multi-Region key; a deleted replica can be made again from its primary (facts/aws.md §2.3). */
export function isMultiRegion({id}: KeyInHand): boolean {
  return keyIdOf(id).startsWith('mrk-');
}

/** True for the two states in which KMS answers cryptographic calls (facts/aws.md §2.1). */
export function isUsable(state: string): boolean {
  return state === 'Enabled' || state === 'Updating';
}
