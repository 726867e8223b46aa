/** CloudTrail records: parsed without trust, matched to one key, turned into who and when. */
import type {KeyMetadata, TrailEvent} from '../../core/aws-shapes.ts';
import type {Actor, Proof} from '../../core/diagnosis.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';
import {member, parsedJson, textOf} from './json.ts';
import {keyIdOf} from './key.ts';
import {proof} from './proof.ts';

/** One record as far as it could be read; texts are empty where the record does not say. */
export type TrailRecord = {
  readonly event: string;
  /** ISO 8601; empty where the time cannot be read. */
  readonly at: string;
  readonly eventId: string;
  readonly principal: string;
  /** Key IDs, ARNs and whatever else the record names as its resource. */
  readonly names: readonly string[];
  /** The custom key store that the record names; empty for most. */
  readonly store: string;
  readonly isRefused: boolean;
  /** AWS's text where it refused the call. */
  readonly message: string;
  /** `rds.amazonaws.com` where RDS called for the principal. */
  readonly invokedBy: string;
  readonly source: string;
  readonly userAgent: string;
  readonly grantId: string;
  /** Of a CreateGrant: the encryption context to which the grant is bound. */
  readonly pairs: unknown;
  /** Of a PutKeyPolicy, CreateKey or ReplicateKey: the whole new policy (facts/aws.md §2.8). */
  readonly policy: string;
  /** Of a ReplicateKey: where the replica was made. */
  readonly replicaRegion: string;
  readonly proof: Proof;
};

/** The records that one EventName lookup answered, in its order; none where it was not answered. */
export function trailRecords(evidence: Evidence, eventName: string): readonly TrailRecord[] {
  return recordsOfFact(evidence, `trail:${eventName}`, eventName);
}

/** The same for one fact, which may be another Region's. */
export function recordsOfFact(
  evidence: Evidence,
  name: `trail:${string}` | `trailIn:${string}`,
  eventName: string,
): readonly TrailRecord[] {
  const fact = factOf(evidence, name);
  const events = knownValue(fact)?.Events ?? [];
  return events.map((event, index) => ({
    ...recordOf(event),
    proof: proof(fact, `Events[${index}].EventName`, event.EventName ?? eventName),
  }));
}

/** The newest change among these events that took effect and names the key. */
export function lastChange(
  evidence: Evidence,
  keyArn: string,
  eventNames: readonly string[],
): TrailRecord | undefined {
  return newest(evidence, eventNames, (record) => namesKey(record, keyArn));
}

/** The newest disconnection of a key store: it names the store, no key (facts/aws.md §5.2). */
export function lastDisconnection(
  evidence: Evidence,
  {CustomKeyStoreId: store}: KeyMetadata,
): TrailRecord | undefined {
  if (!store) return undefined;
  return newest(evidence, ['DisconnectCustomKeyStore'], (record) => record.store === store);
}

function newest(
  evidence: Evidence,
  eventNames: readonly string[],
  isMeant: (record: TrailRecord) => boolean,
): TrailRecord | undefined {
  return eventNames
    .flatMap((name) => trailRecords(evidence, name))
    .filter((record) => !record.isRefused && record.at !== '' && isMeant(record))
    .sort((a, b) => b.at.localeCompare(a.at))[0];
}

/** Who and when, for a finding. */
export function actorOf(record: TrailRecord): Actor {
  const {principal, event, at, eventId} = record;
  return {arn: principal, event, at, eventId};
}

/** The lookups that CloudTrail answered. */
export function answeredLookups(evidence: Evidence): readonly string[] {
  return lookups(evidence).filter((name) => factOf(evidence, `trail:${name}`).status === 'known');
}

/** The names of all lookups that are part of the evidence, answered or not. */
export function lookups(evidence: Evidence): readonly string[] {
  const names = Object.keys(evidence) as readonly FactName[];
  return names.flatMap((name) => (name.startsWith('trail:') ? [name.slice('trail:'.length)] : []));
}

/** A record names a key by its ID as typed, or by its ARN (facts/aws.md §5.2). */
export function namesKey({names}: TrailRecord, keyArn: string): boolean {
  const id = keyIdOf(keyArn);
  return names.some((name) => name === keyArn || name === id);
}

function recordOf(event: TrailEvent): Omit<TrailRecord, 'proof'> {
  const record = parsedJson(event.CloudTrailEvent ?? '');
  const identity = member(record, 'userIdentity');
  const resources = member(record, 'resources');
  const names = [
    textOf(member(member(record, 'requestParameters'), 'keyId')),
    textOf(member(member(record, 'serviceEventDetails'), 'keyId')),
    textOf(member(member(member(record, 'responseElements'), 'keyMetadata'), 'arn')),
    ...(Array.isArray(resources) ? resources.map((each) => textOf(member(each, 'ARN'))) : []),
    ...(event.Resources ?? []).map((each) => each.ResourceName ?? ''),
  ];
  const who = [
    textOf(member(identity, 'arn')),
    textOf(member(identity, 'invokedBy')),
    event.Username ?? '',
  ];
  return {
    event: printable(event.EventName ?? textOf(member(record, 'eventName'))),
    at: isoOf(textOf(member(record, 'eventTime'))) || isoOf(event.EventTime ?? ''),
    eventId: printable(event.EventId ?? textOf(member(record, 'eventID'))),
    principal: printable(who.find((name) => name !== '') ?? '', 500),
    names: names.filter((name) => name !== ''),
    store: textOf(member(member(record, 'requestParameters'), 'customKeyStoreId')),
    isRefused: textOf(member(record, 'errorCode')) !== '',
    message: textOf(member(record, 'errorMessage')),
    invokedBy: textOf(member(identity, 'invokedBy')),
    source: printable(textOf(member(record, 'sourceIPAddress'))),
    userAgent: printable(textOf(member(record, 'userAgent'))),
    grantId: grantIdOf(record),
    policy: textOf(member(member(record, 'requestParameters'), 'policy')),
    replicaRegion: textOf(member(member(record, 'requestParameters'), 'replicaRegion')),
    pairs: member(
      member(member(record, 'requestParameters'), 'constraints'),
      'encryptionContextSubset',
    ),
  };
}

/** Each operation keeps the grant's ID somewhere else (facts/aws.md §5.2). */
function grantIdOf(record: unknown): string {
  return (
    textOf(member(member(record, 'requestParameters'), 'grantId')) ||
    textOf(member(member(record, 'responseElements'), 'grantId')) ||
    textOf(member(member(record, 'additionalEventData'), 'grantId'))
  );
}

function isoOf(time: string): string {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
}
