/** What the world remembers about AWS Backup: vaults, recovery points and jobs. Times in milliseconds. */
import type {Place} from './world.ts';

/** A vault; its key encrypts copies that are made into it (facts/aws.md §6.1). */
export type BackupVault = {name: string; createdAt: number; keyArn?: string};

/** A recovery point of RDS or Aurora. The data is the RDS snapshot behind its ARN. */
export type RecoveryPoint = {
  /** ARN of the snapshot `awsbackup:job-…` or `awsbackup:copyjob-…`. */
  arn: string;
  vaultName: string;
  resourceType: 'RDS' | 'Aurora';
  /** The database it was made of. */
  resourceArn: string;
  resourceName: string;
  roleArn: string;
  /** ARN of the vault it was copied from. */
  sourceVaultArn?: string;
  lastRestoredAt?: number;
};

export type RestoreJob = {
  id: string;
  pointArn: string;
  roleArn: string;
  createdAt: number;
  completedAt?: number;
  status: 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'ABORTED';
  message?: string;
  metadata: {[member: string]: string};
  createdArn?: string;
  /** A request with the same one is answered with this job, and nothing is done. */
  idempotencyToken?: string;
};

export type CopyJob = {
  id: string;
  pointArn: string;
  sourceVault: string;
  destination: Place & {vaultName: string};
  destinationArn?: string;
  roleArn: string;
  createdAt: number;
  completedAt?: number;
  state: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  message?: string;
};

/** AWS Backup of one Region of one account; vaults by name, points by ARN, jobs by ID. */
export type BackupState = {
  vaults: {[name: string]: BackupVault};
  points: {[arn: string]: RecoveryPoint};
  restoreJobs: {[id: string]: RestoreJob};
  copyJobs: {[id: string]: CopyJob};
};
