/** AddRoleToDBInstance and RemoveRoleFromDBInstance: a restore brings none back (facts/aws.md §6.3). */
import type {
  AddRoleToDBInstanceCommandInput,
  AddRoleToDBInstanceCommandOutput,
  RemoveRoleFromDBInstanceCommandInput,
  RemoveRoleFromDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {Handler} from '../call.ts';
import {notAvailable} from './errors.ts';
import {findInstance} from './find.ts';

export const addRoleToDBInstance: Handler<
  AddRoleToDBInstanceCommandInput,
  AddRoleToDBInstanceCommandOutput
> = (input, call) => {
  const instance = findInstance(call.here.rds, input.DBInstanceIdentifier);
  const {RoleArn: arn = '', FeatureName: feature = ''} = input;
  if (instance.status !== 'available') throw notAvailable();
  if (instance.roles.some((role) => role.arn === arn && role.feature === feature)) {
    const message = `The role ${arn} is associated with ${instance.id} for ${feature} already.`;
    throw new AwsError('DBInstanceRoleAlreadyExistsFault', message);
  }
  instance.roles = [...instance.roles, {arn, feature}];
  return {};
};

export const removeRoleFromDBInstance: Handler<
  RemoveRoleFromDBInstanceCommandInput,
  RemoveRoleFromDBInstanceCommandOutput
> = (input, call) => {
  const instance = findInstance(call.here.rds, input.DBInstanceIdentifier);
  const {RoleArn: arn, FeatureName: feature} = input;
  if (instance.status !== 'available') throw notAvailable();
  const kept = instance.roles.filter((role) => role.arn !== arn || role.feature !== feature);
  if (kept.length === instance.roles.length) {
    const message = `The role ${arn} is not associated with ${instance.id} for ${feature}.`;
    throw new AwsError('DBInstanceRoleNotFoundFault', message);
  }
  instance.roles = kept;
  return {};
};
