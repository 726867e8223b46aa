/** Made-up policies and requests for the properties. */
import fc from 'fast-check';
import {type Level, type Policies, type Policy, read} from '../../src/policy/policies.ts';
import type {
  ContextValue,
  EncryptionContext,
  Principal,
  Request,
} from '../../src/policy/request.ts';
import {cast, home, keyArn, operationsOfRds} from './cast.ts';
import {documentOf} from './stage.ts';

const values = [
  'rds.us-east-1.amazonaws.com',
  'ec2.us-east-1.amazonaws.com',
  'a*',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a policy's variable.
  '${aws:userid}',
];
/** Condition keys that the made-up statements ask about; the first three the request may have. */
export const keys = [
  'kms:ViaService',
  'aws:SourceVpce',
  'aws:PrincipalTag/team',
  'kms:EncryptionContext:a',
];
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'ForAllValues:StringLike',
  'ForAnyValue:StringEquals',
  'Null',
  'Unheard',
];

const condition = fc.dictionary(
  fc.constantFrom(...operators),
  fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values, 'true'), {
    minKeys: 1,
    maxKeys: 2,
  }),
  {maxKeys: 2},
);
const names = [
  '*',
  home,
  `arn:aws:iam::${home}:root`,
  `arn:aws:iam::${home}:role/Operator`,
  `arn:aws:iam::${home}:user/mara`,
  'AROA1234567890EXAMPLE',
];
const principal = fc.oneof(
  fc.constant('*'),
  fc.record({AWS: fc.uniqueArray(fc.constantFrom(...names), {minLength: 1, maxLength: 3})}),
  fc.constant({Service: 'rds.us-east-1.amazonaws.com'}),
);
const action = fc.constantFrom('kms:Decrypt', 'kms:*', '*', 'kms:De*', 'rds:*');
const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Allow', 'Deny');

/** One statement, with a Principal where its policy needs one. */
export function statement(withPrincipal: boolean) {
  const common = {
    Effect: effect,
    Resource: fc.constantFrom('*', keyArn, 'arn:aws:kms:*:*:key/other'),
  };
  return fc
    .tuple(
      fc.record(common),
      fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), action),
      fc.tuple(fc.constantFrom('Principal', 'Principal', 'NotPrincipal'), principal),
      fc.option(condition, {nil: undefined}),
    )
    .map(([rest, [actionName, actions], [principalElement, who], Condition]) => ({
      ...rest,
      [actionName]: actions,
      ...(withPrincipal ? {[principalElement]: who} : {}),
      ...(Condition ? {Condition} : {}),
    }));
}

/** A policy as its statements. */
export type Written = readonly object[];
const statements = (withPrincipal: boolean, maxLength = 4) =>
  fc.array(statement(withPrincipal), {maxLength});

/** Most levels, boundaries and sessions allow everything to begin with, or nothing would pass. */
const ceiling = (withPrincipal: boolean) =>
  fc
    .tuple(fc.constantFrom(...Array<boolean>(9).fill(true), false), statements(withPrincipal, 2))
    .map(([isOpen, some]) => (isOpen ? [open(withPrincipal), ...some] : some));
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: undefined, freq: 2});
const open = (withPrincipal: boolean): object => ({
  Effect: 'Allow',
  ...(withPrincipal ? {Principal: '*'} : {}),
  Action: '*',
  Resource: '*',
});

/** Everything as it would be written, so that a test can change it before it is read. */
export const world = fc.record({
  identity: statements(false),
  boundary: rarely(ceiling(false)),
  session: rarely(ceiling(false)),
  scp: fc.array(ceiling(false), {maxLength: 2}),
  rcp: fc.array(ceiling(true), {maxLength: 2}),
  key: statements(true),
  grants: fc.array(
    fc.record({
      id: fc.constantFrom('g-1', 'g-2'),
      granteePrincipal: fc.constantFrom('rds.us-east-1.amazonaws.com', ...names.slice(2)),
      operations: fc.constantFrom(operationsOfRds, ['Encrypt']),
      encryptionContextSubset: fc.option(fc.constant({a: '1'}), {nil: undefined}),
    }),
    {maxLength: 3},
  ),
});
export type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Known, absent or unknown. */
export const contextValue: fc.Arbitrary<ContextValue> = fc.oneof(
  fc.constantFrom(...values).map((value) => ({status: 'known' as const, values: [value]})),
  fc.constant({status: 'absent' as const}),
  fc.constant({status: 'unknown' as const, because: 'nobody said'}),
);
/** Some request about the key. */
export const request: fc.Arbitrary<Request> = fc.record({
  action: fc.constantFrom('kms:Decrypt', 'kms:DescribeKey'),
  resource: fc.constant({arn: keyArn, accountId: home}),
  principal: fc
    .constantFrom('operator', 'mara', 'root', 'rds', 'outsider', 'operator-without-role')
    .map((name) => principalOf(name)),
  context: fc.record({
    keys: fc.dictionary(fc.constantFrom(...keys.slice(0, 3)), contextValue),
    others: fc.constantFrom<ContextValue>({status: 'absent'}, {status: 'unknown', because: 'x'}),
    encryptionContext: fc.constantFrom<EncryptionContext>({}, {a: '1'}),
  }),
});

/** The world as the evaluator takes it. */
export function policiesOf(written: World): Policies {
  return {
    identity: read([policyOf(written.identity)]),
    boundary: read(written.boundary && policyOf(written.boundary)),
    session: read(written.session ? [policyOf(written.session)] : []),
    serviceControl: read(levelsOf(written.scp)),
    resourceControl: read(levelsOf(written.rcp)),
    resource: read(policyOf(written.key)),
    grants: read(written.grants),
  };
}

const levelsOf = (levels: readonly Written[]): readonly Level[] =>
  levels.map((one, index) => ({target: `level ${index}`, policies: [policyOf(one)]}));
const policyOf = (written: Written): Policy => ({
  name: 'made up',
  document: documentOf([...written]),
});
function principalOf(name: string): Principal {
  const found = cast[name];
  if (!found) throw new Error(`${name} is not in cast.ts`);
  return found;
}
