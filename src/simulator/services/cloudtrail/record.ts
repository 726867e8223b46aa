/** One CloudTrail record as the JSON text that LookupEvents carries (facts/aws.md §5.2). */
import {arnParts} from '../../world/names.ts';
import type {TrailRecord} from '../../world/trail.ts';
import type {Place, Principal} from '../../world/world.ts';
import {identityOf} from './identity.ts';

/** The record's JSON text. `principal` is undefined where AWS or a service's own role acted. */
export function recordText(
  record: TrailRecord,
  place: Place,
  principal: Principal | undefined,
): string {
  if (record.asWritten) return record.asWritten.text;
  // JSON leaves out what is undefined: an error, extra data, the link to another account's record.
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: identityOf(record, place, principal),
    eventTime: new Date(record.at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    eventSource: record.source,
    eventName: record.name,
    awsRegion: place.region,
    sourceIPAddress: record.sourceAddress,
    userAgent: record.userAgent,
    errorCode: record.errorCode,
    errorMessage: record.errorMessage,
    requestParameters: record.parameters,
    responseElements: record.response,
    additionalEventData: record.additional,
    // A service event answers no request.
    requestID: record.type === 'AwsServiceEvent' ? undefined : record.requestId,
    eventID: record.eventId,
    readOnly: record.isReadOnly,
    resources: record.resources.map(({type, name}) => ({
      accountId: arnParts(name)?.accountId || place.accountId,
      type,
      ARN: name,
    })),
    eventType: record.type,
    managementEvent: true,
    recipientAccountId: place.accountId,
    sharedEventID: record.sharedEventId,
    serviceEventDetails: record.serviceDetails,
    eventCategory: 'Management',
  });
}
