/** Reads DB from the command line: an identifier, or an ARN with its Region and account. */
import {UsageError} from '../core/errors.ts';
import type {DatabaseRef} from '../core/incident.ts';

/** What DB said; an ARN also fixes Region and account. */
export type DatabaseArgument = DatabaseRef & {
  readonly region?: string;
  readonly accountId?: string;
};

const identifier = /^[A-Za-z][A-Za-z0-9-]{0,62}$/;
const arn = /^arn:(aws[a-z-]*):rds:([a-z0-9-]+):(\d{12}):(db|cluster):([^:]+)$/;

/**
 * Parses DB.
 * @throws UsageError for a malformed ARN or an identifier that RDS could not have
 *   (1 to 63 letters, digits or hyphens, a letter first; facts/aws.md §6.4).
 */
export function parseDatabase(text: string): DatabaseArgument {
  if (text.startsWith('arn:')) return parseArn(text);
  if (!identifier.test(text) || text.endsWith('-') || text.includes('--')) {
    throw new UsageError(`"${text.slice(0, 80)}" cannot be a database identifier.`, [
      'Identifiers have 1 to 63 letters, digits or single hyphens and begin with a letter.',
      'latchkey respond without DB lists the databases of the Region.',
    ]);
  }
  return {identifier: text.toLowerCase()};
}

function parseArn(text: string): DatabaseArgument {
  const [, , region, accountId, type, name] = arn.exec(text) ?? [];
  if (!name) {
    throw new UsageError(`"${text.slice(0, 120)}" is not the ARN of an RDS database.`, [
      'It looks like arn:aws:rds:REGION:ACCOUNT:db:NAME, or :cluster:NAME for Aurora.',
    ]);
  }
  return {identifier: name, kind: type === 'db' ? 'instance' : 'cluster', region, accountId};
}

/** The Region of an ARN must be the one asked. Throws UsageError. */
export function requireSameRegion(database: DatabaseArgument, region: string): void {
  if (database.region === undefined || database.region === region) return;
  throw new UsageError(
    `${database.identifier} is in ${database.region}, but the Region asked is ${region}.`,
    [`Use --region ${database.region}.`],
  );
}
