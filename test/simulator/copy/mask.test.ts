/** Masked evidence: no account id of it is left, wherever it stood, and the copy works as before. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {copySimulator, masked} from '../../../src/simulator/simulator.ts';
import {simulatorOf} from '../support.ts';
import {judged, savedFrom} from './saved.ts';

test('no account id of the evidence is left, not in ARNs and not in policies', async () => {
  const saved = await savedFrom(await simulatorOf('key-disabled'));
  expect(JSON.stringify(saved)).toContain('111122223333');
  const text = JSON.stringify(masked(saved));
  expect(text).not.toContain('111122223333');
  expect(text).toContain('arn:aws:kms:eu-west-1:100000000001:key/1234abcd');
  expect(text).toContain('arn:aws:iam::100000000001:root');
});

test('a masked copy is diagnosed as the masked evidence is', async () => {
  const saved = masked(await savedFrom(await simulatorOf('key-disabled')));
  const {simulator} = copySimulator(saved);
  expect(simulator.accountId).toBe('100000000001');
  expect(judged(await savedFrom(simulator))).toEqual(judged(saved));
});

test('a URL-encoded policy document is masked as its text', () => {
  const document = encodeURIComponent('{"AWS":"arn:aws:iam::111122223333:root"}');
  const {text} = masked({account: '111122223333', text: document});
  expect(decodeURIComponent(text)).toBe('{"AWS":"arn:aws:iam::100000000001:root"}');
});

test('key IDs and resource names of twelve digits and more stay', () => {
  const key = '1234abcd-12ab-34cd-56ef-123456789012';
  expect(masked({account: '111122223333', key, number: '1111222233334'})).toEqual({
    account: '100000000001',
    key,
    number: '1111222233334',
  });
});

test('different accounts stay different, equal ones equal', () => {
  const account = fc.stringMatching(/^\d{12}$/);
  fc.assert(
    fc.property(fc.array(account, {maxLength: 20}), (ids) => {
      const {list} = masked({list: ids});
      for (const [index, id] of ids.entries()) {
        expect(ids).not.toContain(list[index]);
        expect(list.indexOf(list[index] ?? '')).toBe(ids.indexOf(id));
      }
    }),
  );
});
