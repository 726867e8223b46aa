/** A database that was deleted: what is left of it is named, with the command that brings it back. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {UsageError} from '../../../src/core/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {rehearse} from '../../support/rehearsal.ts';

const shipped = fileURLToPath(new URL('../../../runbooks/scenarios', import.meta.url));

/** What a session says whose database was deleted before anybody looked. */
async function saidOf(scenario: string, deletions: string, edit = (text: string) => text) {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  const text = readFileSync(path.join(shipped, `${scenario}.yaml`), 'utf8');
  const changed = edit(text).replace('\ntimeline:\n', `\ntimeline:\n${deletions}`);
  writeFileSync(path.join(folder, `${scenario}.yaml`), changed);
  const played = rehearse(scenario, {state: temporaryFolder(), scenarios: folder});
  const error = await played.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error('it was not refused', {cause: error});
  return error;
}

const unprotected = (text: string) =>
  text.replace('DeletionProtection: true', 'DeletionProtection: false');

const deleted = (keep: boolean) => `  - at: 2026-02-28T12:00:00Z
    as: deploy
    call: rds:DeleteDBInstance
    with: {DBInstanceIdentifier: orders-db, SkipFinalSnapshot: true, DeleteAutomatedBackups: ${!keep}}
`;

const restoredAs =
  'aws --region eu-west-1 rds restore-db-instance-to-point-in-time --source-dbi-resource-id ';

describe('an instance that somebody deleted', () => {
  test('is not just "no database" while its automated backups are retained', async () => {
    // Two days later the key is scheduled for deletion; that is taken out of the story.
    const {message, nextSteps, exitCode} = await saidOf('recovery-point', deleted(true), (text) =>
      unprotected(text).replace(/ {2}- at: \S+\n {4}as: deploy\n {4}call: kms:[\s\S]*?\n\n/, '\n'),
    );
    expect(message).toMatch(
      /^There is no database "orders-db" in eu-west-1, account 111122223333 any more, but 1 backup of that name is left\.$/,
    );
    expect(exitCode).toBe(64);
    expect(nextSteps[0]).toMatch(
      /^retained automated backup db-[A-Z0-9]+, up to 28 Feb \S+ UTC, its key arn:\S+ is Enabled$/,
    );
    const resourceId = /db-[A-Z0-9]+/.exec(nextSteps[0] ?? '')?.[0];
    expect(nextSteps[1]).toBe(
      `Restore the newest that may open: ${restoredAs}${resourceId} --target-db-instance-identifier orders-db --use-latest-restorable-time`,
    );
    expect(nextSteps[2]).toContain('the backup knows none');
  });

  test('says so where the key that all of them need is about to be deleted', async () => {
    const {nextSteps} = await saidOf('recovery-point', deleted(true), (text) =>
      unprotected(text).replace('PendingWindowInDays: 7', 'PendingWindowInDays: 30'),
    );
    const said = nextSteps.join('\n');
    expect(said).toMatch(/its key arn:\S+ is PendingDeletion/);
    expect(said).toContain('None of them opens now: bring the key of the first back');
    expect(said).toContain(`Then restore: ${restoredAs}`);
  });

  test('sends nobody to a restore whose key is gone', async () => {
    const {nextSteps} = await saidOf('recovery-point', deleted(true), (text) =>
      unprotected(text).replace('    deny: [rds:DescribeDBSnapshots]\n', ''),
    );
    const said = nextSteps.join('\n');
    expect(said).toContain('does not exist any more');
    expect(said).toContain('Look for copies under another key');
    expect(said).not.toContain('restore-db-instance');
  });

  test('is no database where nothing of that name is left', async () => {
    const {message} = await saidOf('recovery-point', deleted(false), unprotected);
    expect(message).toBe('There is no database "orders-db" in eu-west-1, account 111122223333.');
  });
});
