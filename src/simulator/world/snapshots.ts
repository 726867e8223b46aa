/** What the world remembers about backups: snapshots, retained and replicated automated backups. */
import type {Encryption, Instance, InstanceSettings} from './instances.ts';
import type {Tag} from './keys.ts';

export type Snapshot = {
  id: string;
  instanceId: string;
  resourceId: string;
  type: 'automated' | 'manual' | 'awsbackup';
  status: string;
  progress: number;
  /** When it will be ready, while it is made; its percent grows until then. */
  readyAt?: number;
  createdAt: number;
  originallyCreatedAt: number;
  instanceCreatedAt: number;
  /** As the instance had them then. */
  settings: InstanceSettings;
  encryption: Encryption;
  keyArn?: string;
  /** ARN of the snapshot this one was copied from. */
  sourceArn?: string;
  tags: readonly Tag[];
  /** Accounts that may restore or copy it; `all` makes it public. */
  sharedWith: readonly string[];
};

/** What a deleted instance leaves behind of itself with its automated backup. */
export type BackedUpInstance = Pick<
  Instance,
  | 'id'
  | 'resourceId'
  | 'createdAt'
  | 'settings'
  | 'encryption'
  | 'keyArn'
  | 'tags'
  | 'automatedSnapshots'
>;

/** An automated backup kept after its instance was deleted (facts/aws.md §6.1). */
export type RetainedBackup = {
  instance: BackedUpInstance;
  retainedAt: number;
  earliestAt: number;
  latestAt: number;
};

/** An automated backup of an instance of another Region, under a key of this one (facts/aws.md §6.1). */
export type ReplicatedBackup = {
  /** `ab-…`, as its ARN ends. */
  id: string;
  sourceRegion: string;
  instance: BackedUpInstance;
  keyArn?: string;
  BackupRetentionPeriod: number;
  startedAt: number;
  /** When the first copy was complete: nothing earlier can be restored here. */
  replicatedSince?: number;
  /** When it stopped, and it stays stopped (facts/aws.md §6.1); unset while it runs. */
  stoppedAt?: number;
  /** The newest second that was copied before it stopped. */
  latestAt?: number;
};
