/** What the world remembers about CloudTrail: one record per call, in order. Times in milliseconds. */
import type {JsonObject} from '../../core/json.ts';

/** One management event; its JSON record is made when somebody looks it up. */
export type TrailRecord = {
  eventId: string;
  requestId: string;
  at: number;
  source: string;
  name: string;
  isReadOnly: boolean;
  type: 'AwsApiCall' | 'AwsServiceEvent';
  /** Access key of the principal; empty where AWS or a service's own role acted. */
  accessKeyId: string;
  /** The service that made the call, for the principal or under its own role. */
  invokedBy?: string;
  /** The service-linked role that made the call (facts/aws.md §2.7). */
  serviceRole?: string;
  userAgent: string;
  sourceAddress: string;
  parameters: JsonObject | null;
  response: JsonObject | null;
  errorCode?: string;
  errorMessage?: string;
  /** additionalEventData and serviceEventDetails, where a record has them. */
  additional?: JsonObject;
  serviceDetails?: JsonObject;
  /** The same in the records that one call leaves in two accounts. */
  sharedEventId?: string;
  resources: {type: string; name: string}[];
  /** A record taken over from evidence: its text and its principal's name as AWS wrote them. */
  asWritten?: {text: string; username: string};
};

/** CloudTrail of one Region of one account. */
export type TrailState = {
  records: TrailRecord[];
  /** Times of the latest LookupEvents calls, for its two requests a second. */
  lookups: number[];
};
