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
  if (!arn.startsWith('arn:')) return undefined;
  const partition = arn.indexOf(':', 4);
  const service = partition < 0 ? -1 : arn.indexOf(':', partition + 1);
  const region = service < 0 ? -1 : arn.indexOf(':', service + 1);
  const account = region < 0 ? -1 : arn.indexOf(':', region + 1);
  if (account < 0) return undefined;
  return {
    service: arn.slice(partition + 1, service),
    region: arn.slice(service + 1, region),
    accountId: arn.slice(region + 1, account),
    resource: arn.slice(account + 1),
  };
}

/** The ARNs a principal answers to: its own, and for a session the role's. */
export function principalNames({arn, accountId, role}: Principal): string[] {
  return role === undefined ? [arn] : [arn, `arn:aws:iam::${accountId}:role/${role}`];
}
