/** What holds for all policies and requests, tried on made-up ones. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Decision} from '../../src/policy/analysis.ts';
import {evaluate} from '../../src/policy/evaluate.ts';
import {type Policies, unread} from '../../src/policy/policies.ts';
import type {ContextValue, Request} from '../../src/policy/request.ts';
import {contextValue, keys, policiesOf, request, statement, type World, world} from './made-up.ts';

const runs = {numRuns: 150};

const decide = (asked: Request, policies: Policies): Decision => evaluate(asked, policies).decision;

// From the least to the most that a decision lets through.
const rank = {'explicitly-denied': 0, 'implicitly-denied': 0, unknown: 1, allowed: 2} as const;

const everywhere = ['identity', 'boundary', 'session', 'scp', 'rcp', 'key'] as const;
const parts = fc.constantFrom(...everywhere);

/** The world with one more statement in that part. */
function withStatement(written: World, part: (typeof everywhere)[number], added: object): World {
  const isLevels = part === 'scp' || part === 'rcp';
  if (isLevels) return {...written, [part]: written[part].map((level) => [...level, added])};
  const before = written[part];
  return {...written, [part]: before && [...before, added]};
}

test('one more explicit Deny never allows more', () => {
  fc.assert(
    fc.property(world, request, parts, statement(true), (written, asked, part, added) => {
      const {Principal, NotPrincipal, ...plain} = {...added} as {[name: string]: unknown};
      const denying = part === 'key' || part === 'rcp' ? added : plain;
      const more = withStatement(written, part, {...denying, Effect: 'Deny'});
      const [before, after] = [policiesOf(written), policiesOf(more)].map((p) => decide(asked, p));
      expect(rank[after ?? 'allowed']).toBeLessThanOrEqual(rank[before ?? 'unknown']);
    }),
    runs,
  );
});

test('a grant less never allows more', () => {
  fc.assert(
    fc.property(world, request, fc.nat(), (written, asked, at) => {
      fc.pre(written.grants.length > 0);
      const grants = written.grants.toSpliced(at % written.grants.length, 1);
      const before = decide(asked, policiesOf(written));
      const after = decide(asked, policiesOf({...written, grants}));
      expect(rank[after]).toBeLessThanOrEqual(rank[before]);
    }),
    runs,
  );
});

test('the order of statements does not matter', () => {
  fc.assert(
    fc.property(world, request, (written, asked) => {
      const turned = {
        ...written,
        identity: written.identity.toReversed(),
        boundary: written.boundary?.toReversed(),
        key: written.key.toReversed(),
        scp: written.scp.toReversed().map((level) => level.toReversed()),
        grants: written.grants.toReversed(),
      };
      const [one, other] = [written, turned].map((w) => evaluate(asked, policiesOf(w)));
      expect([other?.decision, other?.decidedBy]).toEqual([one?.decision, one?.decidedBy]);
    }),
    runs,
  );
});

const layers = [
  'identity',
  'boundary',
  'session',
  'serviceControl',
  'resourceControl',
  'resource',
  'grants',
] as const;

test('a type that is not read settles nothing it did not settle before', () => {
  fc.assert(
    fc.property(
      world,
      request,
      fc.subarray([...layers], {minLength: 1}),
      (written, asked, hidden) => {
        const whole = policiesOf(written);
        const unseen = hidden.map((name) => [name, unread('it was not read')] as const);
        const less: Policies = {...whole, ...Object.fromEntries(unseen)};
        const [truth, guess] = [decide(asked, whole), decide(asked, less)];
        // What is decided without the hidden types is decided the same with them.
        if (guess === 'allowed') expect(truth).toBe('allowed');
        if (guess.endsWith('denied')) expect(truth).toMatch(/denied$/);
      },
    ),
    runs,
  );
});

test('an unknown value settles nothing that another value could turn', () => {
  fc.assert(
    fc.property(
      world,
      request,
      fc.constantFrom(...keys.slice(0, 3)),
      contextValue,
      (written, asked, key, value) => {
        const policies = policiesOf(written);
        const withValue = (one: ContextValue): Request => ({
          ...asked,
          context: {...asked.context, keys: {...asked.context.keys, [key]: one}},
        });
        const guess = decide(withValue({status: 'unknown', because: 'x'}), policies);
        const truth = decide(withValue(value), policies);
        if (guess === 'allowed') expect(truth).toBe('allowed');
        if (guess.endsWith('denied')) expect(truth).toMatch(/denied$/);
      },
    ),
    runs,
  );
});

test('an unknown answer says what is missing, a settled one misses nothing', () => {
  fc.assert(
    fc.property(world, request, (written, asked) => {
      const {decision, missing} = evaluate(asked, policiesOf(written));
      expect(missing.length > 0).toBe(decision === 'unknown');
    }),
    runs,
  );
});
