/** The diagnosis: findings, unknowns, clocks and blast radius (format `latchkey/diagnosis/1`). */
import type {CallName} from './call.ts';

/** The sixteen causes of key loss; ids are a contract (facts/aws.md §4). */
export type CauseId =
  | 'key-disabled'
  | 'key-pending-deletion'
  | 'key-deleted'
  | 'key-material-missing'
  | 'key-store-disconnected'
  | 'external-key-store-unreachable'
  | 'grant-missing'
  | 'policy-lost-delegation'
  | 'policy-denies'
  | 'policy-condition-mismatch'
  | 'organization-denies'
  | 'key-in-another-account'
  | 'restored-not-started'
  | 'replica-key'
  | 'caller-not-authorized'
  | 'not-the-key';

export type Confidence = 'certain' | 'likely' | 'possible';

export type Verdict =
  | 'locked-out'
  | 'at-risk'
  | 'restored-not-started'
  | 'healthy'
  | 'not-the-key'
  | 'undecided';

/** One member of one answer that speaks for a finding; `path` is JMESPath into the answer. */
export type Proof = {
  readonly call: CallName;
  readonly at: string;
  readonly requestId: string;
  readonly path: string;
  readonly value: string;
};

/** Who made the change that explains the state, as CloudTrail tells. */
export type Actor = {
  readonly arn: string;
  readonly event: string;
  readonly at: string;
  readonly eventId: string;
};

/** One cause that holds, with its proof and the runbook that mends it. */
export type Finding = {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly evidence: readonly Proof[];
  readonly runbook: string;
  readonly actor?: Actor;
};

/** Something that could not be seen, with the smallest permission that would settle it. */
export type Unknown = {readonly fact: string; readonly because: string; readonly needs: string};

export type ClockName =
  | 'recoverable-window'
  | 'key-deletion'
  | 'oldest-restorable-point'
  | 'material-expiry';

/** A deadline or bound. `at` is ISO 8601; `from` says in words what it was computed from. */
export type Deadline = {
  readonly clock: ClockName;
  readonly at: string;
  readonly estimate: boolean;
  readonly from: string;
};

/** A database that uses the same key, by its identifier and AWS's status word. */
export type KeyUser = {
  readonly identifier: string;
  readonly kind: 'instance' | 'cluster';
  readonly status: string;
  /** What of it is under the key where its storage is not, e.g. `Performance Insights`. */
  readonly uses?: readonly string[];
};

/** Everything else that needs the key. `complete` is false when a list could not be read. */
export type BlastRadius = {
  readonly keyArn: string;
  readonly databases: readonly KeyUser[];
  readonly snapshots: number;
  readonly automatedBackups: number;
  readonly complete: boolean;
};

/** Exactly what `diagnose --json` prints. */
export type Diagnosis = {
  readonly format: 'latchkey/diagnosis/1';
  readonly database: {
    readonly kind: 'instance' | 'cluster';
    readonly identifier: string;
    readonly arn: string;
    readonly status: string;
    readonly resourceId: string;
    readonly engine: string;
  };
  readonly key: {
    readonly arn: string;
    readonly state: string;
    readonly manager: string;
    readonly origin: string;
    readonly accountId: string;
  };
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Unknown[];
  readonly clocks: readonly Deadline[];
  readonly blastRadius: BlastRadius;
};
