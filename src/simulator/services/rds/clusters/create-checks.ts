/** What CreateDBCluster refuses before it looks at the world. */
import type {CreateDBClusterCommandInput} from '@aws-sdk/client-rds';
import {invalidCombination, invalidValue} from '../errors.ts';
import {refusePasswordBesideSecret} from '../master-secret.ts';

const engines = ['aurora-mysql', 'aurora-postgresql', 'mysql', 'postgres'];

/** Throws for members that are missing or do not go together. */
export function requireSense(input: CreateDBClusterCommandInput, isReplica: boolean): void {
  const {Engine: engine = '', BackupRetentionPeriod: days} = input;
  if (!engines.includes(engine)) throw invalidValue(`Invalid DB engine: ${engine}`);
  requireRetention(days);
  if (engine.startsWith('aurora')) refuseForAurora(input);
  else requireForMultiAz(input);
  if (!isReplica) requireMaster(input);
}

/** Throws for a retention period that is not 1 to 35 days. */
export function requireRetention(days: number | undefined): void {
  if (days !== undefined && (days < 1 || days > 35)) {
    throw invalidValue(`Invalid backup retention period: ${days}. Must be between 1 and 35.`);
  }
}

function refuseForAurora({DBClusterInstanceClass, Iops}: CreateDBClusterCommandInput): void {
  if (DBClusterInstanceClass === undefined && Iops === undefined) return;
  throw invalidCombination('DBClusterInstanceClass and Iops are for Multi-AZ DB clusters only.');
}

/** A Multi-AZ DB cluster needs class and storage; Iops where the storage is provisioned. */
function requireForMultiAz(input: CreateDBClusterCommandInput): void {
  const isProvisioned = (input.StorageType ?? 'io1').startsWith('io');
  const needed = ['DBClusterInstanceClass', 'AllocatedStorage'] as const;
  const missing = [...needed, ...(isProvisioned ? (['Iops'] as const) : [])].find(
    (name) => input[name] === undefined,
  );
  if (missing) {
    throw invalidCombination(`${missing} must be specified for a Multi-AZ DB cluster.`);
  }
}

function requireMaster(input: CreateDBClusterCommandInput): void {
  const {MasterUsername, MasterUserPassword, ManageMasterUserPassword} = input;
  if (!MasterUsername) {
    throw invalidValue('The parameter MasterUsername must be provided and must not be blank.');
  }
  refusePasswordBesideSecret(input);
  if (!MasterUserPassword && !ManageMasterUserPassword) {
    throw invalidValue('The parameter MasterUserPassword must be provided and must not be blank.');
  }
}
