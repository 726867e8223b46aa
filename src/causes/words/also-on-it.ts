/** Also on it: who else needs the key, and whether the list is whole. */
import {type Evidence, type FactName, factOf, namesInFamily} from '../../core/evidence.ts';
import {counted} from '../../core/words/text.ts';
import {type Case, userStateWords} from './case.ts';

// More names than this are counted; the blast radius lists them all.
const mostNames = 4;

// In a large account they have many pages, and what decides does not wait for them.
const lists: readonly FactName[] = [
  'regionInstances',
  'regionClusters',
  'regionSnapshots',
  'regionAutomatedBackups',
  'regionClusterSnapshots',
  'regionClusterAutomatedBackups',
];

/** Databases with their state, then backups. */
export function alsoOnIt({
  diagnosis,
  evidence,
  isTrailOpen = false,
  areListsOpen = isTrailOpen,
}: Case): readonly string[] {
  const {blastRadius, verdict} = diagnosis;
  const {databases, snapshots, automatedBackups, complete, keyArn} = blastRadius;
  if (keyArn === '') {
    const isUnread = diagnosis.database.status === '';
    return [isUnread ? 'unknown, because the database could not be read' : '–'];
  }
  const names = databases
    .slice(0, mostNames)
    .map((user) => `${user.identifier} ${userStateWords(user, verdict)}`);
  const rest = databases.length - names.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  const isOpen = areListsOpen && lists.some((name) => evidence[name] === undefined);
  const backups = `${counted(snapshots, 'snapshot')}, ${counted(automatedBackups, 'automated backup')}`;
  return [
    databases.length === 0
      ? `no other database${isOpen ? ' so far' : ''}`
      : `${counted(databases.length, 'database')}: ${[...names, ...more].join(', ')}`,
    complete
      ? `${backups} (this account and Region)`
      : isOpen
        ? `${backups} so far: lists of this Region are still being read`
        : `${backups}; not every list could be read, there may be more`,
    ...elsewhereWords(evidence),
  ];
}

/** What hangs on the siblings of a multi-Region key is in lists of other Regions. */
function elsewhereWords(evidence: Evidence): readonly string[] {
  const regions = namesInFamily(evidence, 'sibling').filter(
    (region) => factOf(evidence, `sibling:${region}`).status === 'known',
  );
  if (regions.length === 0) return [];
  return [`the same key is in ${regions.join(', ')}: what hangs on it there is not read`];
}
