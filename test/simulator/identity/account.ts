/** Small worlds with principals, policies and an organization, and clients for whoever is asked. */
import {KMSClient} from '@aws-sdk/client-kms';
import {RDSClient} from '@aws-sdk/client-rds';
import {STSClient} from '@aws-sdk/client-sts';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {ordersKey} from '../support.ts';

export const home = '111122223333';
export const other = '444455556666';
export const management = '999988887777';
export const sharedKey = '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';

export function statement(Effect: 'Allow' | 'Deny', Action: string | string[], more: object = {}) {
  return {Effect, Action, Resource: '*', ...more};
}

export function policy(...Statement: object[]) {
  return {Version: '2012-10-17', Statement};
}

/** The key policy that leaves everything to IAM, and whatever else is said. */
export function delegating(...more: object[]) {
  const account = {Principal: {AWS: `arn:aws:iam::${home}:root`}};
  return policy(statement('Allow', 'kms:*', {Sid: 'Account', ...account}), ...more);
}

export type Setting = {
  readonly principals?: object;
  readonly keyPolicy?: object;
  readonly keys?: readonly object[];
  readonly organization?: object;
  readonly instances?: readonly object[];
  readonly snapshots?: readonly object[];
  readonly timeline?: readonly object[];
  readonly unverified?: object;
};

/** A scenario text; `mara` may do everything unless the principals say otherwise. */
export function scenarioText(setting: Setting): string {
  return JSON.stringify({
    id: 'identities',
    title: 'Identities',
    summary: 'Who may do what',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: home,
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {
      mara: {role: 'OnCall', session: 'mara', allow: ['*']},
      ...setting.principals,
    },
    ...(setting.organization ? {organization: setting.organization} : {}),
    estate: {
      keys: [
        {
          KeyId: ordersKey,
          aliases: ['alias/orders'],
          Tags: {team: 'shop'},
          created: '2024-05-28T08:11:40Z',
          ...(setting.keyPolicy ? {Policy: setting.keyPolicy} : {}),
        },
        ...(setting.keys ?? []),
      ],
      instances: setting.instances ?? [
        {
          DBInstanceIdentifier: 'orders-db',
          Engine: 'postgres',
          EngineVersion: '16.6',
          KmsKeyId: 'alias/orders',
          created: '2024-06-04T09:32:11Z',
        },
      ],
      snapshots: setting.snapshots ?? [],
    },
    timeline: setting.timeline ?? [],
    unverified: setting.unverified ?? {},
  });
}

export function world(setting: Setting = {}): Simulator {
  return createSimulator(readScenario(scenarioText(setting), 'identities.yaml'));
}

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Settings of a client that speaks for these credentials. */
export function configOf(simulator: Simulator, credentials: Credentials, region = 'eu-west-1') {
  return {region, credentials, requestHandler: requestHandler(simulator), maxAttempts: 1};
}

/** Clients for these credentials; the operator's unless others are given. */
export function clients(
  simulator: Simulator,
  credentials: Credentials = simulator.operator,
  region = 'eu-west-1',
) {
  const config = configOf(simulator, credentials, region);
  return {kms: new KMSClient(config), rds: new RDSClient(config), sts: new STSClient(config)};
}

/** The credentials of a principal by its name in the scenario. */
export function credentialsOf(simulator: Simulator, name: string): Credentials {
  const saved = simulator.save();
  const principals = Object.values(
    saved.principals as {[key: string]: Credentials & {name: string}},
  );
  const found = principals.find((principal) => principal.name === name);
  if (!found) throw new Error(`no principal ${name}`);
  const {accessKeyId, secretAccessKey} = found;
  return {accessKeyId, secretAccessKey};
}

/** The denial of the latest request. */
export function latestDenial(simulator: Simulator) {
  return simulator.requests().at(-1)?.denial;
}
