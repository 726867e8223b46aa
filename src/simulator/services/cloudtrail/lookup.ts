/** LookupEvents: newest first, one attribute, 50 a page, 90 days, two requests a second (facts/aws.md §5.1). */
import type {
  Event,
  LookupAttribute,
  LookupEventsCommandInput,
  LookupEventsCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import {AwsError} from '../../wire/aws-error.ts';
import type {TrailRecord} from '../../world/trail.ts';
import {regionOf} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {principalOf, usernameOf} from './identity.ts';
import {positionOf, tokenOf} from './page-token.ts';
import {recordText} from './record.ts';

const keptFor = 90 * 86_400_000;
const mostASecond = 2;
const mostResults = 50;
const mostCharacters = 2000;

export const lookupEvents: Handler<LookupEventsCommandInput, LookupEventsCommandOutput> = (
  input,
  call,
) => {
  throttle(call);
  const {MaxResults: size = mostResults, NextToken: token, ...rest} = input;
  if (size < 1 || size > mostResults) {
    throw new AwsError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.');
  }
  const attribute = attributeOf(input);
  const isManagement = isManagementOf(input);
  const range = rangeOf(input, call);
  const request = JSON.stringify(rest);
  const from = token === undefined ? {index: 0, until: range.end} : positionOf(token, request);
  if (!from) throw new AwsError('InvalidNextTokenException', 'Invalid NextToken.');
  const {index, until} = from;
  const end = Math.min(range.end, until);
  const matching = call.here.cloudtrail.records
    .filter((record) => isManagement && isWithin(record, range.start, end))
    .filter((record) => !attribute || hasAttribute(record, attribute, call))
    .toReversed();
  const next = index + size;
  return {
    Events: matching.slice(index, next).map((record) => presentEvent(record, call)),
    NextToken: next < matching.length ? tokenOf({index: next, until}, request) : undefined,
  };
};

/** Two requests a second per account and Region, counted in simulated time. */
function throttle(call: Call): void {
  const trail = regionOf(call.world.accounts, call.place).cloudtrail;
  trail.lookups = trail.lookups.filter((at) => at > call.now - 1000);
  if (trail.lookups.length >= mostASecond) {
    throw new AwsError('ThrottlingException', 'Rate exceeded', 400);
  }
  trail.lookups.push(call.now);
}

function attributeOf(input: LookupEventsCommandInput): LookupAttribute | undefined {
  const attributes = input.LookupAttributes ?? [];
  if (attributes.length > 1) {
    const message = 'You can only specify one LookupAttribute.';
    throw new AwsError('InvalidLookupAttributesException', message);
  }
  const [attribute] = attributes;
  const length = attribute?.AttributeValue?.length ?? 0;
  if (attribute && (length < 1 || length > mostCharacters)) {
    const message = `AttributeValue must have 1 to ${mostCharacters} characters.`;
    throw new AwsError('InvalidLookupAttributesException', message);
  }
  return attribute;
}

/** Insights are a category of their own, and this account has none. */
function isManagementOf(input: LookupEventsCommandInput): boolean {
  if (input.EventCategory === undefined) return true;
  if (input.EventCategory === 'insight') return false;
  const message = 'EventCategory must be insight where it is given.';
  throw new AwsError('InvalidEventCategoryException', message);
}

/** Delivered records only: a call shows some minutes after it was made. */
function rangeOf(input: LookupEventsCommandInput, call: Call): {start: number; end: number} {
  const delivered = call.now - call.world.unverified.trailDelayMinutes * 60_000;
  const from = input.StartTime?.getTime() ?? 0;
  const to = input.EndTime?.getTime() ?? call.now;
  if (from > to) {
    const message = 'StartTime must be before EndTime.';
    throw new AwsError('InvalidTimeRangeException', message);
  }
  return {start: Math.max(from, call.now - keptFor), end: Math.min(to, delivered)};
}

/** What stands in evidence was delivered when the evidence was read. */
function isWithin(record: TrailRecord, start: number, end: number): boolean {
  return record.at >= start && (record.asWritten !== undefined || record.at <= end);
}

function hasAttribute(record: TrailRecord, attribute: LookupAttribute, call: Call): boolean {
  const value = attribute.AttributeValue ?? '';
  switch (attribute.AttributeKey) {
    case 'EventId':
      return record.eventId === value;
    case 'EventName':
      return record.name === value;
    case 'ReadOnly':
      return String(record.isReadOnly) === value;
    case 'Username':
      return usernameOf(record, call.place, principalOf(call.world, record)) === value;
    case 'ResourceType':
      return record.resources.some(({type}) => type === value);
    case 'ResourceName':
      return record.resources.some(({name}) => name === value);
    case 'EventSource':
      return record.source === value;
    case 'AccessKeyId':
      return (
        record.accessKeyId === value &&
        principalOf(call.world, record)?.accountId === call.place.accountId
      );
    default: {
      const message = `Invalid lookup attribute: ${attribute.AttributeKey ?? ''}`;
      throw new AwsError('InvalidLookupAttributesException', message);
    }
  }
}

function presentEvent(record: TrailRecord, call: Call): Event {
  const principal = principalOf(call.world, record);
  const isOwn = record.asWritten !== undefined || principal?.accountId === call.place.accountId;
  return {
    EventId: record.eventId,
    EventName: record.name,
    ReadOnly: String(record.isReadOnly),
    // A record about another account's caller names no access key.
    AccessKeyId: (isOwn && record.accessKeyId) || undefined,
    // Seconds: CloudTrail's event times carry no fraction.
    EventTime: new Date(Math.floor(record.at / 1000) * 1000),
    EventSource: record.source,
    Username: usernameOf(record, call.place, principal) || undefined,
    Resources: record.resources.map(({type, name}) => ({ResourceType: type, ResourceName: name})),
    CloudTrailEvent: recordText(record, call.place, principal),
  };
}
