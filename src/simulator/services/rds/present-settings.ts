/** Database settings in the shapes that RDS answers with, as far as its shapes share them. */
import type {Encryption, InstanceSettings} from '../../world/databases.ts';
import type {Tag} from '../../world/keys.ts';
import {licenseOf} from './defaults.ts';

/** Milliseconds as the Date the SDK's codecs write. */
export function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

/** Members that an instance, a snapshot and an automated backup have alike. */
export function presentCommon(settings: InstanceSettings) {
  return {
    Engine: settings.engine,
    EngineVersion: settings.engineVersion,
    LicenseModel: licenseOf(settings.engine),
    MasterUsername: settings.masterUsername,
    AllocatedStorage: settings.storageGiB,
    StorageType: settings.storageType,
    Iops: settings.iops,
    StorageThroughput: settings.throughput,
    AvailabilityZone: settings.availabilityZone,
    IAMDatabaseAuthenticationEnabled: settings.usesIamAuthentication,
    BackupRetentionPeriod: settings.backupRetentionDays,
    PreferredBackupWindow: settings.backupWindow,
  };
}

/** Members that a snapshot and an automated backup have beyond those. */
export function presentStored(settings: InstanceSettings) {
  return {
    ...presentCommon(settings),
    Port: settings.port,
    VpcId: settings.vpcId,
    OptionGroupName: settings.optionGroup,
  };
}

/** How the storage is encrypted. */
export function presentEncryption(held: {encryption: Encryption; keyArn?: string | undefined}) {
  return {StorageEncryptionType: held.encryption, KmsKeyId: held.keyArn};
}

/** Tags as the API has them. */
export function presentTags(tags: readonly Tag[]): {Key: string; Value: string}[] {
  return tags.map(({key, value}) => ({Key: key, Value: value}));
}
