/** Where the restored database is not the lost one, member by member, as both were read. Pure. */
import type {Json} from '../../core/json.ts';
import {printable} from '../../core/words/text.ts';
import type {Row, Way} from './row.ts';

/** One member that differs; values in words, printable. */
export type Difference = {
  readonly member: string;
  readonly way: Way;
  readonly lost: string;
  readonly restored: string;
  /** True where a modify can close it. */
  readonly isMendable: boolean;
  /** What can be done about it, or why nothing can. */
  readonly because: string;
};

/** Every member that differs, those first that can be mended. */
export function differencesOf<Resource>(
  table: {readonly [member: string]: Row<Resource>},
  lost: Resource,
  restored: Resource,
): readonly Difference[] {
  const found = Object.entries(table).flatMap(([member, row]) => {
    if (row.way === 'identity') return [];
    const [before, after] = [row.value(lost), row.value(restored)];
    if (isSame(before, after)) return [];
    const change = row.modify?.(lost, restored) ?? {};
    const isMendable = Object.keys(change).length > 0;
    return [
      {
        member,
        way: row.way,
        lost: wordsOf(before),
        restored: wordsOf(after),
        isMendable,
        because: becauseOf(row, isMendable),
      },
    ];
  });
  return found.toSorted((a, b) => Number(b.isMendable) - Number(a.isMendable));
}

function becauseOf<Resource>(row: Row<Resource>, isMendable: boolean): string {
  const {way, because, call} = row;
  if (isMendable) return 'a modify sets it';
  if (call) return `${call} sets it`;
  // Where a modify takes the member and does not help, the rule itself says why.
  return way === 'restore' && !row.modify ? `only a restore sets it: ${because}` : because;
}

/** The order of members in an object and of items in a list of AWS's own is no difference. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .map(([name, member]) => `${name}:${canonical(member)}`)
    .toSorted()
    .join()}}`;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value as a cell: `yes`, `none`, names with commas, else JSON. */
export function wordsOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isList(value)) return value.map(wordsOf).join(', ');
  return printable(typeof value === 'object' ? wordsOfObject(value) : String(value), 200);
}

function wordsOfObject(value: {readonly [name: string]: Json | undefined}): string {
  const entries = Object.entries(value);
  if (entries.length === 2 && 'Key' in value) return `${value.Key}=${value.Value}`;
  return entries.map(([name, member]) => `${name} ${wordsOf(member)}`).join(', ');
}
