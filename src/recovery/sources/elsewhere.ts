/** Backups of other Regions: whether they are of the lost database at all, and what each way costs. */
import type {Lost} from './source.ts';

/** Of the lost database, of another one that has its name there, or not to be told. */
export type Origin = 'lost' | 'another' | 'unknown';

/** What a snapshot of another Region tells of where it comes from. */
export type Provenance = {
  readonly resourceId: string | undefined;
  /** The ARN it was copied from; only a copy across Regions or accounts has one. */
  readonly copiedFrom: string | undefined;
  readonly fromRegion?: string | undefined;
};

/**
 * Identifiers are unique in one Region only: a snapshot that was taken there is of another database,
 * though it has the same name. A copy out of the lost one's Region is its own.
 */
export function originOf(lost: Lost, {resourceId, copiedFrom, fromRegion}: Provenance): Origin {
  if (resourceId === lost.resourceId) return 'lost';
  const [, , , region = '', accountId = ''] = (copiedFrom ?? '').split(':');
  if ([region, fromRegion].includes(lost.region)) {
    return accountId === '' || accountId === lost.accountId ? 'lost' : 'unknown';
  }
  return copiedFrom === undefined && fromRegion === undefined && resourceId !== undefined
    ? 'another'
    : 'unknown';
}

/** Why it may be another database's; empty where it is the lost one's. */
export function originDoubt(origin: Origin, {identifier}: Lost): string {
  return origin === 'lost'
    ? ''
    : `AWS does not say whether it is of this ${identifier} or of another one of that name: compare its date and size`;
}

/** What it costs to bring a snapshot home. */
export function copyHomeWords(from: string, home: string): string {
  return (
    `copy it from ${from} to ${home}, to a key there: AWS calls that hours, and bills a second ` +
    `snapshot and the transfer; then it comes back in ${home} with its own network and groups`
  );
}

/** What it means that the database comes back in another Region. */
export function thereWords(region: string): string {
  return (
    `the database comes back in ${region}: applications reach it from there, and its ` +
    'network and groups are those of that Region'
  );
}
