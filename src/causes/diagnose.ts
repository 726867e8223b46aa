/** Judges the evidence: findings in the order of work, unknowns, clocks and blast radius. Pure. */
import {databaseOf} from '../core/database.ts';
import type {Diagnosis, Finding} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident} from '../core/incident.ts';
import {printable} from '../core/words/text.ts';
import {blastRadiusOf} from './blast-radius.ts';
import {clocksOf} from './clocks.ts';
import {keyInHand} from './reading/key.ts';
import {causes} from './registry.ts';
import {unknownsOf} from './unknowns.ts';
import {verdictOf} from './verdict.ts';

/** The diagnosis of one incident; `now` is ISO 8601 in the world's time. Never throws. */
export function diagnose(evidence: Evidence, incident: Incident, now: string): Diagnosis {
  const findings = findingsOf(evidence, incident);
  return {
    format: 'latchkey/diagnosis/1',
    database: databasePart(evidence, incident),
    key: keyPart(evidence),
    verdict: verdictOf(evidence, findings),
    findings,
    unknowns: unknownsOf(evidence),
    clocks: clocksOf(evidence, now),
    blastRadius: blastRadiusOf(evidence, incident),
  };
}

/** The findings alone, in the order of work. */
export function findingsOf(evidence: Evidence, incident: Incident): readonly Finding[] {
  return causes
    .flatMap((cause) => cause(evidence, incident) ?? [])
    .map((finding) => ({...finding, summary: printable(finding.summary, 500)}));
}

function databasePart(evidence: Evidence, incident: Incident): Diagnosis['database'] {
  const database = databaseOf(evidence);
  return {
    kind: database?.kind ?? incident.database.kind ?? 'instance',
    identifier: printable(database?.identifier ?? incident.database.identifier),
    arn: printable(database?.arn ?? '', 500),
    status: printable(database?.status ?? ''),
    resourceId: printable(database?.resourceId ?? ''),
    engine: printable(database?.engine ?? ''),
  };
}

function keyPart(evidence: Evidence): Diagnosis['key'] {
  const key = keyInHand(evidence);
  return {
    arn: printable(key?.arn ?? '', 500),
    state: printable(key?.state ?? ''),
    manager: printable(key?.manager ?? ''),
    origin: printable(key?.origin ?? ''),
    accountId: printable(key?.accountId ?? ''),
  };
}
