/** An account for KMS's tests: keys of every kind, and clients for any Region of it. */
import {KMSClient} from '@aws-sdk/client-kms';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {database} from '../support.ts';

export const accountId = '111122223333';
export const created = '2024-05-28T08:11:40Z';
/** What the operator keeps in a safe outside AWS. */
export const safe = '0123456789abcdef'.repeat(4);

export const keyIds = {
  plain: '1234abcd-12ab-34cd-56ef-1234567890ab',
  spare: '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8',
  imported: '11111111-1111-4111-8111-111111111111',
  hsm: '22222222-2222-4222-8222-222222222222',
  xks: '33333333-3333-4333-8333-333333333333',
  managed: '44444444-4444-4444-8444-444444444444',
  foreign: '55555555-5555-4555-8555-555555555555',
  primary: `mrk-${'6'.repeat(32)}`,
} as const;

export const hsmStore = 'cks-1234567890abcdef0';
export const xksStore = 'cks-9876543210fedcba9';

/** ARN of a key of this account. */
export function arnOf(key: keyof typeof keyIds, region = 'eu-west-1'): string {
  const owner = key === 'foreign' ? '444455556666' : accountId;
  return `arn:aws:kms:${region}:${owner}:key/${keyIds[key]}`;
}

/** What a test says about its account. */
export type Wishes = {
  readonly hsm?: object;
  readonly xks?: object;
  readonly imported?: object;
  readonly xksKey?: object;
  readonly replicas?: readonly string[];
  readonly databaseKey?: string;
  readonly faults?: readonly object[];
};

/** The account at noon of 1 March 2026: a key of every kind, and orders-db on one of them. */
export function accountWith(wishes: Wishes = {}): Simulator {
  const scenario = {
    id: 'keys',
    title: 'Keys of every kind',
    summary: 'A small account',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId,
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {
      mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']},
      reader: {role: 'Reader', session: 'rita', allow: ['kms:Describe*', 'kms:List*']},
    },
    estate: {
      keyStores: [
        {CustomKeyStoreId: hsmStore, CustomKeyStoreName: 'hsm', created, ...wishes.hsm},
        {
          CustomKeyStoreId: xksStore,
          CustomKeyStoreName: 'xks',
          CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
          created,
          ...wishes.xks,
        },
      ],
      keys: [
        {KeyId: keyIds.plain, aliases: ['alias/orders'], created},
        {KeyId: keyIds.spare, aliases: ['alias/spare'], created},
        {
          KeyId: keyIds.imported,
          aliases: ['alias/imported'],
          Origin: 'EXTERNAL',
          material: safe,
          created,
          ...wishes.imported,
        },
        {KeyId: keyIds.hsm, Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: hsmStore, created},
        {
          KeyId: keyIds.xks,
          Origin: 'EXTERNAL_KEY_STORE',
          CustomKeyStoreId: xksStore,
          XksKeyId: 'vault-key-7',
          created,
          ...wishes.xksKey,
        },
        {KeyId: keyIds.managed, aliases: ['alias/aws/rds'], KeyManager: 'AWS', created},
        {KeyId: keyIds.foreign, accountId: '444455556666', created},
        {KeyId: keyIds.primary, replicas: wishes.replicas ?? [], created},
      ],
      instances: [database('orders-db', {KmsKeyId: wishes.databaseKey ?? 'alias/orders'})],
    },
    timeline: [],
    faults: wishes.faults ?? [],
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'keys.yaml'));
}

/** KMS of one Region for one of the simulator's principals. One attempt: errors show at once. */
export function kmsOf(
  simulator: Simulator,
  who: 'operator' | 'administrator' = 'operator',
  region = simulator.region,
): KMSClient {
  const {accessKeyId, secretAccessKey} = simulator[who];
  return new KMSClient({
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });
}

/** What a call answers: its output, or the error's name and message. */
export async function answerOf(
  sent: Promise<object>,
): Promise<{readonly name: string; readonly message: string; readonly status: number}> {
  try {
    await sent;
    return {name: 'ok', message: '', status: 200};
  } catch (thrown) {
    const error = Object(thrown);
    return {name: error.name, message: error.message, status: error.$metadata?.httpStatusCode};
  }
}
