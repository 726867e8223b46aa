/** What an operation of a simulated service is, and what it sees of the world when it is called. */
import type {StaticOperationSchema} from '@smithy/types';
import type {CallMode} from '../../core/call.ts';
import type {JsonObject} from '../../core/json.ts';
import type {Input} from '../wire/codec.ts';
import type {WireService} from '../wire/service.ts';
import type {Accounts, Place, Principal, RegionState, World} from '../world/world.ts';

/** Where a request came from: conditions of policies see it, and its record tells it. */
export type Origin = {
  readonly userAgent: string;
  readonly sourceAddress: string;
  /** The service that makes the call for somebody. */
  readonly invokedBy?: string;
};

/** One call as a handler sees it. Reads look at `accounts` and `here`, which may lag behind `world`. */
export type Call = {
  readonly world: World;
  readonly accounts: Accounts;
  /** Account and Region of the call, and what they hold. */
  readonly place: Place;
  readonly here: RegionState;
  readonly principal: Principal;
  /** Simulated milliseconds. */
  readonly now: number;
  readonly requestId: string;
  readonly eventId: string;
  readonly origin: Origin;
};

/** A resource as a CloudTrail record names it. */
export type TrailResource = {readonly type: string; readonly name: string};

/** Where a CloudTrail record differs from the rule: the input's members, small letters first. */
export type TrailDetails = {
  /** requestParameters; null where the record has none (RetireGrant, facts/aws.md §5.2). */
  readonly parameters?: JsonObject | null;
  /** additionalEventData. */
  readonly additional?: JsonObject;
  /** Resources where the call itself makes them unfindable afterwards, as RetireGrant does. */
  readonly resources?: readonly TrailResource[];
};

/** A permission that a call needs. */
export type Demand = {readonly action: string; readonly resource: string};

/** A role that a call hands to a service, which the caller must be allowed to pass. */
export type PassedRole = {readonly arn: string; readonly to: string};

/** One operation: how it is authorized, what it does, what its trail says beyond the input. */
export type Operation = {
  readonly schema: StaticOperationSchema;
  readonly mode: CallMode;
  /** False for the calls that need no permission (sts:GetCallerIdentity). */
  readonly isAuthorized: boolean;
  /** ARN that the caller must have the action on; `*` where the action has no resource. */
  resource(input: Input, call: Call): string;
  /** Every permission it needs, where that is more than its own name on its resource. */
  demands(input: Input, call: Call): readonly Demand[] | undefined;
  /** Roles that it hands to a service: iam:PassRole is needed for each. */
  passes(input: Input, call: Call): readonly PassedRole[];
  /** Resources of the CloudTrail record; `output` is there once the call was carried out. */
  trail(input: Input, call: Call, output?: object): readonly TrailResource[];
  /** What else its record says; asked before the call is carried out. */
  details(input: Input, call: Call): TrailDetails;
  /** The record's responseElements; null for reads and for most changes. */
  response(output: object): JsonObject | null;
  /** Answers, or throws an AwsError; changes the world only when it will not throw any more. */
  handle(input: Input, call: Call): object;
};

/** A handler with the SDK's own types. */
export type Handler<In, Out> = (input: In, call: Call) => Omit<Out, '$metadata'>;

/** An operation as a service's table writes it. */
export type OperationRow<In, Out> = {
  readonly schema: StaticOperationSchema;
  readonly mode: CallMode;
  readonly isAuthorized?: boolean;
  readonly resource?: (input: NoInfer<In>, call: Call) => string;
  readonly demands?: (input: NoInfer<In>, call: Call) => readonly Demand[];
  readonly passes?: (input: NoInfer<In>, call: Call) => readonly PassedRole[];
  readonly trail?: (
    input: NoInfer<In>,
    call: Call,
    output?: Omit<Out, '$metadata'>,
  ) => readonly TrailResource[];
  readonly details?: (input: NoInfer<In>, call: Call) => TrailDetails;
  readonly response?: (output: Omit<Out, '$metadata'>) => JsonObject | null;
  readonly handle: Handler<In, Out>;
};

/** A row with its types put aside: the wire has checked that every input fits its schema. */
export function operation<In, Out>(row: OperationRow<In, Out>): Operation {
  const {schema, mode, isAuthorized = true, handle} = row;
  const {resource, demands, passes, trail, details, response} = row;
  return {
    schema,
    mode,
    isAuthorized,
    // The one place where a decoded input gets the type that its schema stands for.
    resource: (input, call) => resource?.(input as In, call) ?? '*',
    demands: (input, call) => demands?.(input as In, call),
    passes: (input, call) => passes?.(input as In, call) ?? [],
    trail: (input, call, output) =>
      trail?.(input as In, call, output as Omit<Out, '$metadata'> | undefined) ?? [],
    details: (input, call) => details?.(input as In, call) ?? {},
    response: (output) => response?.(output as Omit<Out, '$metadata'>) ?? null,
    handle: (input, call) => handle(input as In, call),
  };
}

/** A simulated service: its wire and its operations by name. */
export type SimulatedService = {
  /** IAM's prefix: `kms` in `kms:EnableKey`. */
  readonly prefix: string;
  /** Event source of its CloudTrail records. */
  readonly source: string;
  /** Where a service that is in every Region at once is called and writes its trail. */
  readonly globalRegion?: string;
  readonly wire: WireService;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Throws where an input breaks a rule of the service that its types do not show. */
  readonly validate?: (schema: StaticOperationSchema, input: Input, call: Call) => void;
};

/** The operations of a table by their API names. */
export function operationsByName(rows: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(rows.map((row) => [row.schema[2], row]));
}
