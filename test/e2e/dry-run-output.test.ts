/** The plain output of a dry run can be attached to a change review: whole, and the same each time. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {expectText} from '../support/frames.ts';
import {latchkey} from '../support/process.ts';

/** What stands on stdout, in a fresh state folder. */
async function dryRun(scenario: string) {
  const answers = ['--answers', 'recommended'];
  const home = {LATCHKEY_HOME: temporaryFolder()};
  return latchkey(['rehearse', scenario, '--dry-run', '--plain', ...answers], home);
}

test('key-disabled: the whole of it, twice the same', async () => {
  const [first, second] = [await dryRun('key-disabled'), await dryRun('key-disabled')];
  expect(first.code).toBe(0);
  expect(second.stdout).toBe(first.stdout);
  expectText('plain/dry-run', first.stdout);
  // Where this machine keeps the session is said beside it.
  expect(first.stderr).toMatch(/^ {2}Session: orders-db-\S+\n {2}Report: \/\S+\n/m);
});

test('every change stands with its exact request, its command, and what takes it back', async () => {
  const {stdout} = await dryRun('key-pending-deletion');
  const blocks = stdout.split('WOULD CALL ').slice(1);
  expect(blocks.map((block) => /^\S+(?=\. It was not sent)/.exec(block)?.[0])).toEqual([
    'kms:CancelKeyDeletion',
    'kms:EnableKey',
    'rds:StartDBInstance',
  ]);
  for (const block of blocks) {
    expect(block).toMatch(/^ {2}With: /m);
    expect(block).toMatch(/^ {2}aws --region eu-west-1 (kms|rds) /m);
    expect(block).toMatch(/^ {2}To take it back:\n {2}aws --region eu-west-1 (kms|rds) /m);
  }
});
