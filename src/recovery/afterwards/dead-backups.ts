/** Backups that still hang on the key of the lost database, once another key is in use. Pure. */
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';

/** Their number, by the list of the whole Region; nothing where the key stayed or none is left. */
export function deadBackups({evidence, firstDiagnosis}: Session): readonly string[] {
  const old = firstDiagnosis?.key.arn ?? '';
  if (old === '' || old === databaseOf(evidence)?.keyId) return [];
  const all = [
    ...(knownValue(factOf(evidence, 'regionSnapshots'))?.DBSnapshots ?? []),
    ...(knownValue(factOf(evidence, 'regionClusterSnapshots'))?.DBClusterSnapshots ?? []),
  ];
  const count = all.filter(({KmsKeyId}) => KmsKeyId === old).length;
  if (count === 0) return [];
  const snapshots = counted(count, 'snapshot');
  const isGone = firstDiagnosis?.findings.some(({cause}) => cause === 'key-deleted') ?? false;
  return [
    isGone
      ? `Remove ${snapshots} under ${printable(old)} when your rules allow: the key is gone, and nothing opens them again`
      : `Keep ${printable(old)} while you need its ${snapshots}: nothing else opens them`,
  ];
}
