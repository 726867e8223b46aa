/** What an operation needs the action on, and what its trail names, by the members of its input. */
import {type RdsKind, rdsArn} from '../../../world/names.ts';
import type {Call, TrailResource} from '../../call.ts';
import {identifierOf} from '../find.ts';

/** The resource of a call whose input names it in one member. */
export function onResource<Member extends string>(
  kind: RdsKind,
  member: Member,
  trailType?: string,
) {
  type Input = {readonly [Name in Member]?: string | undefined};
  return {
    resource: (input: Input, call: Call): string =>
      rdsArn(call.place, kind, identifierOf(input[member] ?? '*', kind)),
    trail: (input: Input): TrailResource[] => {
      const name = input[member];
      return trailType && name ? [{type: trailType, name: identifierOf(name, kind)}] : [];
    },
  };
}

const instanceType = 'AWS::RDS::DBInstance';
const snapshotType = 'AWS::RDS::DBSnapshot';

export const onInstance = onResource('db', 'DBInstanceIdentifier', instanceType);
export const onTargetInstance = onResource('db', 'TargetDBInstanceIdentifier', instanceType);
export const onSnapshot = onResource('snapshot', 'DBSnapshotIdentifier', snapshotType);
export const onTargetSnapshot = onResource('snapshot', 'TargetDBSnapshotIdentifier', snapshotType);

/** Calls that take the whole ARN. */
export const onArn = {
  resource: (input: {readonly ResourceName?: string | undefined}): string =>
    input.ResourceName || '*',
};
