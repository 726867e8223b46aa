/** A value written into a policy means just itself. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {literal} from '../../../src/policy/change/literal.ts';
import {holds} from '../../../src/policy/conditions/evaluate.ts';
import {known, lookupOf} from '../../../src/policy/context.ts';
import {cast, home, keyArn} from '../cast.ts';

const signs = fc.constantFrom(
  '$',
  '{',
  '}',
  '*',
  '?',
  'a',
  'b',
  'aws:username',
  ':',
  "'",
  ',',
  ' ',
);
const value = fc.array(signs, {minLength: 1, maxLength: 10}).map((all) => all.join(''));
const place = {line: 1, column: 1};

test.each(['2012-10-17', '2008-10-17'])(
  'of version %s: the value itself and no other',
  (version) => {
    const operators = version === '2012-10-17' ? ['StringEquals', 'StringLike'] : ['StringEquals'];
    fc.assert(
      fc.property(value, value, fc.constantFrom(...operators), (one, other, operator) => {
        const written = literal(one, operator, version);
        const condition = {operator, key: 'kms:ViaService', values: [written], place};
        const metBy = (actual: string) => holds(condition, version, lookup(actual)).met;
        expect(metBy(one)).toBe('yes');
        expect(metBy(other)).toBe(one === other ? 'yes' : 'no');
      }),
      {numRuns: 500},
    );
  },
);

function lookup(actual: string) {
  const {mara} = cast;
  if (!mara) throw new Error('mara is not in cast.ts');
  const context = {keys: {'kms:ViaService': known(actual)}, others: {status: 'absent'}} as const;
  const resource = {arn: keyArn, accountId: home};
  return lookupOf({action: 'kms:Decrypt', resource, principal: mara, context});
}
