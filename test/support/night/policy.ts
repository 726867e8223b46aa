/** Night C: the account fell out of the key policy; the repair and the text for a key's owner. */
import type {ChoiceQuestion, ConfirmQuestion} from '../../../src/core/question.ts';
import {diffOf} from '../../../src/remedies/policy/review.ts';
import {enableKey} from './confirms.ts';
import {account, keyArn} from './entries.ts';

const statements = [
  {
    Sid: 'KeyAdmins',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:role/security-baseline`},
    Action: 'kms:*',
    Resource: '*',
  },
  {
    Sid: 'AccountReads',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:root`},
    Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:PutKeyPolicy'],
    Resource: '*',
  },
];
const root = {
  Sid: 'EnableIAMUserPermissions',
  Effect: 'Allow',
  Principal: {AWS: `arn:aws:iam::${account}:root`},
  Action: 'kms:*',
  Resource: '*',
};
const text = (Statement: readonly object[]) =>
  JSON.stringify({Version: '2012-10-17', Statement}, undefined, 2);

/** Put the account back: the new policy as a diff. */
export const putPolicy: ConfirmQuestion = {
  ...enableKey,
  title: 'Put the new policy alias/orders?',
  call: 'kms:PutKeyPolicy',
  input: {KeyId: keyArn, PolicyName: 'default', Policy: text([root, ...statements])},
  command: `aws --region eu-west-1 kms put-key-policy --key-id ${keyArn} --policy-name default --policy file://after.json`,
  why: 'The policy of now keeps RDS from using the key of orders-db.',
  effect: 'Whoever the new lines let in gains the key, and nobody loses it.',
  risk: 'Whoever changed the policy may have meant it.',
  undo: 'yes: kms:PutKeyPolicy, same KeyId, same PolicyName, Policy file:///home/mara/key-policy-before.json',
  undoCommand: `aws --region eu-west-1 kms put-key-policy --key-id ${keyArn} --policy-name default --policy file:///home/mara/key-policy-before.json`,
  check: 'kms:GetKeyPolicy until Policy == input.Policy, at most 5 min',
  confirm: 'type',
  expected: 'alias/orders',
  review: {
    diff: diffOf(text(statements), text([root, ...statements])),
    tried: [
      {isGood: true, text: 'you can change it again'},
      {isGood: true, text: 'RDS and your start are allowed'},
      {isGood: true, text: 'every statement of now stays'},
    ],
    kept: '/home/mara/key-policy-before.json',
  },
};

/** Night E: the text that the owner of the key gets. */
export const tellOwner: ChoiceQuestion = {
  kind: 'choice',
  title: 'Is the owner of the key told?',
  prose: 'The text below has everything they need. Send it as it is.',
  text: [
    'To the owner of account 444455556666',
    '',
    'Type this in your account:',
    '  aws kms enable-key --region eu-west-1 --key-id arn:aws:kms:eu-west-1:444455556666:key/5678dcba-34ab-12cd-78ef-0987654321dc',
  ].join('\n'),
  options: [
    {id: 'sent', label: 'They know: wait for the key', recommended: true},
    {id: 'later', label: 'Stop here', then: 'stop'},
  ],
};
