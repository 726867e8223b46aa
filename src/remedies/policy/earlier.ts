/** Texts of a key policy from before, as CloudTrail keeps them for 90 days (facts/aws.md §2.8). */
import {keyIdOf} from '../../causes/reading/key.ts';
import {
  namesKey,
  recordsOfFact,
  type TrailRecord,
  trailRecords,
} from '../../causes/reading/trail.ts';
import {reasonOf} from '../../causes/reading/why-unread.ts';
import type {Check} from '../../core/check.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, type FactName, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {principalWords, printable} from '../../core/words/text.ts';
import {momentWords} from '../../core/words/time.ts';
import {type Draft, draftOf, textOf} from './draft.ts';

/** One text, with when it was put and by whom. */
export type Earlier = {
  readonly draft: Draft;
  readonly from: {readonly at: string; readonly by: string};
};

/** The texts that differ from the one of now, the newest first. */
export function earlierTexts(draft: Draft, evidence: Evidence): readonly Earlier[] {
  const arn = databaseOf(evidence)?.keyId ?? '';
  const now = textOf(draft);
  return [
    ...['PutKeyPolicy', 'CreateKey']
      .flatMap((name) => trailRecords(evidence, name))
      .filter((record) => namesKey(record, arn)),
    ...replications(arn, evidence),
  ]
    .filter((record) => !record.isRefused && record.policy !== '')
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .flatMap(({policy, at, principal}) => {
      const old = draftOf(policy);
      return old && textOf(old) !== now ? [{draft: old, from: {at, by: principal}}] : [];
    });
}

/** The making of a replica, in the trail of its primary's Region; both have the same key ID. */
function replications(arn: string, evidence: Evidence): readonly TrailRecord[] {
  const [region, id] = [arn.split(':')[3] ?? '', keyIdOf(arn)];
  return replicationLookups(evidence)
    .flatMap((name) => recordsOfFact(evidence, name, 'ReplicateKey'))
    .filter(
      ({names, replicaRegion}) =>
        replicaRegion === region && names.some((name) => keyIdOf(name) === id),
    );
}

function replicationLookups(evidence: Evidence): readonly `trailIn:${string}`[] {
  return namesInFamily(evidence, 'trailIn')
    .filter((name) => name.endsWith(':ReplicateKey'))
    .map((name) => `trailIn:${name}` as const);
}

/** As a check that holds nothing up: whether CloudTrail has a text from before. */
export function earlierChecks({evidence, at}: Session): readonly Check[] {
  const draft = draftOf(knownValue(factOf(evidence, 'keyPolicy'))?.Policy ?? '');
  const [last] = draft ? earlierTexts(draft, evidence) : [];
  if (last) {
    const {at: putAt, by} = last.from;
    const words = `the text from before is in CloudTrail: ${momentWords(putAt, at)} UTC by ${principalWords(by)}`;
    return [{result: 'ok', words}];
  }
  const lookups: readonly FactName[] = [
    'trail:PutKeyPolicy',
    ...(evidence['trail:CreateKey'] === undefined ? [] : (['trail:CreateKey'] as const)),
    ...replicationLookups(evidence),
  ];
  const [unread] = lookups.flatMap((name) => reasonOf(factOf(evidence, name)) ?? []);
  if (unread) {
    const words = `the text from before: cloudtrail:LookupEvents, ${printable(unread.because)}`;
    return [{result: 'not-readable', words}];
  }
  return [
    {
      result: 'caution',
      words:
        'the text from before is not in CloudTrail, which keeps 90 days; look for it where your ' +
        'infrastructure is written down',
    },
  ];
}
