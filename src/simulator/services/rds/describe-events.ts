/** DescribeEvents: fourteen days at most, one hour unless asked for more (facts/aws.md §1.7). */
import type {DescribeEventsCommandInput, DescribeEventsCommandOutput} from '@aws-sdk/client-rds';
import type {Handler} from '../call.ts';
import {invalidCombination} from './errors.ts';
import {filtered, rdsPage} from './lists.ts';

const minute = 60_000;
const keptFor = 14 * 24 * 60 * minute;

export const describeEvents: Handler<DescribeEventsCommandInput, DescribeEventsCommandOutput> = (
  input,
  call,
) => {
  if (input.SourceIdentifier && !input.SourceType) {
    throw invalidCombination('SourceType must be supplied when SourceIdentifier is supplied.');
  }
  const end = input.EndTime?.getTime() ?? call.now;
  const asked = input.StartTime?.getTime() ?? end - (input.Duration ?? 60) * minute;
  const start = Math.max(asked, call.now - keptFor);
  const {EventCategories: categories = []} = input;
  const matching = call.here.rds.events.filter(
    (event) =>
      event.at >= start &&
      event.at <= end &&
      (!input.SourceType || event.sourceType === input.SourceType) &&
      (!input.SourceIdentifier || event.sourceId === input.SourceIdentifier) &&
      (categories.length === 0 || event.categories.some((one) => categories.includes(one))),
  );
  const page = rdsPage(filtered(matching, input.Filters, {}), input);
  return {
    Events: page.items.map((event) => ({
      SourceIdentifier: event.sourceId,
      SourceType: event.sourceType,
      SourceArn: event.sourceArn,
      Message: event.message,
      EventCategories: [...event.categories],
      Date: new Date(event.at),
    })),
    Marker: page.marker,
  };
};
