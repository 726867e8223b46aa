/** Proofs: the one member of an answer that speaks for a finding, with the call it came from. */
import {databaseOf} from '../../core/database.ts';
import type {Proof} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import type {Source} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';
import {currentLoss} from './key-events.ts';

/** A proof from a fact; `path` is JMESPath into the answer. */
export function proof(source: Source, path: string, value: string): Proof {
  const {call, at, requestId = ''} = source;
  return {call, at, requestId: printable(requestId), path, value: printable(value)};
}

/** What RDS itself said and shows: the status, and its newest messages about the key. */
export function databaseProofs(evidence: Evidence): readonly Proof[] {
  const {lost, stopped} = currentLoss(evidence);
  return [
    ...statusProof(evidence),
    ...[lost, stopped].flatMap((event) =>
      event
        ? [proof(factOf(evidence, event.fact), `Events[${event.index}].Message`, event.message)]
        : [],
    ),
  ];
}

/** The status of the database; nothing where it is not known. */
export function statusProof(evidence: Evidence): readonly Proof[] {
  const database = databaseOf(evidence);
  if (!database) return [];
  return database.kind === 'instance'
    ? [proof(factOf(evidence, 'instance'), 'DBInstances[0].DBInstanceStatus', database.status)]
    : [proof(factOf(evidence, 'cluster'), 'DBClusters[0].Status', database.status)];
}
