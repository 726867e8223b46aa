/** KMS's paging and its validation errors. */
import {AwsError} from '../../wire/aws-error.ts';
import {pageOf} from '../paging.ts';

/** One page with the members KMS puts around it. */
export type KmsPage<T> = {
  readonly items: T[];
  readonly Truncated: boolean;
  readonly NextMarker: string | undefined;
};

/** A page of at most `Limit` items; the shape allows 1 to 1000 (facts/aws.md §2.6). */
export function kmsPage<T>(
  items: readonly T[],
  input: {readonly Limit?: number | undefined; readonly Marker?: string | undefined},
  usual: number,
): KmsPage<T> {
  const {Limit = usual, Marker} = input;
  requireBetween('limit', Limit, 1, 1000);
  const page = pageOf(items, Limit, Marker);
  if (!page) throw new AwsError('InvalidMarkerException', 'Invalid marker');
  return {items: page.items, Truncated: page.marker !== undefined, NextMarker: page.marker};
}

/** Throws KMS's ValidationException where a number is out of its range (facts/wire.md §6). */
export function requireBetween(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  const constraint =
    value < least
      ? `Member must have value greater than or equal to ${least}`
      : `Member must have value less than or equal to ${most}`;
  throw validation(`Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`);
}

/** A ValidationException for one violated constraint. */
export function validation(violation: string): AwsError {
  return new AwsError('ValidationException', `1 validation error detected: ${violation}`, 400);
}
