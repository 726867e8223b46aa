/** Grant tokens: which grant one names, and what a call is answered that shows one that names none. */
import type {StaticOperationSchema} from '@smithy/types';
import {AwsError} from '../../wire/aws-error.ts';
import type {Input} from '../../wire/codec.ts';
import type {Grant, Key} from '../../world/keys.ts';
import type {Call} from '../call.ts';

/** The grant that a token names and its key; undefined where it names none. */
export function grantOfToken(call: Call, token: string): {key: Key; grant: Grant} | undefined {
  for (const {regions} of Object.values(call.accounts)) {
    for (const key of Object.values(regions[call.place.region]?.kms.keys ?? {})) {
      const grant = key.grants.find(
        (candidate) => candidate.token === token || candidate.moreTokens?.includes(token),
      );
      if (grant) return {key, grant};
    }
  }
  return undefined;
}

/**
 * Throws where a call shows a token that names no grant. Every call that takes tokens has this
 * error but DescribeKey; whether such a token counts as not valid is not told (facts/aws.md §2.6).
 */
export function requireGrantTokens(schema: StaticOperationSchema, input: Input, call: Call): void {
  const {GrantTokens: tokens} = input;
  if (!Array.isArray(tokens) || schema[2] === 'DescribeKey') return;
  if (call.world.unverified.unknownGrantToken === 'ignore') return;
  if (tokens.some((token) => !grantOfToken(call, String(token)))) throw invalidGrantToken();
}

/** The error for a token that is not valid; its text was never recorded. */
export function invalidGrantToken(): AwsError {
  return new AwsError('InvalidGrantTokenException', '');
}
