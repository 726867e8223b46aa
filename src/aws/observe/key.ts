/** The KMS key behind the database: state, policy, grants, aliases, last use (facts/aws.md §2). */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {noKeyReason} from './database.ts';
import {paged, type Read, single, skipped} from './planned.ts';

const names: readonly FactName[] = [
  'key',
  'keyPolicy',
  'grants',
  'aliases',
  'keyTags',
  'lastUsage',
  'keyRotation',
];

/** All reads about the key; those that AWS does not offer across accounts are not made. */
export function keyReads(evidence: Evidence): readonly Read[] {
  const reason = noKeyReason(evidence);
  if (reason !== undefined) return names.map((name) => skipped(name, reason));
  const KeyId = databaseOf(evidence)?.keyId ?? '';
  const elsewhere = ownerElsewhere(evidence);
  return [
    single('key', {KeyId}),
    ...sameAccountOnly(elsewhere, [single('keyPolicy', {KeyId, PolicyName: 'default'})]),
    paged('grants', {KeyId}),
    ...sameAccountOnly(elsewhere, [
      paged('aliases', {KeyId}),
      paged('keyTags', {KeyId}),
      single('lastUsage', {KeyId}),
    ]),
    single('keyRotation', {KeyId}),
  ];
}

/** What only the key's own answer leads to: the store that holds it, and its siblings elsewhere. */
export function farKeyReads(evidence: Evidence): readonly Read[] {
  const metadata = knownValue(factOf(evidence, 'key'))?.KeyMetadata;
  if (!metadata) return [];
  const {CustomKeyStoreId, Origin = '', MultiRegionConfiguration: siblings} = metadata;
  const isInStore = ['AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'].includes(Origin);
  const store = CustomKeyStoreId ? {CustomKeyStoreId} : {};
  return [
    ...(isInStore ? sameAccountOnly(ownerElsewhere(evidence), [single('keyStore', store)]) : []),
    ...[siblings?.PrimaryKey ?? {}, ...(siblings?.ReplicaKeys ?? [])].flatMap(({Arn, Region}) =>
      Arn && Region && Arn !== metadata.Arn
        ? [single(`sibling:${Region}`, {KeyId: Arn}, Region)]
        : [],
    ),
  ];
}

/** The account that owns the key, where it is not the database's; undefined where it is. */
export function ownerElsewhere(evidence: Evidence): string | undefined {
  const database = databaseOf(evidence);
  const owner = accountOf(database?.keyId ?? '');
  const account = accountOf(database?.arn ?? '');
  return owner !== undefined && account !== undefined && owner !== account ? owner : undefined;
}

/** facts/aws.md §2.4: "Cross-account use: No". */
function sameAccountOnly(elsewhere: string | undefined, reads: readonly Read[]): readonly Read[] {
  if (elsewhere === undefined) return reads;
  const reason = `works only in the account that owns the key, ${elsewhere}`;
  return reads.map((read) => skipped(read.name, reason));
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
