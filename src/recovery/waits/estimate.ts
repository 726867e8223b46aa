/** How long a change that was accepted takes: measured by earlier sessions, else a range that says so. */
import type {Estimate} from '../../core/backup-shapes.ts';
import {measuredMinutes, storageOf} from '../../core/measured.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource, type SourceKind} from '../../core/source-id.ts';
import {chosenCandidate} from '../sources/chosen.ts';
import {copyEstimate, estimateOf} from '../sources/estimate.ts';
import {callOfKind} from '../sources/source.ts';

// AWS gives no figures but for the key store: "minutes to hours" for a start, about ten minutes for
// a rename until its name is known everywhere (facts/aws.md §6.4, §7), up to 20 min to connect a
// CloudHSM key store (§2.11).
const ranges: {readonly [call: string]: readonly [number, number]} = {
  'rds:StartDBInstance': [5, 120],
  'rds:StartDBCluster': [5, 120],
  'rds:CreateDBInstance': [5, 60],
  'kms:ConnectCustomKeyStore': [1, 20],
};

/** What a rename takes; any other modify may take as long as it likes. */
const rename: readonly [number, number] = [2, 15];

/** Undefined where neither a measurement nor a range says anything. */
export function waitEstimate(
  call: string,
  input: BoundInput,
  session: Session,
): Estimate | undefined {
  const chosen = ofChosen(call, session);
  if (chosen) return chosen;
  const isRename = 'NewDBInstanceIdentifier' in input || 'NewDBClusterIdentifier' in input;
  const range = isRename ? rename : ranges[call];
  // Every modify is measured under one name, whatever it changed: it tells nothing of this one.
  const isModify = call.startsWith('rds:Modify');
  const own = isModify
    ? undefined
    : measuredMinutes([call], storageOf(session.evidence), session.evidence);
  if (own) return {least: own.minutes[0], most: own.minutes[1], from: 'measured'};
  return range && {least: range[0], most: range[1], from: 'range'};
}

/** The restore or the copy that the chosen backup leads to. */
function ofChosen(call: string, session: Session): Estimate | undefined {
  const {kind} = chosenSource(session.answers);
  if (!isKind(kind)) return undefined;
  const source = chosenCandidate(session)?.source;
  if (call.startsWith('rds:Copy')) {
    return copyEstimate(kind, source?.gibibytes ?? storageOf(session.evidence), session);
  }
  if (call !== callOfKind[kind] || !source) return undefined;
  // A copy that came first is over: what is left is the restore alone.
  const alone = kind === 'copy' ? 'snapshot' : kind === 'cluster-copy' ? 'cluster-snapshot' : kind;
  return estimateOf({...source, kind: alone}, session);
}

function isKind(kind: string): kind is SourceKind {
  return Object.hasOwn(callOfKind, kind);
}
