/** Every operation in every key state answers as the table of facts/aws.md §2.1 says. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import * as sdk from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {restoreSimulator, type Simulator} from '../../../src/simulator/simulator.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const facts = readFileSync(
  fileURLToPath(new URL('../../../docs/facts/aws.md', import.meta.url)),
  'utf8',
);

const columns = ['Enabled', 'Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable'] as const;
const all = [...columns, 'Creating', 'Updating'] as const;
type State = (typeof all)[number] | 'PendingReplicaDeletion';
type Kind = 'plain' | 'imported' | 'hsm';

/** The rows of the table as the facts have them: operations, then one cell for each state. */
function rows(): {readonly operation: string; readonly cells: readonly string[]}[] {
  const section = facts.slice(facts.indexOf('### 2.1'), facts.indexOf('### 2.2'));
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (call|---)/.test(line))
    .flatMap((line) => {
      const [names = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return names.split(', ').map((operation) => ({operation, cells}));
    });
}

/** The exception that a cell means for a kind of key; undefined where the call works. */
function exceptionOf(cell: string, kind: Kind): number | undefined {
  const isImported = kind === 'imported';
  switch (cell) {
    case '✓':
    case '✓ (12)':
      return undefined;
    case '✓ (9)':
    case '? (9)':
      return isImported ? undefined : 9;
    case '? (7)':
      return kind === 'hsm' ? 7 : undefined;
    // Recorded answers to a key pending deletion are number 3 (facts/aws.md §2.2).
    case '2 or 3':
      return 3;
    case '4 (13)':
      return 4;
    // Exception 9 is about keys of other origins; a key that could import must not be leaving.
    case '9':
    case '8 or 9':
      return isImported ? 8 : 9;
    default:
      return Number(cell);
  }
}

const words: {readonly [exception: number]: readonly [name: string, text: string]} = {
  1: ['DisabledException', 'is disabled.'],
  3: ['KMSInvalidStateException', 'is pending deletion.'],
  4: ['KMSInvalidStateException', 'is not pending deletion.'],
  5: ['KMSInvalidStateException', 'is pending import.'],
  6: ['UnsupportedOperationException', 'origin is EXTERNAL which is not valid for this operation.'],
  7: [
    'UnsupportedOperationException',
    'origin is AWS_CLOUDHSM which is not valid for this operation.',
  ],
  8: ['KMSInvalidStateException', 'is pending deletion.'],
  9: ['UnsupportedOperationException', 'which is not valid for this operation.'],
  11: ['KMSInvalidStateException', 'is unavailable.'],
  14: ['KMSInvalidStateException', 'is creating.'],
  15: ['KMSInvalidStateException', 'is updating.'],
};

const byState = new Set([
  'DisabledException',
  'KMSInvalidStateException',
  'UnsupportedOperationException',
]);

const blob = new Uint8Array(100);
const inputs: {readonly [operation: string]: object} = {
  PutKeyPolicy: {
    Policy:
      '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}}',
  },
  RevokeGrant: {GrantId: '0'.repeat(64)},
  RetireGrant: {GrantId: '0'.repeat(64)},
  CreateGrant: {GranteePrincipal: 'arn:aws:iam::111122223333:role/app', Operations: ['Decrypt']},
  GetParametersForImport: {WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048'},
  ImportKeyMaterial: {
    ImportToken: blob,
    EncryptedKeyMaterial: blob,
    ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
  },
  Encrypt: {Plaintext: blob},
  Decrypt: {CiphertextBlob: blob},
  ReEncrypt: {CiphertextBlob: blob, DestinationKeyId: keyIds.spare},
  GenerateDataKey: {KeySpec: 'AES_256'},
  GenerateDataKeyWithoutPlaintext: {KeySpec: 'AES_256'},
  ReplicateKey: {ReplicaRegion: 'us-east-1'},
  TagResource: {Tags: [{TagKey: 'team', TagValue: 'shop'}]},
  UntagResource: {TagKeys: ['team']},
};

/** The world with that key in that state: some states no single call brings about. */
function withState(world: Simulator, kind: Kind, state: State): Simulator {
  const saved = JSON.parse(JSON.stringify(world.save()));
  const key = saved.accounts['111122223333'].regions['eu-west-1'].kms.keys[keyIds[kind]];
  key.state = state;
  return restoreSimulator(saved);
}

const world = accountWith();

function ask(operation: string, kind: Kind, state: State) {
  const Command = Reflect.get(sdk, `${operation}Command`);
  const name = operation === 'ReEncrypt' ? 'SourceKeyId' : 'KeyId';
  const command = new Command({[name]: keyIds[kind], ...inputs[operation]});
  return answerOf(kmsOf(withState(world, kind, state)).send(command));
}

/** States that a kind of key can be in. */
const states: {readonly [K in Kind]: readonly State[]} = {
  plain: ['Enabled', 'Disabled', 'PendingDeletion', 'Creating', 'Updating'],
  imported: ['Enabled', 'Disabled', 'PendingDeletion', 'PendingImport', 'Creating', 'Updating'],
  hsm: ['Enabled', 'Disabled', 'PendingDeletion', 'Unavailable'],
};

describe('the table of key states', () => {
  it('is read whole from the facts', () => {
    expect(rows()).toHaveLength(26);
    for (const {cells} of rows()) expect(cells).toHaveLength(all.length);
  });

  for (const {operation, cells} of rows()) {
    it.each(
      (Object.keys(states) as Kind[]).flatMap((kind) =>
        states[kind].map((state) => ({
          kind,
          state,
          cell: cells[all.indexOf(state as never)] ?? '',
        })),
      ),
    )(`${operation} with the $kind key $state: $cell`, async ({kind, state, cell}) => {
      if (cell === 'n/a') return;
      const exception = exceptionOf(cell, kind);
      const answer = await ask(operation, kind, state);
      if (exception === undefined) {
        // Another refusal is about the rest of the call: a token that is none, no primary key.
        const isByState = byState.has(answer.name) && !answer.message.includes('primary key');
        expect(isByState, `${answer.name}: ${answer.message}`).toBe(false);
        return;
      }
      const [name, text] = words[exception] ?? [];
      expect(answer).toMatchObject({name, status: 400});
      expect(answer.message).toContain(arnOf(kind));
      expect(answer.message).toContain(text);
    });
  }

  it('says which deletion is pending where a primary waits for its replicas', async () => {
    const answer = await ask('EnableKey', 'plain', 'PendingReplicaDeletion');
    expect(answer.message).toBe(`${arnOf('plain')} is pending replica deletion.`);
  });
});
