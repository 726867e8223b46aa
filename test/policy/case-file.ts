/** The files in cases/: what a case may say, and the short forms that keep it readable. */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {operationsOfRds} from './cast.ts';
import {shelf} from './shelf.ts';

const json: z.ZodType<unknown> = z.unknown();
// A policy as its statements alone is of version 2012-10-17.
const document = z.union([z.array(json), z.looseObject({Statement: json})]);
const named = z.strictObject({name: z.string(), arn: z.string().optional(), document});
const unread = z.strictObject({unread: z.string(), needs: z.string().optional()});
const policy = z.union([named, document]);
const level = z.strictObject({target: z.string(), policies: z.array(policy)});
const pairs = z.record(z.string(), z.string());

/** Left out: what RDS is expected to have (facts/aws.md §2.7). */
const grant = z.strictObject({
  id: z.string().default('g-1'),
  granteePrincipal: z.string().default('rds.us-east-1.amazonaws.com'),
  operations: z.array(z.string()).default(operationsOfRds),
  encryptionContextSubset: pairs.optional(),
  encryptionContextEquals: pairs.optional(),
  sourceArn: z.string().optional(),
});

const policies = z.strictObject({
  /** An identity policy that allows everything under this Condition; its Sid is `When`. */
  allowWhen: z.record(z.string(), z.record(z.string(), json)).optional(),
  /** One that allows everything (`Everything`) but denies under this Condition (`When`). */
  denyWhen: z.record(z.string(), z.record(z.string(), json)).optional(),
  identity: z.union([unread, z.array(named), policy]).optional(),
  boundary: z.union([unread, policy]).optional(),
  session: z.union([unread, z.array(named), policy]).optional(),
  scp: z.union([unread, z.array(level)]).optional(),
  rcp: z.union([unread, z.array(level)]).optional(),
  /** Left out: the default key policy of account 111122223333. `null`: no resource policy. */
  key: z.union([unread, policy]).nullable().optional(),
  grants: z.union([unread, z.array(grant)]).optional(),
});

/** A value, several, `null` for a key that is absent, or the reason why it is not known. */
const contextValue = z.union([
  z.string(),
  z.array(z.string()),
  z.null(),
  z.strictObject({unknown: z.string()}),
]);

const request = z.strictObject({
  action: z.string().optional(),
  resource: z
    .strictObject({
      arn: z.string(),
      accountId: z.string(),
      isAwsManaged: z.boolean().optional(),
    })
    .optional(),
  /** A name from cast.ts. */
  principal: z.string().optional(),
  tags: pairs.optional(),
  context: z.record(z.string(), contextValue).optional(),
  /** Why the keys that are not listed are unknown; left out, they are absent. */
  othersUnknown: z.string().optional(),
  encryptionContext: pairs.optional(),
  newGrant: z
    .strictObject({
      operations: z.array(z.string()),
      encryptionContextSubset: pairs.optional(),
      encryptionContextEquals: pairs.optional(),
    })
    .optional(),
  managementAccountId: z.string().optional(),
  assumptions: z
    .strictObject({
      notPrincipalWithoutAccount: z.enum(['denies', 'exempts']).optional(),
      grantUnderBoundary: z.enum(['limits', 'does-not-limit']).optional(),
    })
    .optional(),
});

const expected = z.strictObject({
  decision: z.enum(['allowed', 'explicitly-denied', 'implicitly-denied', 'unknown']),
  /** The policy type that decides. */
  type: z
    .enum([
      'identity',
      'boundary',
      'session',
      'service-control',
      'resource-control',
      'resource',
      'grant',
    ])
    .optional(),
  /** The Sid of the deciding statement. */
  sid: z.string().optional(),
  /** The ID of the deciding grant. */
  grant: z.string().optional(),
  /** AWS's words for the denial. */
  words: z.string().optional(),
  /** What is missing, in order. */
  missing: z.array(z.string()).optional(),
});

const testCase = z.strictObject({
  name: z.string(),
  /** Where AWS documents it. */
  why: z.string().optional(),
  policies: policies.optional(),
  request: request.optional(),
  expected,
});

const caseFile = z.strictObject({
  topic: z.string(),
  /** Where AWS documents it, for the cases that name nothing else. */
  why: z.string(),
  /** What the cases name with an @; it was put in its place before. */
  shelf: z.record(z.string(), json).optional(),
  /** What the cases share; a case's own members replace these. */
  given: z.strictObject({policies: policies.optional(), request: request.optional()}).optional(),
  cases: z.array(testCase).min(1),
});

/** One case with what its file gives to all. */
export type Case = z.infer<typeof testCase>;
export type CasePolicies = z.infer<typeof policies>;
export type CasePolicy = z.infer<typeof policy>;
export type CaseRequest = z.infer<typeof request>;

/** A file of cases. */
export type CaseFile = {
  readonly file: string;
  readonly topic: string;
  readonly cases: readonly Case[];
};

/** Every file under the folder; a member that no case has is an error, so that no typo passes. */
export function readCaseFiles(folder: string): readonly CaseFile[] {
  const files = fs.readdirSync(folder, {recursive: true, encoding: 'utf8'});
  return files
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const result = caseFile.safeParse(withShelf(JSON.parse(text)));
      if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
      const {topic, given, cases} = result.data;
      return {
        file,
        topic,
        cases: cases.map((one) => ({
          ...one,
          policies: {...given?.policies, ...one.policies},
          request: {...given?.request, ...one.request},
        })),
      };
    });
}

/** Puts what stands on the shelf where it is named. */
function withShelf(file: {readonly shelf?: {readonly [name: string]: unknown}}): unknown {
  const all = {...shelf, ...file.shelf};
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('@')) {
      const found = all[value.slice(1)];
      if (found === undefined) throw new Error(`${value} is on no shelf`);
      return fill(found);
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]));
  };
  return fill(file);
}
