/** DescribeEvents: fourteen days at most, one hour unless asked for more (facts/aws.md §1.7). */
import type {DescribeEventsCommandInput, DescribeEventsCommandOutput} from '@aws-sdk/client-rds';
import {rdsArn} from '../../world/names.ts';
import type {Handler} from '../call.ts';
import {invalidCombination, invalidValue} from './errors.ts';
import {filtered, rdsPage} from './lists.ts';

type Input = DescribeEventsCommandInput;

const minute = 60_000;
const longestDuration = 14 * 24 * 60;
const keptFor = longestDuration * minute;
const kindOf = {
  'db-instance': 'db',
  'db-snapshot': 'snapshot',
  'db-cluster': 'cluster',
  'db-cluster-snapshot': 'cluster-snapshot',
} as const;
const sourceTypes = [
  'db-instance',
  'db-parameter-group',
  'db-security-group',
  'db-snapshot',
  'db-cluster',
  'db-cluster-snapshot',
  'custom-engine-version',
  'db-proxy',
  'blue-green-deployment',
  'db-shard-group',
  'zero-etl',
];

export const describeEvents: Handler<Input, DescribeEventsCommandOutput> = (input, call) => {
  requireSource(input);
  const {start, end} = periodOf(input, call.now);
  const {EventCategories: categories = [], SourceIdentifier: named} = input;
  const matching = call.here.rds.events.filter(
    (event) =>
      event.at >= start &&
      event.at <= end &&
      (!input.SourceType || event.sourceType === input.SourceType) &&
      (!named || event.sourceId === named.toLowerCase()) &&
      (categories.length === 0 || event.categories.some((one) => categories.includes(one))),
  );
  const page = rdsPage(filtered(matching, input.Filters, {}), input);
  return {
    Events: page.items.map((event) => ({
      SourceIdentifier: event.sourceId,
      SourceType: event.sourceType,
      SourceArn: rdsArn(call.place, kindOf[event.sourceType], event.sourceId),
      Message: event.message,
      EventCategories: [...event.categories],
      Date: new Date(event.at),
    })),
    Marker: page.marker,
  };
};

function requireSource({SourceIdentifier, SourceType}: Input): void {
  if (SourceIdentifier && !SourceType) {
    throw invalidCombination('SourceType must be supplied when SourceIdentifier is supplied.');
  }
  if (SourceType && !sourceTypes.includes(SourceType)) {
    throw invalidValue(`Invalid source type: ${SourceType}`);
  }
}

/** Duration counts back from now; Start and End win where they are given. */
function periodOf(input: Input, now: number): {start: number; end: number} {
  const {StartTime, EndTime, Duration} = input;
  if (Duration !== undefined && (Duration < 1 || Duration > longestDuration)) {
    throw invalidValue(`Invalid duration: ${Duration}. Valid range: 1-${longestDuration} minutes.`);
  }
  const end = EndTime?.getTime() ?? now;
  const start = StartTime?.getTime() ?? end - (Duration ?? 60) * minute;
  if (start > end) {
    throw invalidCombination('StartTime must not be later than EndTime.');
  }
  return {start: Math.max(start, now - keptFor), end};
}
