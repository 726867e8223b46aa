/** What RDS refuses about the settings of a call, before anything happens. */
import {requireCertificate} from './catalog/certificates.ts';
import {invalidCombination, invalidValue} from './errors.ts';

/** The members of a create, modify or restore that contradict each other or lie out of range. */
export type CheckedSettings = {
  readonly AllocatedStorage?: number | undefined;
  readonly MaxAllocatedStorage?: number | undefined;
  readonly BackupRetentionPeriod?: number | undefined;
  readonly PreferredBackupWindow?: string | undefined;
  readonly PreferredMaintenanceWindow?: string | undefined;
  readonly MonitoringInterval?: number | undefined;
  readonly MonitoringRoleArn?: string | undefined;
  readonly MultiAZ?: boolean | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly Port?: number | undefined;
  readonly CACertificateIdentifier?: string | undefined;
};

const intervals = [0, 1, 5, 10, 15, 30, 60];
const hours = '([01]\\d|2[0-3]):[0-5]\\d';
const days = '(mon|tue|wed|thu|fri|sat|sun)';
const backupWindow = new RegExp(`^${hours}-${hours}$`);
const maintenanceWindow = new RegExp(`^${days}:${hours}-${days}:${hours}$`, 'i');

/** Throws InvalidParameterValue or InvalidParameterCombination for the first flaw. */
export function requireValidSettings(input: CheckedSettings): void {
  requireValidRanges(input);
  requireValidWindows(input);
  if (input.MultiAZ && input.AvailabilityZone) {
    throw invalidCombination(
      'Requesting a specific availability zone is not valid for Multi-AZ instances.',
    );
  }
  if ((input.MonitoringInterval ?? 0) > 0 && !input.MonitoringRoleArn) {
    throw invalidCombination(
      'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
    );
  }
}

/** Numbers out of range. */
export function requireValidRanges(input: CheckedSettings): void {
  requireCertificate(input.CACertificateIdentifier);
  const {BackupRetentionPeriod: retention, MonitoringInterval: interval, Port: port} = input;
  if (retention !== undefined && (retention < 0 || retention > 35)) {
    throw invalidValue(
      `Invalid backup retention period: ${retention}. Backup retention period must be between 0 and 35.`,
    );
  }
  if (interval !== undefined && !intervals.includes(interval)) {
    throw invalidValue(`Invalid monitoring interval: ${interval}. Valid: ${intervals.join(', ')}.`);
  }
  if (port !== undefined && (port < 1150 || port > 65_535)) {
    throw invalidValue(`Invalid endpoint port: ${port}. Valid range: 1150-65535.`);
  }
  const {AllocatedStorage: storage, MaxAllocatedStorage: most} = input;
  if (storage !== undefined && most !== undefined && most < storage) {
    throw invalidCombination(
      `Max storage size must be at least the allocated storage of ${storage} GiB.`,
    );
  }
}

/** Windows that are none. */
export function requireValidWindows(input: CheckedSettings): void {
  const {PreferredBackupWindow: backup, PreferredMaintenanceWindow: maintenance} = input;
  if (backup !== undefined && !backupWindow.test(backup)) {
    throw invalidValue(
      `Invalid backup window format: ${backup}. Should be specified as hh24:mi-hh24:mi.`,
    );
  }
  if (maintenance !== undefined && !maintenanceWindow.test(maintenance)) {
    throw invalidValue(
      `Invalid maintenance window format: ${maintenance}. Should be specified as ddd:hh24:mi-ddd:hh24:mi.`,
    );
  }
}
