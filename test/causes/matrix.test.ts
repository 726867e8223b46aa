/**
 * Every scenario with complete permissions, and with every single read denied, failing or throttled:
 * the expected cause first or an honest "undecided"; no comfort, and nothing certain without its read.
 */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {observe} from '../../src/aws/observe/observe.ts';
import {briefingOf} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {isoTime} from '../../src/core/clock.ts';
import {databaseOf, isLockedOut} from '../../src/core/database.ts';
import type {CauseId, Diagnosis, Finding} from '../../src/core/diagnosis.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import type {Incident} from '../../src/core/incident.ts';
import {simulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {unreadWays, withUnread} from './unread.ts';

const folder = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));
const scenarios = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort();

const causeIds: readonly CauseId[] = [
  'key-disabled',
  'key-pending-deletion',
  'key-deleted',
  'key-material-missing',
  'key-store-disconnected',
  'external-key-store-unreachable',
  'grant-missing',
  'policy-lost-delegation',
  'policy-denies',
  'policy-condition-mismatch',
  'organization-denies',
  'key-in-another-account',
  'restored-not-started',
  'replica-key',
  'caller-not-authorized',
  'not-the-key',
];

type Seen = {
  readonly evidence: Evidence;
  readonly incident: Incident;
  readonly now: string;
  readonly cause: string;
  readonly isAllowed: boolean;
};

async function seen(scenario: string): Promise<Seen> {
  const options = {readOnly: true, pace: 0, onCall: () => undefined};
  const world = await simulatedWorld(folder, scenario, options);
  const {clock, door, simulator} = world;
  const {accountId, region, database: identifier} = simulator;
  const evidence = await observe(door, {identifier}, {clock, onFact: () => undefined});
  world.close();
  const cause = /^cause: (.*)$/m.exec(fs.readFileSync(`${folder}/${scenario}.yaml`, 'utf8'))?.[1];
  return {
    evidence,
    incident: {database: {identifier}, accountId, region},
    now: isoTime(clock.now()),
    cause: cause ?? '',
    isAllowed: scenario !== 'caller-not-authorized',
  };
}

test('every cause has the scenario of its name', () => {
  expect(scenarios).toEqual(expect.arrayContaining([...causeIds]));
});

const counts = {cases: 0, expected: 0, undecided: 0, other: 0};

describe.each(scenarios)('%s', (scenario) => {
  let whole: Seen;
  let known: Diagnosis;
  beforeAll(async () => {
    whole = await seen(scenario);
    known = diagnose(whole.evidence, whole.incident, whole.now);
  });

  test('with complete permissions: the expected cause first', () => {
    expect(known.findings[0]?.cause).toBe(whole.cause);
    if (whole.isAllowed) expect(known.verdict).not.toBe('undecided');
    expect(known.verdict).not.toBe('healthy');
  });

  test('with every single read taken away: the expected cause, or undecided', () => {
    for (const name of Object.keys(whole.evidence)) {
      for (const how of unreadWays) {
        const less = withUnread(whole.evidence, name, how);
        const judged = diagnose(less, whole.incident, whole.now);
        const where = `${name} ${how}`;
        count(judged, whole.cause);
        expect(isFalseComfort(less, judged), where).toBe(false);
        expect(isHonest(judged, known), `${where}: ${judged.verdict}`).toBe(true);
        for (const finding of judged.findings) {
          expect(isKept(finding, known, name, less), `${where}: ${finding.cause}`).toBe(true);
        }
        briefingOf({
          diagnosis: judged,
          evidence: less,
          incident: whole.incident,
          now: whole.now,
          localOffsetMinutes: 60,
        });
      }
    }
  });
});

afterAll(() => {
  const {cases, expected, undecided, other} = counts;
  process.stdout.write(
    `matrix: ${scenarios.length} scenarios, ${cases} evidences with one read missing: ` +
      `${expected} expected cause first, ${undecided} undecided, ${other} another true finding first\n`,
  );
});

function count(judged: Diagnosis, cause: string): void {
  counts.cases += 1;
  if (judged.findings[0]?.cause === cause && judged.verdict !== 'undecided') counts.expected += 1;
  else if (judged.verdict === 'undecided') counts.undecided += 1;
  else counts.other += 1;
}

function isFalseComfort(evidence: Evidence, {verdict}: Diagnosis): boolean {
  return verdict === 'healthy' && isLockedOut(databaseOf(evidence)?.status ?? '');
}

/** Undecided, or a verdict and a deciding cause that the whole evidence comes to as well. */
function isHonest(judged: Diagnosis, known: Diagnosis): boolean {
  if (judged.verdict === 'undecided') return true;
  const deciding = judged.findings.filter(({confidence}) => confidence !== 'possible');
  const causes = known.findings.map(({cause}) => cause);
  return deciding.every(({cause}) => causes.includes(cause) || cause === 'caller-not-authorized');
}

const rank = {possible: 0, likely: 1, certain: 2};

/** With less to go by nothing becomes surer; AWS's own refusal of the read is a finding of its own. */
function isKept(finding: Finding, known: Diagnosis, name: string, less: Evidence): boolean {
  const before = known.findings.find(({cause}) => cause === finding.cause);
  if (before) return rank[finding.confidence] <= rank[before.confidence];
  if (finding.cause === 'caller-not-authorized') {
    return Reflect.get(less, name)?.status === 'denied' || finding.confidence !== 'certain';
  }
  return finding.confidence === 'possible';
}
