/** The KMS key behind the database: state, policy, grants, aliases, last use (facts/aws.md §2). */
import {databaseOf} from '../../core/database.ts';
import type {Evidence, FactName} from '../../core/evidence.ts';
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

/** The account that owns the key, where it is not the database's; undefined where it is. */
export function ownerElsewhere(evidence: Evidence): string | undefined {
  const database = databaseOf(evidence);
  const owner = accountOf(database?.keyId ?? '');
  const account = accountOf(database?.arn ?? '');
  return owner !== undefined && account !== undefined && owner !== account ? owner : undefined;
}

/** facts/aws.md §2.4: "Cross-account use: No". */
export function sameAccountOnly(
  elsewhere: string | undefined,
  reads: readonly Read[],
): readonly Read[] {
  if (elsewhere === undefined) return reads;
  const reason = `works only in the account that owns the key, ${elsewhere}`;
  return reads.map((read) => skipped(read.name, reason));
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
