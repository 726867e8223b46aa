/** The world: one plain JSON value that holds everything the simulated AWS remembers. */
import type {JsonObject} from '../../core/json.ts';
import type {BackupState} from './backup.ts';
import {emptyRds, type RdsState} from './databases.ts';
import type {Denial} from './denials.ts';
import type {GameDay} from './game-day.ts';
import type {IamState} from './identities.ts';
import type {KeyEvent} from './key-events.ts';
import type {KmsState, Tag} from './keys.ts';
import type {Organization} from './organization.ts';
import type {RandomStreams} from './random.ts';
import type {TrailState} from './trail.ts';

/** What lists of scenarios show. */
export type ScenarioInfo = {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly database: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
};

/** Someone who may sign requests; what they may do stands in IAM's state of their account. */
export type Principal = {
  name: string;
  accessKeyId: string;
  secretAccessKey: string;
  accountId: string;
  arn: string;
  userId: string;
  createdAt: number;
  /** Name of the user whose access key it is. */
  user?: string;
  /** Name of the role it is a session of, and the session's name. */
  role?: string;
  session?: string;
  /** Session token and end; set for what STS handed out. */
  token?: string;
  expiresAt?: number;
  /** Texts of the policies that this session was limited with. */
  sessionPolicies: string[];
  sessionTags: Tag[];
  /** Keys of the tags that a next session of a chain inherits. */
  transitiveTagKeys?: string[];
  /** True once the access key was deactivated or deleted: it stays for the trail. */
  isInactive?: boolean;
};

/** One Region of one account. */
export type RegionState = {
  kms: KmsState;
  rds: RdsState;
  cloudtrail: TrailState;
  backup: BackupState;
};

/** Accounts by id, their Regions by name. */
export type Accounts = {[accountId: string]: Account};

/** One account: its Regions, and IAM, which is the same in all of them. */
export type Account = {regions: {[region: string]: RegionState}; iam: IamState};

/** What AWS does not document (facts/aws.md §9.4): one named switch each, so that a drill may choose. */
export type Unverified = {
  /** Minutes between two looks of RDS at a key; how often it looks is not published. */
  probeEveryMinutes: number;
  /** Whether an instance in an inaccessible status can be renamed or modified. */
  renameWhileInaccessible: 'refuse' | 'allow';
  /** A start with an unusable key: refused at once, or accepted and locked again. */
  startWithUnusableKey: 'refuse' | 'fall-back';
  /** Whether a lost grant locks a database out as a disabled key does. */
  lostGrantLocksOut: boolean;
  /** Whether a start makes a lost grant anew. */
  startRecreatesGrant: boolean;
  /** Whether seven days without a start end the recoverable status although the key is back. */
  windowEndsWithKeyBack: boolean;
  /** Whether an Aurora cluster keeps running for two hours after RDS noticed, as an instance does. */
  auroraGrace: 'two-hours' | 'none';
  /** Minutes until the members of a locked cluster show its status. */
  membersFollowMinutes: number;
  /** A create or restore whose key is lost half-way: it fails, or becomes inaccessible. */
  keyLostOnTheWay: 'fail' | 'inaccessible';
  /** A reboot while the key is unusable: the volumes are attached anew, it is refused, or nothing. */
  rebootWithUnusableKey: 'lock-out' | 'refuse' | 'allow';
  /** Whether a restore to a point in time takes an inaccessible database as its source by name. */
  pointInTimeFromInaccessible: 'refuse' | 'allow';
  /** Whether an inaccessible cluster whose key works again can be cloned. */
  cloneFromInaccessible: 'refuse' | 'allow';
  /** A Deny whose NotPrincipal lists a principal but not its account: does it deny that one? */
  notPrincipalWithoutAccount: 'denies' | 'exempts';
  /** Whether a boundary or session policy that says nothing limits what a grant allows. */
  grantUnderBoundary: 'limits' | 'does-not-limit';
  /** Whether a key may be named when an unencrypted cluster snapshot is copied. */
  keyOnUnencryptedClusterCopy: 'refuse' | 'allow';
  /** Whether a restored cluster keeps its source's Serverless v2 scaling range. */
  restoreKeepsServerlessScaling: boolean;
  /** Seconds until a new grant counts for those who do not show its token. */
  grantDelaySeconds: number;
  /** A call that shows a grant token which names no grant. */
  unknownGrantToken: 'refuse' | 'ignore';
  /** A snapshot of an available instance whose key is lost before it is ready. */
  snapshotOnLostKey: 'completes' | 'fails';
  /** What an Aurora cluster shows while its nightly backup is taken. */
  auroraNightlyStatus: 'available' | 'backing-up';
  /** Copies in other Regions when their source is deleted with its automated backups. */
  copiesOfDeletedSource: 'stay' | 'go';
  /** Minutes until a call shows in LookupEvents; AWS says about five on average. */
  trailDelayMinutes: number;
};

/** Names of the faults that can be put in. */
export type FaultName = 'throttle' | 'deny' | 'expired-token' | 'error' | 'reset' | 'slow' | 'lag';

/** A fault that still has calls to hit; `times` undefined: every matching call. */
export type FaultInForce = {
  fault: FaultName;
  call: string;
  times?: number;
  code?: string;
  message?: string;
  seconds?: number;
  after?: boolean;
  from?: string;
  until?: string;
  skip?: number;
  chance?: number;
};

/** One request as the journal of the simulator keeps it. `at` is ISO 8601 in simulated time. */
export type RequestRecord = {
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  readonly mode: 'read' | 'change';
  /** ARN of the principal; empty where nobody is known by that access key. */
  readonly principal: string;
  readonly outcome: 'ok' | 'error' | 'reset';
  readonly status: number;
  readonly requestId: string;
  readonly error?: {readonly code: string; readonly message: string};
  /** What denied it, itself or a call that a service made for it. */
  readonly denial?: Denial;
};

/** Something that will happen by itself. `sequence` keeps the order of what is due together. */
export type Scheduled = {at: number; sequence: number; event: WorldEvent};

/** Where an event takes place. */
export type Place = {accountId: string; region: string};

/** Everything that can happen without a request. */
export type WorldEvent =
  | (Place & {type: 'course-step'; resourceId: string; course: number; steps: readonly Step[]})
  | (Place & {type: 'key-probe'; resourceId: string})
  | (Place & {type: 'lock-out'; resourceId: string; lostAt: number})
  | (Place & {type: 'window-end'; resourceId: string; lockedAt: number})
  | (Place & {type: 'nightly-backup'; resourceId: string; window: string})
  | (Place & {type: 'snapshot-done'; snapshotId: string})
  | (Place & {type: 'replication-check'; backupId: string})
  | (Place & {type: 'replication-ready'; backupId: string})
  | (Place & {type: 'retained-backup-end'; backupOf: string; retainedAt: number})
  | (Place & {type: 'maintenance'; resourceId: string; window: string})
  | (Place & {type: 'cluster-snapshot-done'; snapshotId: string})
  | (Place & {type: 'members-follow'; resourceId: string; lockedAt: number})
  | (Place & {type: 'automatic-restart'; resourceId: string; course: number})
  | (Place & {type: 'restore-job' | 'copy-job'; jobId: string})
  | (Place & KeyEvent)
  | (Place & {type: 'message'; from: string; text: string})
  | (Place & {
      type: 'call';
      accessKeyId: string;
      call: string;
      input: JsonObject;
      /** As a facilitator wrote it: kept among the acts when it is made. */
      order?: string;
    });

/** What a step does besides changing the status. */
export type StepEffect = 'logs-run' | 'logs-stop' | 'first-backup' | 'attach' | 'delete';

/** One step of a database's course: `after` milliseconds later it has `status`. */
export type Step = {
  after: number;
  status: string;
  /** Of a cluster's course: what its member instances show then. */
  members?: {readonly status: string; readonly event?: EventText};
  effects?: StepEffect[];
  /** The status instead where the volumes cannot be attached: the key was lost on the way. */
  onLostKey?: string;
  event?: EventText;
};

/** Message and categories of an RDS event. */
export type EventText = {readonly message: string; readonly categories: readonly string[]};

/** How a call that RDS accepts ends after all, so many times. */
export type Outcome = {
  call:
    | 'rds:CreateDBInstance'
    | 'rds:StartDBInstance'
    | 'rds:RestoreDBInstanceFromDBSnapshot'
    | 'rds:RestoreDBInstanceToPointInTime'
    | 'rds:CreateDBCluster'
    | 'rds:StartDBCluster'
    | 'rds:RestoreDBClusterFromSnapshot'
    | 'rds:RestoreDBClusterToPointInTime'
    | 'backup:StartRestoreJob';
  DBInstanceIdentifier?: string;
  DBClusterIdentifier?: string;
  status: string;
  /** What a job says of it. */
  StatusMessage?: string;
  times: number;
};

/** An earlier state of all accounts, kept only while a `lag` fault needs it. */
export type Past = {until: number; accounts: Accounts};

/**
 * What saved worlds call themselves. It gets the next number whenever a world of before lacks
 * something that this one needs: such a world is refused and not guessed at.
 */
export const worldFormat = 'latchkey/world/2';

export type World = {
  format: typeof worldFormat;
  scenario: ScenarioInfo;
  home: Place;
  /** Simulated now, milliseconds since 1970. */
  now: number;
  random: RandomStreams;
  /** Secret from which KMS derives key material when it is needed: the world is the vault. */
  vault: string;
  sequence: number;
  /** A binary heap by time, then sequence. */
  queue: Scheduled[];
  principals: {[accessKeyId: string]: Principal};
  operator: string;
  administrator: string;
  accounts: Accounts;
  /** Absent where no account belongs to an organization. */
  organization?: Organization;
  unverified: Unverified;
  /** What a scenario foresees for calls that RDS accepts. */
  outcomes: Outcome[];
  faults: FaultInForce[];
  /** Times of the latest calls of KMS where a scenario turns its request quotas on, by who and what. */
  kmsRequests?: {[name: string]: number[]};
  past: Past[];
  requests: RequestRecord[];
  /** The latest denials with their reasons. */
  denials: Denial[];
  gameDay: GameDay;
};

/** The own member of that name: names come from requests, so `constructor` must find nothing. */
export function member<T>(record: {readonly [name: string]: T}, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** An account, made empty on first use. */
export function accountOf(accounts: Accounts, accountId: string): Account {
  const found = accounts[accountId];
  if (found) return found;
  const fresh: Account = {regions: {}, iam: {users: {}, roles: {}, policies: {}}};
  accounts[accountId] = fresh;
  return fresh;
}

/** The Region's state, made empty on first use: every account has every Region. */
export function regionOf(accounts: Accounts, place: Place): RegionState {
  const {regions} = accountOf(accounts, place.accountId);
  const found = regions[place.region];
  if (found) return found;
  const fresh: RegionState = {
    kms: {keys: {}, aliases: {}, stores: {}},
    rds: emptyRds(),
    cloudtrail: {records: [], lookups: []},
    backup: {vaults: {}, points: {}, restoreJobs: {}, copyJobs: {}},
  };
  regions[place.region] = fresh;
  return fresh;
}
