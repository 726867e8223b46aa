/** Every table: the expected verdict, findings, clocks and unknowns; then each read taken away. */
import {describe, expect, test} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {databaseOf, isLockedOut} from '../../src/core/database.ts';
import type {Finding} from '../../src/core/diagnosis.ts';
import {type Evidence, factOf} from '../../src/core/evidence.ts';
import {incident, now, without, withoutAnswer} from './night.ts';
import {evidenceOfTable, tables} from './tables.ts';

describe.each(tables())('%s', (_file, table) => {
  const evidence = evidenceOfTable(table);
  const diagnosis = diagnose(evidence, incident, now);
  const {expect: expected} = table;

  test(table.name, () => {
    expect(diagnosis.verdict).toBe(expected.verdict);
    const found = diagnosis.findings.map(({cause, confidence}) => [cause, confidence]);
    expect(found).toEqual(expected.findings);
    const [first] = diagnosis.findings;
    if (expected.runbook !== undefined) expect(first?.runbook).toBe(expected.runbook);
    if (expected.summary !== undefined) expect(first?.summary).toBe(expected.summary);
    if (expected.actor) expect(first?.actor).toMatchObject(expected.actor);
    if (expected.actor === null) expect(first?.actor).toBeUndefined();
    const clocks = diagnosis.clocks.map(({clock, at}) => [clock, at]);
    if (expected.clocks) expect(clocks).toEqual(expected.clocks);
    const unknown = diagnosis.unknowns.map(({fact}) => fact);
    expect(unknown).toEqual(expect.arrayContaining([...(expected.unknown ?? [])]));
  });

  test('each read taken away: no false comfort and nothing certain without its proof', () => {
    for (const name of Object.keys(evidence)) {
      for (const how of withoutAnswer) {
        const less = without(evidence, name, how);
        const judged = diagnose(less, incident, now);
        const where = `${name} ${how}`;
        expect([where, isComfort(less, judged.verdict)]).toEqual([where, false]);
        for (const finding of judged.findings) {
          expect([where, finding.cause, isProven(finding, less)]).toEqual([
            where,
            finding.cause,
            true,
          ]);
        }
      }
    }
  });
});

function isComfort(evidence: Evidence, verdict: string): boolean {
  return verdict === 'healthy' && isLockedOut(databaseOf(evidence)?.status ?? '');
}

/** A certain finding rests on the read that alone can decide it, and that read was answered. */
function isProven({cause, confidence, evidence: proofs}: Finding, evidence: Evidence): boolean {
  if (proofs.length === 0) return false;
  if (confidence !== 'certain') return true;
  const key = factOf(evidence, 'key');
  switch (cause) {
    case 'caller-not-authorized':
      return Object.values(evidence).some((fact) => fact?.status === 'denied');
    case 'not-the-key':
      return databaseOf(evidence) !== undefined;
    case 'restored-not-started':
      return key.status === 'known' && factOf(evidence, 'events').status === 'known';
    case 'key-deleted':
      return factOf(evidence, 'trail:DeleteKey').status === 'known';
    case 'key-in-another-account':
      return (
        databaseOf(evidence)?.keyId.includes(':444455556666:') === true ||
        (key.status === 'known' && key.value.KeyMetadata?.AWSAccountId === '444455556666')
      );
    case 'policy-denies':
      return factOf(evidence, 'keyPolicy').status === 'known';
    case 'policy-lost-delegation':
    case 'policy-condition-mismatch':
      return (
        factOf(evidence, 'keyPolicy').status === 'known' &&
        factOf(evidence, 'trail:CreateGrant').status === 'known'
      );
    case 'organization-denies':
      return (
        factOf(evidence, 'trail:CreateGrant').status === 'known' ||
        Object.keys(evidence).some((name) => name.startsWith('organizationPolicy:'))
      );
    case 'grant-missing':
      return (
        factOf(evidence, 'grants').status === 'known' &&
        factOf(evidence, 'trail:CreateGrant').status === 'known'
      );
    case 'replica-key':
      return Object.entries(evidence).some(
        ([name, fact]) => name.startsWith('sibling:') && fact?.status === 'known',
      );
    default:
      return key.status === 'known' && proofs[0]?.value === key.value.KeyMetadata?.KeyState;
  }
}

test('the tables cover every cause that is in the registry', () => {
  const covered = new Set(tables().flatMap(([, table]) => table.expect.findings.map(([c]) => c)));
  expect([...covered].sort()).toEqual([
    'caller-not-authorized',
    'external-key-store-unreachable',
    'grant-missing',
    'key-deleted',
    'key-disabled',
    'key-in-another-account',
    'key-material-missing',
    'key-pending-deletion',
    'key-store-disconnected',
    'not-the-key',
    'organization-denies',
    'policy-condition-mismatch',
    'policy-denies',
    'policy-lost-delegation',
    'replica-key',
    'restored-not-started',
  ]);
});
