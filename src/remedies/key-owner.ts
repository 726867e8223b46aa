/** What the owner of the key in another account is told: the commands, why, and how to take it back. */
import {type Facts, factsOf} from '../core/facts.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {momentWords} from '../core/words/time.ts';

/** A text to send as it is; plain lines, so that it survives any chat. */
export function forKeyOwner(session: Session): string {
  const facts = factsOf(session);
  const {database, key, incident} = facts;
  const {commands, undo, state} = doneBy(facts);
  return [
    `To the owner of account ${key.accountId || 'that has the key'}`,
    '',
    `Our database ${printable(database.identifier)} (account ${incident.accountId}, ${incident.region}) is down:`,
    `${printable(database.status)}. Its KMS key is yours:`,
    `  ${printable(key.arn, 300)}`,
    `${state} We cannot mend it from here; KMS takes these calls in your account only.`,
    '',
    'Type this in your account:',
    ...commands.map((command) => `  ${command}`),
    '',
    `It can be taken back: ${undo}`,
    `Until then the database stays stopped${clockWords(session)}.`,
    `Asked by ${printable(facts.operator.arn, 300)}, ${momentWords(session.at, session.at)} UTC.`,
  ].join('\n');
}

type Doing = {
  readonly commands: readonly string[];
  readonly undo: string;
  readonly state: string;
};

function doneBy({key, incident}: Facts): Doing {
  const command = (name: string) =>
    `aws kms ${name} --region ${incident.region} --key-id ${printable(key.arn, 300)}`;
  const state = key.state === '' ? 'Its state cannot be read from here.' : `It is ${key.state}.`;
  switch (key.state) {
    case 'Disabled':
      return {commands: [command('enable-key')], undo: command('disable-key'), state};
    case 'PendingDeletion':
    case 'PendingReplicaDeletion':
      return {
        commands: [command('cancel-key-deletion'), command('enable-key')],
        undo: command('schedule-key-deletion'),
        state: `${state} Once it is deleted, our data is gone for ever.`,
      };
    case 'PendingImport':
      return {
        commands: [
          `${command('get-parameters-for-import')} --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_4096`,
          `${command('import-key-material')} … with the same key material as before`,
        ],
        undo: command('delete-imported-key-material'),
        state: `${state} Its imported key material expired or was deleted.`,
      };
    case 'Unavailable':
      return {
        commands: [
          `aws kms describe-custom-key-stores --region ${incident.region}`,
          `aws kms connect-custom-key-store --region ${incident.region} --custom-key-store-id …`,
        ],
        undo: 'aws kms disconnect-custom-key-store, same store',
        state: `${state} Its key store is not connected.`,
      };
    default:
      return {
        commands: [
          command('describe-key'),
          `${command('get-key-policy')} --policy-name default --output text`,
        ],
        undo: 'these two only read',
        state: `${state} The policy has to let account ${incident.accountId} use kms:CreateGrant and kms:DescribeKey.`,
      };
  }
}

/** How long a start is enough, by the estimate of the diagnosis. */
function clockWords(session: Session): string {
  const clocks = (session.diagnosis ?? session.firstDiagnosis)?.clocks ?? [];
  const window = clocks.find(({clock}) => clock === 'recoverable-window');
  return window ? `; a start is enough until about ${momentWords(window.at, session.at)} UTC` : '';
}
