/** The role that AWS Backup works under: a session of it that nobody else can sign with. */
import {arnParts} from '../../world/names.ts';
import {derivedLetters} from '../../world/random.ts';
import {accountOf, member, type Place, type Principal, type World} from '../../world/world.ts';
import {invalidValue} from './errors.ts';

/** The name of the role, which must exist in the account. */
export function roleNamed(world: World, place: Place, roleArn: string | undefined): string {
  const parts = arnParts(roleArn ?? '');
  const name = /^role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(parts?.resource ?? '')?.[1] ?? '';
  const isOwn = parts?.service === 'iam' && parts.accountId === place.accountId;
  const role = isOwn
    ? member(accountOf(world.accounts, place.accountId).iam.roles, name)
    : undefined;
  if (!role) throw invalidValue(`IAM role ${roleArn ?? ''} cannot be assumed by AWS Backup.`);
  return role.name;
}

/** AWS Backup's session of the role for one job; its access key is known to the trail alone. */
export function sessionFor(world: World, place: Place, roleArn: string, jobId: string): Principal {
  const role = roleNamed(world, place, roleArn);
  const session = `AWSBackup-${jobId}`;
  const {accountId} = place;
  const id = member(accountOf(world.accounts, accountId).iam.roles, role)?.id ?? '';
  const accessKeyId = `ASIA${derivedLetters(`backup ${jobId}`, 16)}`;
  world.principals[accessKeyId] ??= {
    name: session,
    accessKeyId,
    secretAccessKey: '',
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
    userId: `${id}:${session}`,
    createdAt: world.now,
    role,
    session,
    sessionPolicies: [],
    sessionTags: [],
    isInactive: true,
  };
  const principal = member(world.principals, accessKeyId);
  if (!principal) throw invalidValue(`IAM role ${roleArn} cannot be assumed by AWS Backup.`);
  return principal;
}
