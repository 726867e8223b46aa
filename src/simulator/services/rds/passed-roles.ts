/** Roles that a call hands to RDS: its caller must be allowed to pass them (service authorization reference, RDS). */
import type {Call, PassedRole} from '../call.ts';

type NamesRoles = {
  readonly MonitoringRoleArn?: string | undefined;
  readonly DomainIAMRoleName?: string | undefined;
};

/** The role for enhanced monitoring, and the one for the directory, which is named without its ARN. */
export function settingsRoles(
  {MonitoringRoleArn: monitoring, DomainIAMRoleName: directory}: NamesRoles,
  {place}: Call,
): PassedRole[] {
  const ofDirectory = `arn:aws:iam::${place.accountId}:role/${directory}`;
  return [
    ...(monitoring ? [{arn: monitoring, to: 'monitoring.rds.amazonaws.com'}] : []),
    ...(directory ? [{arn: ofDirectory, to: 'rds.amazonaws.com'}] : []),
  ];
}

/** The role that a database may take from now on. */
export function associatedRole({
  RoleArn: arn,
}: {
  readonly RoleArn?: string | undefined;
}): PassedRole[] {
  return arn ? [{arn, to: 'rds.amazonaws.com'}] : [];
}
