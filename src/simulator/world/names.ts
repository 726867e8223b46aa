/** ARNs of the simulated resources. */
import type {Place, Principal} from './world.ts';

/** A key ID: a UUID, or `mrk-` and 32 digits for a multi-Region key. */
export const keyIdPattern =
  /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** ARN of a KMS key. */
export function keyArn(place: Place, keyId: string): string {
  return `arn:aws:kms:${place.region}:${place.accountId}:key/${keyId}`;
}

/** ARN of an alias; the name starts with `alias/`. */
export function aliasArn(place: Place, name: string): string {
  return `arn:aws:kms:${place.region}:${place.accountId}:${name}`;
}

/** The kinds of RDS resources, as their ARNs spell them. */
export type RdsKind =
  | 'db'
  | 'snapshot'
  | 'cluster'
  | 'cluster-snapshot'
  | 'cluster-auto-backup'
  | 'cluster-endpoint'
  | 'cluster-pg'
  | 'auto-backup'
  | 'og'
  | 'pg'
  | 'subgrp';

/** ARN of an RDS resource. */
export function rdsArn(place: Place, kind: RdsKind, id: string): string {
  return `arn:aws:rds:${place.region}:${place.accountId}:${kind}:${id}`;
}

/** The parts of an ARN that matter here; undefined where the text is no ARN. */
export function arnParts(
  arn: string,
): {service: string; region: string; accountId: string; resource: string} | undefined {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return undefined;
  const [, , service = '', region = '', accountId = ''] = parts;
  return {service, region, accountId, resource: parts.slice(5).join(':')};
}

/** The ARNs a principal answers to: its own, and for a session the role's. */
export function principalNames({arn, accountId, role}: Principal): string[] {
  return role === undefined ? [arn] : [arn, `arn:aws:iam::${accountId}:role/${role}`];
}
