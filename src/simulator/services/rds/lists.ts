/** RDS's lists: filters, MaxRecords and Marker. */
import type {Filter} from '@aws-sdk/client-rds';
import {type Page, pageOf} from '../paging.ts';
import {invalidValue} from './errors.ts';

/** The values of an item under each filter name that a call knows. */
export type FilterValues<T> = {
  readonly [name: string]: (item: T) => readonly (string | undefined)[];
};

/** The items that pass every filter; names the call does not know are refused. */
export function filtered<T>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  known: FilterValues<T>,
): T[] {
  let left = [...items];
  for (const {Name = '', Values = []} of filters ?? []) {
    const valuesOf = Object.hasOwn(known, Name) ? known[Name] : undefined;
    if (!valuesOf) throw invalidValue(`Unrecognized filter name: ${Name}`);
    left = left.filter((item) => valuesOf(item).some((value) => Values.includes(value ?? '')));
  }
  return left;
}

/** One page of MaxRecords items, 20 to 100, default 100 (facts/aws.md §7). */
export function rdsPage<T>(
  items: readonly T[],
  input: {readonly MaxRecords?: number | undefined; readonly Marker?: string | undefined},
): Page<T> {
  const {MaxRecords = 100, Marker} = input;
  if (MaxRecords < 20 || MaxRecords > 100) {
    throw invalidValue(`Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`);
  }
  const page = pageOf(items, MaxRecords, Marker === '' ? undefined : Marker);
  if (!page) throw invalidValue(`Invalid value for Marker: ${Marker}`);
  return page;
}
