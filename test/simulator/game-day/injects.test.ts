/** What a scenario would put in is checked when the scenario is read, not on the night. */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {createSimulator, readScenario} from '../../../src/simulator/simulator.ts';

test.each([
  ['kms:DisableKy alias/orders', 'The simulated AWS serves no kms:DisableKy'],
  ['kms:DisableKey alias/ordrs', 'There is no key alias/ordrs in this account'],
  ['kms:ScheduleKeyDeletion', 'kms:ScheduleKeyDeletion needs KeyId'],
])('a scenario that would put in %s is refused when it is read, with its place', (call, words) => {
  const file = fileURLToPath(
    new URL('../../../runbooks/scenarios/key-disabled.yaml', import.meta.url),
  );
  const text = fs.readFileSync(file, 'utf8');
  const broken = text.replace('call: kms:DisableKey alias/orders', `call: ${call}`);
  const line = broken.slice(0, broken.indexOf(`call: ${call}`)).split('\n').length;
  expect(() => createSimulator(readScenario(broken, 'own.yaml'))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(words),
      where: expect.stringMatching(new RegExp(`own.yaml:${line}:`)),
    }),
  );
});
