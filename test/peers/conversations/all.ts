/** Every conversation, and the account that each is held in. */
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {storyAccount} from '../../support/stories/play.ts';
import type {Credentials} from '../boto3.ts';
import {clusterConversation} from './clusters.ts';
import {furtherClusterConversation} from './clusters-further.ts';
import {groupConversation} from './groups.ts';
import {identityConversation} from './identity.ts';
import {furtherIdentityConversation} from './identity-further.ts';
import {furtherInstanceConversation} from './instances-further.ts';
import {kmsConversation} from './kms.ts';
import {furtherKmsConversation} from './kms-further.ts';
import {multiAzAccount, multiAzConversation} from './multi-az.ts';
import {organizationAccount, organizationConversation} from './organization.ts';
import {otherConversation} from './others.ts';
import {passRoleConversation, withoutPassRole} from './pass-role.ts';
import {rdsConversation} from './rds.ts';
import {refusalConversation} from './refusals.ts';
import type {Step} from './step.ts';
import {userAccount, userConversation} from './user.ts';
import {userGroupConversation} from './user-groups.ts';

export type Conversation = {
  readonly about: string;
  readonly steps: readonly Step[];
  account(): {readonly simulator: Simulator; readonly credentials?: Credentials};
};

const story = (about: string, ...steps: readonly (readonly Step[])[]): Conversation => ({
  about,
  account: () => ({simulator: storyAccount()}),
  steps: steps.flat(),
});

export const conversations: readonly Conversation[] = [
  story(
    'an account in its day',
    kmsConversation,
    rdsConversation,
    otherConversation,
    clusterConversation,
  ),
  story('further keys', furtherKmsConversation),
  story('further instances', furtherInstanceConversation, groupConversation),
  story('further clusters', furtherClusterConversation),
  story('identities', identityConversation, furtherIdentityConversation),
  story('groups of users', userGroupConversation),
  {
    about: 'a Multi-AZ DB cluster and a replica',
    account: () => ({simulator: multiAzAccount()}),
    steps: multiAzConversation,
  },
  story('nobody and nothing', refusalConversation),
  {about: 'a user', account: userAccount, steps: userConversation},
  {about: 'a role that may not be passed', account: withoutPassRole, steps: passRoleConversation},
  {about: 'an organization', account: organizationAccount, steps: organizationConversation},
];
