/** A user with an access key, who may have a session token. */
import {credentialsOf, world} from '../../simulator/identity/account.ts';
import type {Conversation} from './all.ts';
import type {Step} from './step.ts';

export const userAccount: Conversation['account'] = () => {
  const simulator = world({
    principals: {
      mara: {role: 'OnCall', session: 'mara', allow: ['*']},
      zoe: {user: 'zoe', allow: ['kms:*']},
    },
  });
  return {simulator, credentials: credentialsOf(simulator, 'zoe')};
};

export const userConversation: readonly Step[] = [
  {call: 'sts:GetCallerIdentity', answers: {Arn: 'arn:aws:iam::111122223333:user/zoe'}},
  {
    call: 'sts:GetSessionToken',
    input: {DurationSeconds: 900},
    answers: {Credentials: {AccessKeyId: /^ASIA/, SessionToken: /./}},
  },
  {
    call: 'sts:GetSessionToken',
    input: {DurationSeconds: 1},
    refuses: {code: 'ValidationError', status: 400},
  },
];
