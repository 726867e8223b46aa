/** The operator, not the database, lacks a right: what decides cannot be seen. */
import {databaseOf} from '../core/database.ts';
import {factOf} from '../core/evidence.ts';
import type {Denied, Fact} from '../core/fact.ts';
import type {Cause} from './cause.ts';
import {proof} from './reading/proof.ts';

/** Certain: AWS itself refused the read. It says nothing about the key or the database. */
export const callerNotAuthorized: Cause = (evidence, incident) => {
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const isUnseen = databaseOf(evidence) === undefined;
  const reads: readonly Fact<unknown>[] = isUnseen
    ? [factOf(evidence, 'instance'), factOf(evidence, 'cluster')]
    : [factOf(evidence, 'key')];
  const denied = reads.filter((fact): fact is Denied => fact.status === 'denied');
  if (denied.length === 0) return undefined;
  return {
    cause: 'caller-not-authorized',
    confidence: 'certain',
    summary: isUnseen
      ? `Your role may not read the database ${name}.`
      : `Your role may not read the KMS key of ${name}.`,
    evidence: denied.flatMap((fact) => [
      proof(fact, 'Error.Code', fact.code),
      proof(fact, 'Error.Message', fact.message),
    ]),
    runbook: 'ask-for-permission',
  };
};
