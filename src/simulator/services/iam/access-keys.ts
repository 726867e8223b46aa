/** CreateAccessKey, ListAccessKeys and DeleteAccessKey. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import {derivedLetters} from '../../world/random.ts';
import type {Principal} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {findUser, iamPage, noSuchEntity} from './find.ts';

// IAM quota: access keys of one user.
const mostKeys = 2;

/** The lasting access keys of a user of the caller's account. */
export function accessKeysOf({world, place}: Call, user: string): Principal[] {
  return Object.values(world.principals).filter(
    (principal) =>
      principal.accountId === place.accountId &&
      principal.user === user &&
      principal.token === undefined &&
      !principal.isInactive,
  );
}

export const createAccessKey: Handler<
  iam.CreateAccessKeyCommandInput,
  iam.CreateAccessKeyCommandOutput
> = (input, call) => {
  const user = findUser(call, input.UserName ?? call.principal.user);
  if (accessKeysOf(call, user.name).length >= mostKeys) {
    const message = `Cannot exceed quota for AccessKeysPerUser: ${mostKeys}`;
    throw new AwsError('LimitExceededException', message);
  }
  const accessKeyId = `AKIA${derivedLetters(`${call.eventId} key`, 16)}`;
  const secretAccessKey = derivedLetters(`${call.eventId} secret`, 40).toLowerCase();
  const createdAt = call.now;
  call.world.principals[accessKeyId] = {
    name: `${user.name}/${accessKeyId}`,
    accessKeyId,
    secretAccessKey,
    accountId: call.place.accountId,
    arn: user.arn,
    userId: user.id,
    createdAt,
    user: user.name,
    sessionPolicies: [],
    sessionTags: [],
  };
  return {
    AccessKey: {
      UserName: user.name,
      AccessKeyId: accessKeyId,
      Status: 'Active',
      SecretAccessKey: secretAccessKey,
      CreateDate: new Date(createdAt),
    },
  };
};

export const listAccessKeys: Handler<
  iam.ListAccessKeysCommandInput,
  iam.ListAccessKeysCommandOutput
> = (input, call) => {
  const user = findUser(call, input.UserName ?? call.principal.user);
  const {items, IsTruncated, Marker} = iamPage(accessKeysOf(call, user.name), input);
  const AccessKeyMetadata = items.map(({accessKeyId, createdAt}) => ({
    UserName: user.name,
    AccessKeyId: accessKeyId,
    Status: 'Active' as const,
    CreateDate: new Date(createdAt),
  }));
  return {AccessKeyMetadata, IsTruncated, Marker};
};

/** The key opens nothing any more; who used it stays known to the trail. */
export const deleteAccessKey: Handler<
  iam.DeleteAccessKeyCommandInput,
  iam.DeleteAccessKeyCommandOutput
> = (input, call) => {
  const user = findUser(call, input.UserName ?? call.principal.user);
  const {AccessKeyId = ''} = input;
  const key = accessKeysOf(call, user.name).find(({accessKeyId}) => accessKeyId === AccessKeyId);
  if (!key) throw noSuchEntity(`The Access Key with id ${AccessKeyId} cannot be found.`);
  key.isInactive = true;
  return {};
};
