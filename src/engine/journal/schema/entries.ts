/** The schema of every entry type (docs/journal.md). A member of a type that is missing here fails to compile. */
import * as z from 'zod';
import type {Entry, EntryBody, EntryFrame} from '../../../core/entry.ts';
import {
  callError,
  diagnosis,
  fact,
  incident,
  members,
  operator,
  question,
  sha256Text,
  step,
  time,
  word,
} from './parts.ts';

/** A schema for each member, optional ones too. */
type Shape<T> = {readonly [Member in keyof T]-?: z.ZodType<T[Member]>};

type Bodies = {readonly [Body in EntryBody as Body['type']]: Shape<Omit<Body, 'type'>>};

const figure = z.object({
  seconds: z.number().optional(),
  from: time.optional(),
  to: time.optional(),
  words: z.string(),
});

/** Members that every entry has. */
export const frame: Shape<EntryFrame> = {
  v: z.literal(1),
  seq: z.number().int().min(1),
  at: time,
  wall: time.optional(),
  prev: sha256Text,
  hash: sha256Text,
};

const call = word<`${string}:${string}`>();

/** The other members of each type. */
export const bodies: Bodies = {
  opened: {
    session: z.string(),
    incident,
    world: z.enum(['live', 'read-only', 'simulated']),
    rehearsal: z.boolean(),
    operator,
    endpoint: z.string(),
    profile: z.string().optional(),
    scenario: z.string().optional(),
    lesson: z.string().optional(),
    version: z.string(),
    resumed: z.boolean(),
    requiresApproval: z.boolean().optional(),
    regions: z.array(z.string()).optional(),
    takenOverFrom: z.string().optional(),
  },
  observed: {fact: word(), evidence: fact},
  diagnosed: {diagnosis},
  planned: {runbook: z.string(), title: z.string(), steps: z.array(step)},
  asked: {step: z.string(), question},
  answered: {step: z.string(), question: z.string(), answer: z.string(), by: z.string()},
  intended: {step: z.string(), call, input: members, attempt: z.number().int().min(1)},
  called: {
    step: z.string().optional(),
    call,
    mode: z.enum(['read', 'change']),
    outcome: z.enum(['ok', 'error', 'would-call']),
    region: z.string().optional(),
    requestId: z.string(),
    attempts: z.number().int().min(0),
    milliseconds: z.number().min(0),
    input: members.optional(),
    error: callError.optional(),
    job: z.string().optional(),
  },
  settled: {
    step: z.string(),
    status: z.enum([
      'Pending',
      'InProgress',
      'Waiting',
      'PendingApproval',
      'Approved',
      'Rejected',
      'Success',
      'Failed',
      'TimedOut',
      'Cancelled',
      'Skipped',
    ]),
    reason: z.string(),
    target: z.string().optional(),
    targetRegion: z.string().optional(),
  },
  waiting: {
    step: z.string(),
    until: z.string(),
    because: z.string(),
    seen: z.string(),
    percent: z.number().optional(),
    estimate: z
      .object({least: z.number(), most: z.number(), from: z.enum(['measured', 'range'])})
      .optional(),
    others: z.boolean().optional(),
  },
  noted: {step: z.string().optional(), text: z.string(), by: z.string()},
  closed: {
    outcome: z.enum([
      'recovered',
      'nothing-to-do',
      'handed-over',
      'waiting',
      'cancelled',
      'failed',
    ]),
    summary: z.string(),
    recovery: z.object({rto: figure, rpo: figure}).optional(),
  },
};

const schemas = new Map(
  Object.entries(bodies).map(([type, body]) => [
    type,
    z.looseObject({...frame, type: z.literal(type), ...body}),
  ]),
);

/** Why something is no entry of the journal, as `evidence.status: …`; undefined when it is one. */
export function misfit(value: unknown): string | undefined {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : '';
  const schema = schemas.get(String(type));
  if (!schema) return `there is no entry of the type "${String(type)}"`;
  const result = schema.safeParse(value);
  const issue = result.error?.issues[0];
  return issue && `${issue.path.join('.') || 'the entry'}: ${issue.message}`;
}

/** Whether something has the members of an entry; the chain is checked elsewhere. */
export function isEntry(value: unknown): value is Entry {
  return misfit(value) === undefined;
}
