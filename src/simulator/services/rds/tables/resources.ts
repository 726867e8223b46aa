/** What an operation needs the action on, and what its trail names, by the members of its input. */
import {type RdsKind, rdsArn} from '../../../world/names.ts';
import type {Call, TrailResource} from '../../call.ts';
import {instanceNotFound} from '../errors.ts';
import {identifierOf, isElsewhere} from '../find.ts';

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

const anyInstance = onResource('db', 'DBInstanceIdentifier', instanceType);

/** An instance of this account and Region: the ARN of another one finds nothing here. */
export const onInstance: typeof anyInstance = {
  ...anyInstance,
  resource: (input, call) => {
    const name = input.DBInstanceIdentifier ?? '';
    if (isElsewhere(name, call.place)) throw instanceNotFound(identifierOf(name, 'db'));
    return anyInstance.resource(input, call);
  },
};

export const onTargetInstance = onResource('db', 'TargetDBInstanceIdentifier', instanceType);
export const onSnapshot = onResource('snapshot', 'DBSnapshotIdentifier', snapshotType);
export const onTargetSnapshot = onResource('snapshot', 'TargetDBSnapshotIdentifier', snapshotType);

/** Calls that take the whole ARN. */
export const onArn = {
  resource: (input: {readonly ResourceName?: string | undefined}): string =>
    input.ResourceName || '*',
};
