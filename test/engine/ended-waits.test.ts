/** A status that ends a wait: its meaning and its next move reach the operator, in every front end. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {statusEnd} from '../../src/aws/terminal-status.ts';
import type {FailureQuestion} from '../../src/core/question.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

const shipped = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

/** A folder with a shipped scenario in which RDS accepts the call and ends in that status. */
function scenariosWith(scenario: string, call: string, status: string): string {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  const text = readFileSync(path.join(shipped, `${scenario}.yaml`), 'utf8');
  const outcome = `outcomes:\n  - {call: "${call}", status: ${status}, times: 9}\n`;
  writeFileSync(path.join(folder, `${scenario}.yaml`), `${text}\n${outcome}`);
  return folder;
}

const start = 'rds:StartDBInstance';
const restore = 'rds:RestoreDBInstanceToPointInTime';

describe.each([
  ['key-disabled', start, 'failed', 'diagnose'],
  ['key-disabled', start, 'incompatible-network', 'retry'],
  ['key-disabled', start, 'incompatible-parameters', 'retry'],
  ['key-disabled', start, 'insufficient-capacity', 'retry'],
  ['key-disabled', start, 'storage-full', 'retry'],
  ['only-a-point-in-time', restore, 'incompatible-restore', 'diagnose'],
  ['only-a-point-in-time', restore, 'restore-error', 'diagnose'],
  ['only-a-point-in-time', restore, 'insufficient-capacity', 'retry'],
  ['only-a-point-in-time', restore, 'storage-full', 'retry'],
])('%s, where %s ends as %s', (scenario, call, status, recommended) => {
  test('says what it means and what to do next', async () => {
    const asked: FailureQuestion[] = [];
    const {closed} = await rehearse(scenario, {
      state: temporaryFolder(),
      scenarios: scenariosWith(scenario, call, status),
      answer: (_, question) => {
        if (question.kind !== 'failure') return undefined;
        asked.push(question);
        return 'stop';
      },
    });
    const end = statusEnd(status);
    const question = asked.find(({code}) => code === status);
    expect(question?.means).toContain(end?.means ?? 'no such status');
    expect(question?.means).toContain(end?.next);
    // What AWS did not say is not put into its mouth.
    expect(question?.message).toBe('');
    expect(question?.options.find((option) => option.recommended)?.id).toBe(recommended);
    expect(closed.outcome).not.toBe('recovered');
  });
});
