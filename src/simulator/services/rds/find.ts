/** From what a caller wrote to the database or snapshot it means: an identifier or an ARN. */
import type {RdsState} from '../../world/databases.ts';
import {instanceNamed} from '../../world/directory.ts';
import type {Instance} from '../../world/instances.ts';
import {arnParts, type RdsKind} from '../../world/names.ts';
import type {Snapshot} from '../../world/snapshots.ts';
import {member, type Place} from '../../world/world.ts';
import {instanceNotFound, invalidValue, snapshotNotFound} from './errors.ts';

/** The identifier in an ARN of that kind, or the text itself in lower case, as RDS stores it. */
export function identifierOf(text: string, kind: RdsKind): string {
  const resource = arnParts(text)?.resource;
  const name = resource?.startsWith(`${kind}:`) ? resource.slice(kind.length + 1) : text;
  return name.toLowerCase();
}

/** True for an ARN of another account or Region. */
export function isElsewhere(text: string, place: Place): boolean {
  const parts = arnParts(text);
  return (
    parts !== undefined && (parts.accountId !== place.accountId || parts.region !== place.region)
  );
}

/** The instance that a caller names, or DBInstanceNotFound. */
export function findInstance(rds: RdsState, text: string | undefined): Instance {
  const id = identifierOf(text ?? '', 'db');
  const instance = instanceNamed(rds, id);
  if (!instance) throw instanceNotFound(id);
  return instance;
}

/** The snapshot that a caller names, or DBSnapshotNotFound. */
export function findSnapshot(rds: RdsState, text: string | undefined): Snapshot {
  const id = identifierOf(text ?? '', 'snapshot');
  const snapshot = member(rds.snapshots, id);
  if (!snapshot) throw snapshotNotFound(id);
  return snapshot;
}

/** A new identifier in lower case; refuses what RDS does not take (facts/aws.md §6.4). */
export function newIdentifier(text: string | undefined, member: string, most = 63): string {
  const id = (text ?? '').toLowerCase();
  const isValid = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id.length <= most;
  if (!isValid) {
    throw invalidValue(
      `The parameter ${member} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  }
  return id;
}

/** The name of a new group in lower case; refuses what RDS does not take. */
export function groupName(text: string | undefined, member: string): string {
  const name = (text ?? '').toLowerCase();
  if (name !== 'default' && /^[a-z][a-z0-9._-]{0,254}$/.test(name)) return name;
  throw invalidValue(
    `The parameter ${member} must be provided and must not be blank, and must not be 'default'.`,
  );
}
