/** 100,000 requests that nobody would send, and how many answers an AWS client could not read. */
import fc from 'fast-check';
import {requestsTo} from '../../../test/support/fuzz/requests.ts';
import {flawOf} from '../../../test/support/fuzz/well-formed.ts';
import {fuzzedAccount} from '../../../test/support/fuzz/world.ts';
import type {Figure} from '../figure.ts';

const cases = 100_000;
const perWorld = 2_000;
const mostMilliseconds = 5_000;

/** A new world now and then, so that it does not fill up with what succeeded. */
export async function fuzzFlaws(): Promise<readonly Figure[]> {
  const flaws: string[] = [];
  let handling = 0;
  let slowest = 0;
  for (let seed = 0; seed < cases / perWorld; seed += 1) {
    const {simulator, namesFor} = fuzzedAccount();
    const requests = fc.sample(requestsTo({signer: simulator.operator, namesFor}), {
      numRuns: perWorld,
      seed,
    });
    for (const request of requests) {
      const begin = performance.now();
      const flaw = flawOf(await simulator.handle(request));
      const took = performance.now() - begin;
      handling += took;
      slowest = Math.max(slowest, took);
      if (flaw !== undefined) flaws.push(`${flaw} (seed ${seed})`);
    }
  }
  for (const flaw of flaws.slice(0, 5)) console.log(`     ${flaw.slice(0, 200)}`);
  return [
    {
      what: 'answers out of shape to 100,000 requests',
      unit: 'flaws',
      measured: flaws.length,
      budget: 0,
    },
    {what: 'the slowest of them', unit: 'ms', measured: slowest, budget: mostMilliseconds},
    {what: 'one of them on average', unit: 'ms', measured: handling / cases},
  ];
}
