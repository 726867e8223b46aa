/** Every switch of `unverified` does what its two settings say, the default first. */
import {describe, expect, it} from 'vitest';
import {unverifiedSchema} from '../../src/simulator/scenario/schema/unverified.ts';
import type {Unverified} from '../../src/simulator/world/world.ts';
import {ofClusters} from './switches/clusters.ts';
import {ofInstances} from './switches/instances.ts';
import {ofPermissions} from './switches/permissions.ts';
import type {Switch} from './switches/switch.ts';

/** A switch without a story here is an error of types. */
const switches: {readonly [Name in keyof Unverified]: Switch} = {
  ...ofInstances,
  ...ofClusters,
  ...ofPermissions,
};

const defaults = unverifiedSchema.parse({});

describe('the switches', () => {
  it('are all told of, and no other', () => {
    expect(Object.keys(switches).toSorted()).toEqual(Object.keys(defaults).toSorted());
  });
});

describe.each(Object.entries(switches))('%s', (name, {cases, see}) => {
  it('is told of with its default first, and shows in what is seen', () => {
    const [[usual, first], [, other]] = cases;
    expect(usual).toBe(defaults[name as keyof Unverified]);
    expect(other).not.toEqual(first);
  });

  it.each(cases)('%j: %j is seen', async (setting, seen) => {
    expect(await see({[name]: setting})).toEqual(seen);
  });

  it('is at its default where nothing is said', async () => {
    expect(await see({})).toEqual(cases[0][1]);
  });
});
