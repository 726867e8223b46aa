/** What is sent to make a restored database like the lost one: restore, modify, members. Pure. */
import type {JsonObject} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import {type Difference, differencesOf} from './differences.ts';
import type {RestoreSource, Row} from './row.ts';

/** The rules of one kind of database, by member. */
export type Rules<Resource> = {readonly [member: string]: Row<Resource>};

/**
 * The settings of the lost database for the restore call. Every one is named, because AWS's two
 * pages disagree about what a restore takes over by itself (facts/aws.md §6.3).
 */
export function restoreSettings<Resource>(
  table: Rules<Resource>,
  lost: Resource,
  source: RestoreSource,
): BoundInput {
  return joined(Object.values(table).map((row) => row.restore?.(lost, source)));
}

/** The members of a modify that close these differences; empty where none can. */
export function modifySettings<Resource>(
  table: Rules<Resource>,
  lost: Resource,
  restored: Resource,
  accepted: ReadonlySet<string> = new Set(),
): BoundInput {
  const open = differencesOf(table, lost, restored).filter(({member}) => !accepted.has(member));
  return joined(open.map(({member}) => table[member]?.modify?.(lost, restored)));
}

/** True where every difference that this modify was to close is closed. */
export function isModified<Resource>(
  table: Rules<Resource>,
  input: JsonObject,
  lost: Resource,
  restored: Resource,
): boolean {
  return differencesOf(table, lost, restored).every(
    (difference) => !asksFor(table, difference, input, lost, restored),
  );
}

/** Whether the modify names what would close the difference. */
function asksFor<Resource>(
  table: Rules<Resource>,
  {member}: Difference,
  input: JsonObject,
  lost: Resource,
  restored: Resource,
): boolean {
  const names = Object.keys(table[member]?.modify?.(lost, restored) ?? {});
  return names.some((name) => Object.hasOwn(input, name));
}

function joined(parts: readonly (JsonObject | undefined)[]): BoundInput {
  return Object.assign({}, ...parts.map((part) => part ?? {}));
}
