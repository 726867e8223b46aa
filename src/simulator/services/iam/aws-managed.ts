/** Texts of managed policies: the account's own, and the few of AWS that the simulator knows. */
import {type IamState, textOfPolicy} from '../../world/identities.ts';
import {member} from '../../world/world.ts';

/** Managed policies of AWS by ARN; their texts are public and short. */
export const awsManaged: {readonly [arn: string]: string} = {
  'arn:aws:iam::aws:policy/AdministratorAccess': JSON.stringify({
    Version: '2012-10-17',
    Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}],
  }),
};

/** The text in force of a managed policy; undefined where there is none of that ARN. */
export function textOfManaged(iam: IamState, arn: string): string | undefined {
  const own = member(iam.policies, arn);
  return own ? textOfPolicy(own) : member(awsManaged, arn);
}
