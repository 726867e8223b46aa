/** A fault as scenarios and `POST /_latchkey/inject` write it. */
import * as z from 'zod';
import {matches} from '../authorize.ts';
import {services} from '../services/catalog.ts';

/** Faults that answer with an error, whose code and words can be chosen. */
const answering: readonly string[] = ['throttle', 'deny', 'expired-token', 'error'];
/** Faults with a duration: how late an answer is, how far behind reads are. */
const lasting: readonly string[] = ['slow', 'lag'];
const day = 86_400;

const members = z.strictObject({
  fault: z.enum(['throttle', 'deny', 'expired-token', 'error', 'reset', 'slow', 'lag']),
  /** `kms:EnableKey`, `kms:*` or `*`. */
  call: z.string().regex(/^[\w*?-]+(:[\w*?]+)?$/, 'must look like kms:EnableKey or kms:*'),
  /** How many calls it hits; every matching one where it is left out. */
  times: z.int().positive().optional(),
  /** The code of the error instead of the usual one. */
  code: z.string().regex(/^\w+$/, 'must look like InsufficientDBInstanceCapacity').optional(),
  message: z.string().max(1000).optional(),
  /** slow: how long the answer takes. lag: how far behind reads are. */
  seconds: z.number().nonnegative().max(day).optional(),
  /** reset: the change took place, only its answer is lost. */
  after: z.boolean().optional(),
  /** ISO 8601: nothing is hit before `from`, nothing from `until` on. */
  from: z.iso.datetime({error: 'must be a time in UTC such as 2026-03-02T02:14:19Z'}).optional(),
  until: z.iso.datetime({error: 'must be a time in UTC such as 2026-03-02T02:14:19Z'}).optional(),
  /** So many matching calls pass first: `skip: 2` hits from the third on. */
  skip: z.int().nonnegative().optional(),
  /** Chance of each matching call to be hit, 0 to 1; the seed decides. */
  chance: z.number().min(0).max(1).optional(),
});

/** One fault. */
export type Fault = z.infer<typeof members>;

/** The schema; beyond types it refuses members that a fault of that kind would not look at. */
export const faultSchema = members.superRefine((fault, context) => {
  for (const [name, message] of flawsOf(fault)) {
    context.addIssue({code: 'custom', path: [name], message});
  }
});

function flawsOf(fault: Fault): [keyof Fault, string][] {
  const flaws: [keyof Fault, string][] = [];
  const onlyFor = (name: keyof Fault, kinds: readonly string[]): void => {
    if (fault[name] === undefined || kinds.includes(fault.fault)) return;
    flaws.push([name, `has no meaning for ${fault.fault}; it belongs to ${kinds.join(', ')}`]);
  };
  onlyFor('code', answering);
  onlyFor('message', answering);
  onlyFor('seconds', lasting);
  onlyFor('after', ['reset']);
  if (!isServed(fault.call)) {
    flaws.push(['call', `${fault.call} matches no call that the simulator serves`]);
  }
  const {from, until} = fault;
  if (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from)) {
    flaws.push(['until', 'must be later than from']);
  }
  return flaws;
}

function isServed(pattern: string): boolean {
  return services.some(({prefix, operations}) =>
    [...operations.keys()].some((name) => matches(pattern, `${prefix}:${name}`)),
  );
}
