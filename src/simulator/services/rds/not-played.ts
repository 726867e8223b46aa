/** Members that RDS has and this simulator does not play: refused, so that nobody takes them for done. */
import type {StaticOperationSchema} from '@smithy/types';
import type {Input} from '../../wire/codec.ts';
import {invalidValue} from './errors.ts';

/** The members, with what to do instead where there is more to say than to leave them out. */
const notPlayed: {readonly [member: string]: string} = {
  AdditionalStorageVolumes: 'Its databases have one volume: leave it out.',
  AllowEngineModeChange: 'Leave it out.',
  AwsBackupRecoveryPointArn: 'AWS Backup manages nothing continuously here: leave it out.',
  DBCapacityReservationIdentifier: 'There are no capacity reservations here: leave it out.',
  DBSecurityGroups: 'They ended with EC2-Classic: use VpcSecurityGroupIds.',
  DetachFromDBCapacityReservation: 'There are no capacity reservations here: leave it out.',
  EnableInternetAccessGateway: 'Leave it out.',
  EnableVPCNetworking: 'Leave it out.',
  MasterUserAuthenticationType: 'Only password is known: leave it out.',
  ResumeFullAutomationModeMinutes: 'Leave it out.',
  SnapshotAvailabilityZone: 'There are no Local Zones and no Outposts here: leave it out.',
  TagSpecifications: 'Use Tags.',
  TargetCustomAvailabilityZone: 'There are no Outposts here: leave it out.',
  UpgradeStorageConfig: 'Leave it out.',
  WithExpressConfiguration: 'Leave it out.',
};

/** Throws InvalidParameterValue for the first such member that asks for something. */
export function refuseNotPlayed(_schema: StaticOperationSchema, input: Input): void {
  for (const [name, value] of Object.entries(input)) {
    if (!Object.hasOwn(notPlayed, name) || isUsual(value)) continue;
    throw invalidValue(`The simulated AWS does not know ${name}. ${notPlayed[name]}`);
  }
}

/** What changes nothing: an empty list, a switch that is off, a master user with a password. */
function isUsual(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false || value === 'password';
}
