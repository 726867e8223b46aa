/** Whatever arrives, the answer is well-formed AWS: never a crash, never a hang. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {requestsTo} from '../../support/fuzz/requests.ts';
import {flawOf} from '../../support/fuzz/well-formed.ts';
import {fuzzedAccount} from '../../support/fuzz/world.ts';

describe('requests that nobody would send, and some that somebody might', () => {
  it('are answered in the shape of AWS, and no failure is ours', async () => {
    const {simulator, namesFor} = fuzzedAccount();
    const {accessKeyId} = simulator.operator;
    await fc.assert(
      fc.asyncProperty(requestsTo({accessKeyId, namesFor}), async (request) => {
        expect(flawOf(await simulator.handle(request))).toBeUndefined();
      }),
      {numRuns: 2000, seed: 20260302},
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
