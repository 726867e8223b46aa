/** Whatever arrives, the answer is well-formed AWS: never a crash, never a hang. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {requestsTo} from '../../support/fuzz/requests.ts';
import {flawOf} from '../../support/fuzz/well-formed.ts';
import {fuzzedAccount} from '../../support/fuzz/world.ts';

const atTheDoor = /Signature|Token|UnrecognizedClient/;

describe('requests that nobody would send, and some that somebody might', () => {
  it('are answered in the shape of AWS, and no failure is ours', async () => {
    const {simulator, namesFor} = fuzzedAccount();
    await fc.assert(
      fc.asyncProperty(requestsTo({signer: simulator.operator, namesFor}), async (request) => {
        expect(flawOf(await simulator.handle(request))).toBeUndefined();
      }),
      {numRuns: 2200, seed: 20260302},
    );
    // Not only refusals at the door: most get as far as the services, and some are carried out.
    const codes = simulator.requests().map(({error}) => error?.code ?? 'ok');
    expect(codes.filter((code) => !atTheDoor.test(code)).length).toBeGreaterThan(1000);
    expect(codes.filter((code) => atTheDoor.test(code)).length).toBeGreaterThan(50);
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(200);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
