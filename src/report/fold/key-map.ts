/** The key and every database on it, before and after: what the picture of the report shows. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {keyName} from '../../core/facts.ts';
import type {Session} from '../../core/session.ts';
import {databaseStatusWords, keyStateWords} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import type {Report, ReportDatabase} from '../report.ts';

/** From the first diagnosis and the last. */
export function keyMapOf(session: Session, atFirst: Session): Report['key'] {
  const first = session.firstDiagnosis;
  const last = session.diagnosis ?? first;
  const self = first?.database;
  const users = first?.blastRadius.databases ?? [];
  const all =
    self && !users.some(({identifier}) => identifier === self.identifier)
      ? [{identifier: self.identifier, kind: self.kind, status: self.status}, ...users]
      : users;
  const restored = session.incident.database.identifier;
  const isNew = self !== undefined && restored !== self.identifier;
  return {
    arn: printable(first?.key.arn ?? '', 300),
    name: printable(keyName(atFirst)),
    before: wordsOf(first?.key.state ?? ''),
    after: wordsOf(stateNow(session) || (last?.key.state ?? '')),
    databases: [
      ...all.map(
        (user): ReportDatabase => ({
          identifier: printable(user.identifier),
          kind: user.kind,
          before: databaseStatusWords(printable(user.status)).word,
          after: databaseStatusWords(printable(statusNow(session, user.identifier))).word,
        }),
      ),
      ...(isNew ? [restoredOf(session, restored)] : []),
    ],
    isComplete: first?.blastRadius.complete ?? false,
  };
}

function restoredOf(session: Session, identifier: string): ReportDatabase {
  return {
    identifier: printable(identifier),
    kind: 'instance',
    before: 'not there',
    after: databaseStatusWords(printable(statusNow(session, identifier))).word,
  };
}

function stateNow(session: Session): string {
  const arn = session.firstDiagnosis?.key.arn ?? '';
  const metadata = knownValue(factOf(session.evidence, 'key'))?.KeyMetadata;
  if (metadata?.Arn === arn) return metadata.KeyState ?? '';
  // After a restore the key of the new database is the one that is read.
  return knownValue(factOf(session.evidence, `key:${arn}`))?.KeyMetadata?.KeyState ?? '';
}

function wordsOf(state: string): string {
  const {word} = keyStateWords(printable(state));
  return word === state || state === '' ? word : `${word} (${printable(state)})`;
}

/** The last status that was read; the lists of the Region have them all. */
function statusNow({evidence, diagnosis, firstDiagnosis}: Session, identifier: string): string {
  const instances = [
    ...(knownValue(factOf(evidence, 'instance'))?.DBInstances ?? []),
    ...(knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? []),
  ];
  const clusters = [
    ...(knownValue(factOf(evidence, 'cluster'))?.DBClusters ?? []),
    ...(knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? []),
  ];
  const seen =
    instances.find((each) => each.DBInstanceIdentifier === identifier)?.DBInstanceStatus ??
    clusters.find((each) => each.DBClusterIdentifier === identifier)?.Status;
  const judged = (diagnosis ?? firstDiagnosis)?.blastRadius.databases;
  return seen ?? judged?.find((user) => user.identifier === identifier)?.status ?? '';
}
