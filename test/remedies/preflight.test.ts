/** Whether the operator may make each change of the recommended way, said before the first one. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {play} from '../engine/failures/play.ts';

/** `kms:EnableKey yes`, for each change of the recommended way, as the journal has it. */
function rightsIn(entries: readonly Entry[]): readonly string[] {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'way');
  if (asked?.type !== 'asked' || asked.question.kind !== 'way') return [];
  const way = asked.question.ways.find(({recommended}) => recommended);
  return (way?.steps ?? []).flatMap(({call, right}) => (right ? [`${call} ${right.may}`] : []));
}

function reasonOf(entries: readonly Entry[], call: string): string | undefined {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'way');
  if (asked?.type !== 'asked' || asked.question.kind !== 'way') return undefined;
  const steps = asked.question.ways.filter(({recommended}) => recommended).flatMap((w) => w.steps);
  return steps.find((step) => step.call === call)?.right?.because;
}

test.each([
  ['key-pending-deletion', 'kms:CancelKeyDeletion yes'],
  ['key-store-disconnected', 'kms:ConnectCustomKeyStore yes'],
  ['policy-denies', 'kms:PutKeyPolicy yes'],
  // The account fell out of the key policy: the role's own policies do not count any more.
  ['policy-lost-delegation', 'kms:PutKeyPolicy no'],
  ['disabled-and-policy-stripped', 'kms:PutKeyPolicy no'],
  // Its role may not read IAM.
  ['key-disabled', 'kms:EnableKey unknown'],
  // The primary's key policy lies in another Region and is not read.
  ['replica-key', 'kms:ReplicateKey unknown'],
])('%s: %s', async (scenario, right) => {
  const {entries} = await play(scenario, undefined, true);
  expect(rightsIn(entries)).toContain(right);
});

test('a yes names its statement and what nobody here can read; a no names the policy', async () => {
  const good = await play('key-pending-deletion', undefined, true);
  expect(reasonOf(good.entries, 'kms:CancelKeyDeletion')).toMatch(
    /^by statement “Allow” \(number 1, line 1\) of the identity-based policy \S+; not visible: the session policies$/,
  );
  const bad = await play('policy-lost-delegation', undefined, true);
  expect(reasonOf(bad.entries, 'kms:PutKeyPolicy')).toBe(
    'no statement of the resource-based policy allows it',
  );
});

test('a right that is missing on the last step is known before the first', async () => {
  const {entries} = await play('grant-missing', undefined, true);
  const [first] = rightsIn(entries);
  expect(first).toBe('rds:StartDBInstance yes');
  expect(rightsIn(entries)).toContain('rds:ModifyDBInstance no');
});
