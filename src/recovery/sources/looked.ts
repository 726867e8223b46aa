/** Where backups were looked for, and where not: an empty table proves nothing about the rest. Pure. */
import type {Check} from '../../core/check.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import type {Session} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';

/** Other Regions, each with the reason why it told nothing; empty where it told everything. */
export type Looked = {readonly region: string; readonly unread: string};

/** Every Region besides the incident's own that was asked for backups, in order. */
export function lookedIn(evidence: Evidence): readonly Looked[] {
  const families = ['snapshotsIn', 'clusterSnapshotsIn', 'automatedBackupsIn'] as const;
  const unread = new Map<string, string>();
  for (const family of families) {
    for (const region of namesInFamily(evidence, family)) {
      const fact = factOf(evidence, `${family}:${region}`);
      const isTold =
        fact.status === 'known' || (fact.status === 'absent' && fact.because === 'does-not-exist');
      const why =
        fact.status === 'denied'
          ? `${fact.needs} is denied`
          : fact.status === 'failed'
            ? codeWords(fact.code)
            : 'not asked';
      unread.set(region, unread.get(region) || (isTold ? '' : why));
    }
  }
  return [...unread].map(([region, why]) => ({region, unread: why})).toSorted(byRegion);
}

/** As checks that hold nothing up: what was looked at, and each reason why a Region was not. */
export function lookedChecks({evidence}: Session): readonly Check[] {
  const all = lookedIn(evidence);
  const read = all.filter(({unread}) => unread === '').map(({region}) => region);
  const list = factOf(evidence, 'sourceRegions');
  return [
    ...(read.length === 0
      ? []
      : [
          ok(`looked for backups in ${counted(read.length, 'other Region')}: ${read.join(', ')}`),
          unreadable(
            'snapshots that other accounts share in other Regions, and vaults of AWS Backup there, ' +
              'were not looked at',
          ),
        ]),
    ...(list.status === 'denied' || list.status === 'failed'
      ? [
          unreadable(
            'which other Regions there are: rds:DescribeSourceRegions told nothing, so only those ' +
              'were looked at that every account has; name others with --regions',
          ),
        ]
      : []),
    ...reasonsOf(all).map(([why, regions]) =>
      unreadable(`backups in ${regions.join(', ')}: ${printable(why)}`),
    ),
  ];
}

/** The same in one line for a row of the table. */
export function lookedWords(evidence: Evidence): string {
  const all = lookedIn(evidence);
  const read = all.filter(({unread}) => unread === '').map(({region}) => region);
  const unread = all.filter((each) => each.unread !== '').map(({region}) => region);
  const looked = read.length === 0 ? 'no other Region yet' : read.join(', ');
  const rest = unread.length === 0 ? '' : `; not readable: ${unread.join(', ')}`;
  return `looked in so far: ${looked}${rest}`;
}

function reasonsOf(all: readonly Looked[]): readonly (readonly [string, readonly string[]])[] {
  const reasons = new Map<string, string[]>();
  for (const {region, unread} of all) {
    if (unread !== '') reasons.set(unread, [...(reasons.get(unread) ?? []), region]);
  }
  return [...reasons];
}

/** A Region that an account has not opted into answers as if its credentials were not known. */
function codeWords(code: string): string {
  const isForeign = /^(InvalidClientTokenId|UnrecognizedClient|OptInRequired|AuthFailure)/.test(
    code,
  );
  return isForeign ? `${code}: probably not enabled for this account` : `no usable answer: ${code}`;
}

function byRegion(a: Looked, b: Looked): number {
  return a.region.localeCompare(b.region);
}

function ok(words: string): Check {
  return {result: 'ok', words};
}

function unreadable(words: string): Check {
  return {result: 'not-readable', words};
}
