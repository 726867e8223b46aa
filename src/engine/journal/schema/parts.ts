/** Schemas of what stands inside journal entries. Loose: a later version may add members. */
import * as z from 'zod';
import type {CallError} from '../../../core/call.ts';
import type {Diagnosis} from '../../../core/diagnosis.ts';
import type {Fact} from '../../../core/fact.ts';
import type {Incident, Operator} from '../../../core/incident.ts';
import type {JsonObject} from '../../../core/json.ts';
import type {PlannedStep} from '../../../core/plan.ts';
import type {Question} from '../../../core/question.ts';

/** One word of a list that grows with Latchkey, such as a fact's name or a cause. */
export function word<Word extends string>(): z.ZodType<Word> {
  return z.custom<Word>((value) => typeof value === 'string', {error: 'a text is expected'});
}

/** A time in UTC with milliseconds. */
export const time = z.iso.datetime();

/** SHA-256 in lower-case hex. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** Plain JSON by member name, such as the input of a call. */
export const members: z.ZodType<JsonObject> = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  {error: 'an object is expected'},
);

export const operator: z.ZodType<Operator> = z.looseObject({
  arn: z.string(),
  accountId: z.string(),
});

export const incident: z.ZodType<Incident> = z.looseObject({
  database: z.looseObject({
    identifier: z.string(),
    kind: z.enum(['instance', 'cluster']).optional(),
  }),
  accountId: z.string(),
  region: z.string(),
});

export const callError: z.ZodType<CallError> = z.looseObject({
  code: z.string(),
  message: z.string(),
});

const source = {
  call: word<`${string}:${string}`>(),
  at: z.string(),
  requestId: z.string().optional(),
  milliseconds: z.number().optional(),
};
const failure = {code: z.string(), message: z.string()};
const answer: z.ZodType<object> = z.looseObject({});

export const fact: z.ZodType<Fact<object>> = z.discriminatedUnion('status', [
  z.looseObject({...source, status: z.literal('known'), value: answer}),
  z.looseObject({...source, ...failure, status: z.literal('denied'), needs: z.string()}),
  z.looseObject({...source, ...failure, status: z.literal('failed')}),
  z.looseObject({
    ...source,
    status: z.literal('absent'),
    because: z.enum(['does-not-exist', 'not-asked']),
    message: z.string(),
  }),
]);

const proof = z.looseObject({
  call: word<`${string}:${string}`>(),
  at: z.string(),
  requestId: z.string(),
  path: z.string(),
  value: z.string(),
});

export const diagnosis: z.ZodType<Diagnosis> = z.looseObject({
  format: z.literal('latchkey/diagnosis/1'),
  database: z.looseObject({
    kind: z.enum(['instance', 'cluster']),
    identifier: z.string(),
    arn: z.string(),
    status: z.string(),
    resourceId: z.string(),
    engine: z.string(),
  }),
  key: z.looseObject({
    arn: z.string(),
    state: z.string(),
    manager: z.string(),
    origin: z.string(),
    accountId: z.string(),
  }),
  verdict: word<Diagnosis['verdict']>(),
  findings: z.array(
    z.looseObject({
      cause: word<Diagnosis['findings'][number]['cause']>(),
      confidence: word<Diagnosis['findings'][number]['confidence']>(),
      summary: z.string(),
      evidence: z.array(proof),
      runbook: z.string(),
      actor: z
        .looseObject({arn: z.string(), event: z.string(), at: z.string(), eventId: z.string()})
        .optional(),
    }),
  ),
  unknowns: z.array(z.looseObject({fact: z.string(), because: z.string(), needs: z.string()})),
  clocks: z.array(
    z.looseObject({
      clock: word<Diagnosis['clocks'][number]['clock']>(),
      at: z.string(),
      estimate: z.boolean(),
      from: z.string(),
    }),
  ),
  blastRadius: z.looseObject({
    keyArn: z.string(),
    databases: z.array(
      z.looseObject({
        identifier: z.string(),
        kind: z.enum(['instance', 'cluster']),
        status: z.string(),
      }),
    ),
    snapshots: z.number(),
    automatedBackups: z.number(),
    complete: z.boolean(),
  }),
});

/** A step as the runbook has it; docs/runbooks.md says what its members mean. */
export const step = z
  .looseObject({
    id: z.string(),
    runbook: z.string(),
    title: z.string(),
    kind: z.enum([
      'read',
      'gather',
      'change',
      'choose',
      'ask',
      'manual',
      'wait',
      'connect',
      'run',
      'stop',
    ]),
    prose: z.string(),
  })
  .and(z.custom<PlannedStep>());

/** A question as it was seen. */
export const question = z
  .looseObject({
    kind: z.enum(['choice', 'way', 'confirm', 'text', 'failure', 'approval']),
    title: z.string(),
  })
  .and(z.custom<Question>());
