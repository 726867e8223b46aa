/** GetSessionToken: temporary credentials of a user. */
import type {GetSessionTokenCommandInput, GetSessionTokenCommandOutput} from '@aws-sdk/client-sts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Handler} from '../call.ts';
import {requireBetween} from './assume-role.ts';
import {admitSession} from './sessions.ts';

const usual = 43_200;

export const getSessionToken: Handler<GetSessionTokenCommandInput, GetSessionTokenCommandOutput> = (
  input,
  call,
) => {
  const {name, accountId, arn, userId, user, role, token} = call.principal;
  if (role !== undefined || token !== undefined) {
    const message = 'Cannot call GetSessionToken with session credentials';
    throw new AwsError('AccessDenied', message, 403);
  }
  const {DurationSeconds = usual} = input;
  requireBetween(DurationSeconds, 900, 129_600);
  const Credentials = admitSession(call, DurationSeconds, {
    name,
    accountId,
    arn,
    userId,
    user,
    sessionPolicies: [],
    sessionTags: [],
  });
  return {Credentials};
};
