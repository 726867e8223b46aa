/** Scenario files: what is wrong is named with file, line, column and what to do. */

import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {RunbookError, UsageError} from '../../src/core/errors.ts';
import {
  createSimulator,
  listScenarios,
  loadScenario,
  readScenario,
} from '../../src/simulator/simulator.ts';
import {ordersKey, scenarios, simulatorOf, statusOf} from './support.ts';

const text = await readFile(join(scenarios, 'restored-not-started.yaml'), 'utf8');

/** The error of the shipped scenario with one text replaced, at the replacement's line. */
function errorOf(old: string, changed: string): {line: string; error: RunbookError} {
  expect(text).toContain(old);
  const spoilt = text.replace(old, changed);
  const needle = changed.trim().split('\n')[0] ?? '';
  const index = spoilt.split('\n').findIndex((row) => row.includes(needle));
  const thrown = caught(() => createSimulator(readScenario(spoilt, 'night.yaml')));
  return {line: `night.yaml:${index + 1}:`, error: thrown};
}

function caught(run: () => unknown): RunbookError {
  try {
    run();
  } catch (error) {
    if (error instanceof RunbookError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a scenario file', () => {
  it.each([
    ['an unknown member', 'seed: 11', 'sead: 11', 'Unrecognized key'],
    [
      'a time that is none',
      'start: 2026-03-02T06:03:12Z',
      'start: tonight',
      'start: must be a time',
    ],
    [
      'an account without quotes',
      'accountId: "111122223333"',
      'accountId: 111122223333',
      'in quotes',
    ],
    ['an unknown operator', 'operator: mara', 'operator: maria', '"maria" is no known principal'],
    [
      'an unknown database',
      'database: orders-db',
      'database: ordrs-db',
      '"ordrs-db" is no database',
    ],
    [
      'a key from nowhere',
      'KmsKeyId: alias/customer',
      'KmsKeyId: alias/custmer',
      'is no key of this',
    ],
    ['a call nobody serves', 'call: kms:DisableKey', 'call: kms:DisableKeys', 'is no call the sim'],
    ['a stranger in the timeline', 'as: priya', 'as: pria', '"pria" is no known principal'],
    [
      'a misspelt input',
      'call: kms:EnableKey\n    with: {KeyId: 1234abcd-12ab-34cd-56ef-1234567890ab}',
      'call: kms:EnableKey\n    with: {KeyID: 1234abcd-12ab-34cd-56ef-1234567890ab}',
      'needs KeyId',
    ],
    [
      'a window that is none',
      'PreferredBackupWindow: 03:10-03:40',
      'PreferredBackupWindow: 3am',
      'look like',
    ],
  ])('with %s is refused where it stands', (_what, old, changed, words) => {
    const {line, error} = errorOf(old, changed);
    expect(error.message).toContain(words);
    const [, place = ''] = error.where.split('night.yaml');
    expect(`night.yaml${place}`).toMatch(/^night\.yaml:\d+:\d+$/);
    // A missing member is reported at the mapping that lacks it, a line below its call.
    if (!words.startsWith('needs')) expect(error.where.startsWith(line)).toBe(true);
  });

  it('with a past call that is refused says so and what to change', () => {
    const old = 'call: kms:EnableKey';
    const {line, error} = errorOf(old, 'call: kms:CancelKeyDeletion');
    expect(error.where.startsWith(line)).toBe(true);
    expect(error.message).toContain('KMSInvalidStateException');
    expect(error.nextSteps).not.toEqual([]);
  });

  it('that is no YAML is refused at the flaw', () => {
    const error = caught(() => readScenario('id: [1,\nb: }', 'broken.yaml'));
    expect(error.where).toMatch(/^broken\.yaml:\d+:\d+$/);
  });

  it('that is empty is refused at its beginning', () => {
    expect(caught(() => readScenario('', 'empty.yaml')).where).toBe('empty.yaml:1:1');
  });
});

describe('the scenarios that ship', () => {
  it('are listed by id with what a list shows', async () => {
    const infos = await listScenarios(scenarios);
    expect(infos.map((info) => info.id)).toEqual(
      expect.arrayContaining(['key-disabled', 'recoverable-window-passed', 'restored-not-started']),
    );
    for (const info of infos) {
      expect(Object.keys(info).sort()).toEqual(['cause', 'database', 'difficulty', 'id', 'title']);
    }
  });

  it('are named when somebody asks for another', async () => {
    const asked = loadScenario(scenarios, '../secrets');
    await expect(asked).rejects.toBeInstanceOf(UsageError);
    await expect(asked).rejects.toMatchObject({
      nextSteps: [expect.stringContaining('key-disabled'), expect.stringContaining('.yaml')],
    });
  });

  it('are not the only ones: a file of one’s own is played where it lies', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
    const own = join(folder, 'own.yaml');
    await writeFile(own, text.replace('id: restored-not-started', 'id: own'));
    expect((await loadScenario(scenarios, own)).info.id).toBe('own');
    await writeFile(own, text.replace('seed: 11', 'sead: 11'));
    await expect(loadScenario(scenarios, own)).rejects.toThrow(`${own}:`);
    const missing = join(folder, 'missing.yaml');
    await expect(loadScenario(scenarios, missing)).rejects.toThrow(
      `The scenario file ${missing} cannot be read: ENOENT.`,
    );
    await rm(folder, {recursive: true});
  });

  it.each([
    ['key-disabled', 'inaccessible-encryption-credentials-recoverable'],
    ['restored-not-started', 'inaccessible-encryption-credentials-recoverable'],
    ['recoverable-window-passed', 'inaccessible-encryption-credentials'],
  ])('%s begins with orders-db %s', async (id, status) => {
    expect(await statusOf(await simulatorOf(id))).toBe(status);
  });

  it('can hold calls that are still to come', async () => {
    const later = `${text}  - at: 2026-03-02T07:00:00Z
    as: ci-cleanup
    call: kms:DisableKey
    with: {KeyId: ${ordersKey}}
`;
    const simulator = createSimulator(readScenario(later, 'later.yaml'));
    const stateOf = () => JSON.stringify(simulator.overview().keys);
    expect(stateOf()).not.toContain('Disabled');
    simulator.advance(3_600_000);
    expect(stateOf()).toContain('Disabled');
  });
});
