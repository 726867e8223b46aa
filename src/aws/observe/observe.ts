/** Reads everything about one incident: three rounds, each in parallel, every answer a fact. */
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import type {Door} from '../door.ts';
import {backupKeyReads, backupReads} from './backups.ts';
import {
  callerOf,
  callerPolicyReads,
  callerReads,
  groupPolicyReads,
  policyVersionReads,
} from './caller.ts';
import {
  clusterBackupReads,
  globalClusterReads,
  memberEventReads,
  ownClusterBackupReads,
} from './clusters.ts';
import {databaseReads, ownClusterReads} from './database.ts';
import {clusterEventReads, eventReads} from './events.ts';
import {identityReads} from './identity.ts';
import {keyReads} from './key.ts';
import {keyRelationReads} from './key-relations.ts';
import {organizationListReads, organizationPolicyReads, organizationReads} from './organization.ts';
import type {Read} from './planned.ts';
import {type ObserveOptions, Reader} from './reader.ts';
import {regionReads} from './region.ts';
import {simulationReads} from './simulation.ts';
import {trailReads} from './trail.ts';
import {isInTrouble, isKeyInDoubt} from './trouble.ts';

export type {PlannedRead} from './planned.ts';
export type {ObserveOptions} from './reader.ts';

/** Every fact about the database. Denied and failed reads are facts; nothing AWS says rejects. */
export async function observe(
  door: Door,
  ref: DatabaseRef,
  options: ObserveOptions,
): Promise<Evidence> {
  const {signal, caller} = options;
  const reader = new Reader(door, options);
  const {evidence} = reader;
  // No later round waits for the Region's lists: a large account has many pages of them.
  await reader.round(
    1,
    [
      ...identityReads(),
      ...databaseReads(ref),
      ...eventReads(ref),
      ...backupReads(ref),
      ...clusterBackupReads(ref),
      ...(caller === undefined ? [] : callerReads(callerOf(caller))),
      ...organizationReads(),
    ],
    regionReads(),
  );
  if (signal?.aborted) return reader.finish();
  await reader.round(2, [
    ...keyReads(evidence),
    ...backupKeyReads(evidence),
    ...ownClusterReads(evidence),
    ...ownClusterBackupReads(evidence),
    ...clusterEventReads(ref, evidence),
    ...memberEventReads(evidence),
    ...globalClusterReads(evidence),
    ...(isInTrouble(evidence) ? explainingReads(evidence, caller) : []),
  ]);
  if (signal?.aborted) return reader.finish();
  await lastRound(reader, [...keyRelationReads(evidence), ...lastReads(evidence, caller)], options);
  return reader.finish();
}

/** CloudTrail's rate may take seconds: what decides without it is told before each wait for it. */
async function lastRound(
  reader: Reader,
  reads: readonly Read[],
  {clock, onSoFar, onOpen}: ObserveOptions,
): Promise<void> {
  const state = {isRead: false, isWaiting: false, isOver: false};
  const tell = () => {
    if (state.isRead && state.isWaiting) onSoFar?.({...reader.evidence});
  };
  const others = reader.round(3, reads).then(() => {
    state.isRead = true;
    onOpen?.(() => ({evidence: {...reader.evidence}, isTrailOpen: !state.isOver}));
    tell();
  });
  const plan = () => trailReads({...reader.evidence}, clock.now());
  const history = reader
    .history(3, plan, () => {
      state.isWaiting = true;
      tell();
    })
    .then(() => {
      state.isWaiting = false;
      state.isOver = true;
    });
  await Promise.all([others, history]);
}

/** Policies matter where something is wrong: the caller's own, and the organization's. */
function explainingReads(evidence: Evidence, caller: string | undefined): readonly Read[] {
  const own =
    caller === undefined
      ? callerReads(callerOf(knownValue(factOf(evidence, 'identity'))?.Arn ?? ''))
      : [...callerPolicyReads(callerOf(caller), evidence), ...simulationReads(evidence)];
  return [...own, ...organizationListReads(evidence)];
}

/** What the lists of the round before name. A key that fails a database still running counts too. */
function lastReads(evidence: Evidence, caller: string | undefined): readonly Read[] {
  if (!isInTrouble(evidence)) {
    return isKeyInDoubt(evidence) ? simulationReads(evidence) : [];
  }
  if (caller !== undefined) {
    return [
      ...policyVersionReads(evidence),
      ...groupPolicyReads(evidence),
      ...organizationPolicyReads(evidence),
    ];
  }
  const arn = knownValue(factOf(evidence, 'identity'))?.Arn ?? '';
  return [
    ...callerPolicyReads(callerOf(arn), evidence),
    ...simulationReads(evidence),
    ...organizationPolicyReads(evidence),
  ];
}
