/** Database settings in the shapes that RDS answers with, as far as its shapes share them. */
import type {Encryption, InstanceSettings} from '../../world/instances.ts';
import type {Tag} from '../../world/keys.ts';

/** Milliseconds as the Date the SDK's codecs write. */
export function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

/** Members that an instance, a snapshot and an automated backup have alike. */
export function presentCommon(settings: InstanceSettings) {
  const {Engine, EngineVersion, LicenseModel, MasterUsername, Timezone, MultiTenant} = settings;
  const {AllocatedStorage, StorageType, Iops, StorageThroughput, DedicatedLogVolume} = settings;
  const {AvailabilityZone, BackupRetentionPeriod, PreferredBackupWindow} = settings;
  return {
    Engine,
    EngineVersion,
    LicenseModel,
    MasterUsername,
    Timezone,
    MultiTenant,
    AllocatedStorage,
    StorageType,
    Iops,
    StorageThroughput,
    DedicatedLogVolume,
    AvailabilityZone,
    BackupRetentionPeriod,
    PreferredBackupWindow,
    TdeCredentialArn: settings.TdeCredentialArn,
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
  };
}

/** Members that a snapshot and an automated backup have beyond those. */
export function presentStored(settings: InstanceSettings) {
  return {
    ...presentCommon(settings),
    Port: settings.Port,
    VpcId: settings.VpcId,
    OptionGroupName: settings.OptionGroupName,
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

/** A list in the shape the SDK wants: one that may be changed. */
export function listOf<T>(items: readonly T[] | undefined): T[] | undefined {
  return items && items.length > 0 ? [...items] : undefined;
}
