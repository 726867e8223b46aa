/** One member of a database's description: how its value comes back after a restore, if it does. */
import type {CallName} from '../../core/call.ts';
import type {Json, JsonObject} from '../../core/json.ts';

/** A description as evidence keeps it: the SDK's members, dates as ISO 8601 texts. */
export type Stored<Shape> = Shape extends Date
  ? string
  : Shape extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : Shape extends object
      ? {readonly [Member in keyof Shape]: Stored<Shape[Member]>}
      : Shape;

/** What the new database is made from, as far as that decides what may be asked for. */
export type RestoreSource = {
  /** `point`: a restore to a point in time takes more than one of a snapshot. */
  readonly kind: 'snapshot' | 'point';
  /** GiB of the backup; undefined where unknown. */
  readonly gibibytes?: number;
};

/**
 * - `restore`: the restore call takes it.
 * - `modify`: ModifyDBInstance or ModifyDBCluster takes it afterwards.
 * - `call`: another call brings it back.
 * - `cannot`: nothing does; it is compared, and a difference has to be accepted.
 * - `identity`: it is another one by nature, or follows from other members; not compared.
 */
export type Way = 'restore' | 'modify' | 'call' | 'cannot' | 'identity';

/** The rule of one member. */
export type Row<Resource> = {
  readonly way: Way;
  /** What is compared; undefined where the member says nothing. */
  value(resource: Resource): Json | undefined;
  /** Members of the restore call. */
  restore?(lost: Resource, source: RestoreSource): JsonObject;
  /** Members of the modify that make the restored one like the lost one; undefined: none can. */
  modify?(lost: Resource, restored: Resource): JsonObject | undefined;
  readonly call?: CallName;
  /** What can be done, or why nothing can, in words. */
  readonly because: string;
};

/** The rules of every member; one that is missing does not compile. */
export type Table<Shape> = {readonly [Member in keyof Required<Shape>]: Row<Stored<Shape>>};

/** A member that is another one by nature, or follows from other members. */
export const identity: Row<object> = {
  way: 'identity',
  value: () => undefined,
  because: 'it is another one by nature, or follows from other members',
};

/** A row for a member that nothing brings back. */
export function cannot<Resource>(
  value: (resource: Resource) => unknown,
  because: string,
): Row<Resource> {
  return {way: 'cannot', value: (resource) => plain(value(resource)), because};
}

/** A row for a member that another call brings back. */
export function byCall<Resource>(
  call: CallName,
  value: (resource: Resource) => unknown,
): Row<Resource> {
  return {
    way: 'call',
    call,
    value: (resource) => plain(value(resource)),
    because: `${call} sets it`,
  };
}

/** Where a member goes: the same name in both calls, or one of its own in each. */
export type Names = {
  /** Its name in the restore calls. */
  readonly restore?: string;
  /** Only the restore to a point in time takes it. */
  readonly pointOnly?: true;
  /** Only the restore of a snapshot takes it. */
  readonly snapshotOnly?: true;
  /** Its name in the modify. */
  readonly modify?: string;
};

/** A row for a member with one value, under its names in the calls. */
export function setting<Resource>(
  names: Names,
  read: (resource: Resource) => unknown,
): Row<Resource> {
  const {restore, modify, pointOnly, snapshotOnly} = names;
  const takes = (kind: RestoreSource['kind']): boolean =>
    kind === 'point' ? !snapshotOnly : !pointOnly;
  const value = (resource: Resource): Json | undefined => plain(read(resource));
  const way = restore !== undefined && pointOnly === undefined ? 'restore' : 'modify';
  return {
    way,
    value,
    because: way === 'restore' ? 'the restore takes it' : 'a modify sets it',
    ...(restore === undefined
      ? {}
      : {
          restore: (lost: Resource, {kind}: RestoreSource): JsonObject =>
            takes(kind) ? member(restore, value(lost)) : {},
        }),
    ...(modify === undefined
      ? {}
      : {
          modify: (lost: Resource): JsonObject | undefined => {
            const wanted = value(lost);
            return wanted === undefined ? undefined : {[modify]: wanted};
          },
        }),
  };
}

/** An object with that member; without, where there is no value. */
export function member(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : {[name]: value};
}

/** JSON as evidence has it; an empty text or list says as little as no member at all. */
export function plain(value: unknown): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : (value as readonly Json[]);
  // Evidence was read from JSON: what it holds is JSON.
  return value as Json;
}

/** Names in a list of objects, sorted, so that an order of AWS's own is no difference. */
export function sorted(names: readonly (string | undefined)[] | undefined): readonly string[] {
  return (names ?? []).filter((name) => name !== undefined && name !== '').toSorted() as string[];
}

/** The first of a list's names that differ from one list to the other. */
export function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((name) => !others.includes(name));
}
