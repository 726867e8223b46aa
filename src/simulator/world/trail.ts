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
  /** Access key of the principal; empty for a service event. */
  accessKeyId: string;
  invokedBy?: string;
  userAgent: string;
  sourceAddress: string;
  parameters: JsonObject | null;
  response: JsonObject | null;
  errorCode?: string;
  errorMessage?: string;
  resources: {type: string; name: string}[];
};

/** CloudTrail of one Region of one account. */
export type TrailState = {
  records: TrailRecord[];
  /** Times of the latest LookupEvents calls, for its two requests a second. */
  lookups: number[];
};
