/** The key of Performance Insights, which may be another than the storage's (facts/aws.md §1.6). */
import type {Call} from '../call.ts';
import {chosenKey, managedKey} from './key-choice.ts';

type Insights = {
  readonly EnablePerformanceInsights?: boolean | undefined;
  readonly PerformanceInsightsKMSKeyId?: string | undefined;
};

/** ARN of the key named, or of the account's default one; undefined while insights are off. */
export function insightsKey(call: Call, input: Insights): string | undefined {
  if (!input.EnablePerformanceInsights) return undefined;
  const {PerformanceInsightsKMSKeyId: name} = input;
  return (name === undefined ? managedKey(call, 'rds') : chosenKey(call, name)).arn;
}
