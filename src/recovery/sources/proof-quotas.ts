/** The quotas that break a restore; the dead database still counts (facts/aws.md §7). Pure. */
import type {AccountQuota} from '../../core/backup-shapes.ts';
import type {Check} from '../../core/check.ts';
import {factOf} from '../../core/evidence.ts';
import type {Session} from '../../core/session.ts';
import {isCopied} from '../../core/source-id.ts';
import type {Source} from './source.ts';

type Need = {readonly quota: string; readonly adds: number; readonly words: string};

/** Instances or clusters, storage, and manual snapshots where a copy is made first. */
export function quotaChecks(source: Source, session: Session): readonly Check[] {
  // A promoted replica is there already.
  if (source.kind === 'replica' || source.kind === 'cluster-replica') return [];
  const fact = factOf(session.evidence, 'accountAttributes');
  if (fact.status !== 'known') {
    const needs = fact.status === 'denied' ? `${fact.needs} is denied` : fact.message;
    return [{result: 'not-readable', words: `the quotas of the account were not read: ${needs}`}];
  }
  const quotas = fact.value.AccountQuotas ?? [];
  return needsOf(source, session).flatMap((need) => checkOf(need, quotas));
}

function needsOf(source: Source, session: Session): readonly Need[] {
  const isCluster = source.kind.startsWith('cluster') || source.kind === 'clone';
  const {gibibytes} = source;
  return [
    isCluster
      ? {quota: 'DBClusters', adds: 1, words: 'DB clusters'}
      : {quota: 'DBInstances', adds: 1, words: 'DB instances'},
    ...(gibibytes > 0
      ? [{quota: 'AllocatedStorage', adds: gibibytes, words: 'GiB of storage'}]
      : []),
    ...(isCopied(session.answers)
      ? [
          isCluster
            ? {quota: 'ManualClusterSnapshots', adds: 1, words: 'manual cluster snapshots'}
            : {quota: 'ManualSnapshots', adds: 1, words: 'manual snapshots'},
        ]
      : []),
  ];
}

function checkOf({quota, adds, words}: Need, quotas: readonly AccountQuota[]): readonly Check[] {
  const found = quotas.find(({AccountQuotaName: name}) => name === quota);
  if (found?.Used === undefined || found.Max === undefined) {
    return [{result: 'not-readable', words: `RDS shows no quota of ${words}`}];
  }
  const {Used: used, Max: most} = found;
  const state = `${used.toLocaleString('en-US')} of ${most.toLocaleString('en-US')} ${words} are used`;
  if (used + adds <= most) return [{result: 'ok', words: state}];
  return [
    {
      result: 'not-ok',
      words:
        `${state} and this needs ${adds} more: ` +
        'have the quota raised in Service Quotas, or something removed that nobody needs',
    },
  ];
}
