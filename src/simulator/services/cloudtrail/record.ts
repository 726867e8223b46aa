/** One CloudTrail record as the JSON text that LookupEvents carries (facts/aws.md §5.2). */
import type {JsonObject} from '../../../core/json.ts';
import type {TrailRecord} from '../../world/trail.ts';
import type {Place, Principal} from '../../world/world.ts';

/** The record's JSON text. `principal` is undefined for a service event. */
export function recordText(
  record: TrailRecord,
  place: Place,
  principal: Principal | undefined,
): string {
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: identityOf(record, principal),
    eventTime: new Date(record.at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    eventSource: record.source,
    eventName: record.name,
    awsRegion: place.region,
    sourceIPAddress: record.sourceAddress,
    userAgent: record.userAgent,
    ...(record.errorCode === undefined
      ? {}
      : {errorCode: record.errorCode, errorMessage: record.errorMessage}),
    requestParameters: record.parameters,
    responseElements: record.response,
    requestID: record.requestId,
    eventID: record.eventId,
    readOnly: record.isReadOnly,
    resources: record.resources.map(({type, name}) => ({
      accountId: place.accountId,
      type,
      ARN: name,
    })),
    eventType: record.type,
    managementEvent: true,
    recipientAccountId: place.accountId,
    eventCategory: 'Management',
  });
}

function identityOf(record: TrailRecord, principal: Principal | undefined): JsonObject {
  if (!principal) return {accountId: '', invokedBy: 'AWS Internal'};
  const {accountId, accessKeyId, arn, userId} = principal;
  const common = {principalId: userId, arn, accountId, accessKeyId};
  const by = record.invokedBy === undefined ? {} : {invokedBy: record.invokedBy};
  if (principal.role === undefined) {
    return {type: 'IAMUser', ...common, userName: principal.name, ...by};
  }
  const issuer = {
    type: 'Role',
    principalId: userId.split(':')[0] ?? '',
    arn: `arn:aws:iam::${accountId}:role/${principal.role}`,
    accountId,
    userName: principal.role,
  };
  return {type: 'AssumedRole', ...common, sessionContext: {sessionIssuer: issuer}, ...by};
}

/** The name LookupEvents shows: the session of a role, else the user. */
export function usernameOf(principal: Principal | undefined): string {
  return principal?.session ?? principal?.name ?? '';
}
