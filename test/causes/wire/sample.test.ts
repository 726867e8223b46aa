/** One scenario × every read at the wire, in the short run: a cause of two, behind CloudTrail's rate. */
import {expect, test} from 'vitest';
import {countsOf, wireMatrix} from './matrix.ts';

test('disabled-and-policy-stripped', {timeout: 120_000}, async () => {
  const cells = await wireMatrix('disabled-and-policy-stripped');
  process.stdout.write(`at the wire: ${cells.length} faults: ${countsOf(cells)}\n`);
  expect(cells.filter(({flaws}) => flaws.length > 0)).toEqual([]);
  // Only kms:DescribeKey says that a key is disabled: without it that is not said.
  const unseen = cells.filter(({call, fault}) => call === 'kms:DescribeKey' && fault === 'deny');
  expect(unseen.map(({outcome}) => outcome)).toEqual(['another true finding']);
});
