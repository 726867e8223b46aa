/** A Region with 100 databases on one key, and requests to it. */
import {createSimulator, readScenario, type Simulator} from '../../src/simulator/simulator.ts';
import {bytesOf, type WireRequest} from '../../src/simulator/wire/message.ts';

const created = '2024-06-04T09:32:11Z';
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';

/** The simulator at its start, its operator allowed everything. */
export function regionOf100(): {simulator: Simulator; keyId: string} {
  const scenario = {
    id: 'hundred',
    title: 'A hundred databases',
    summary: 'A hundred databases on one key',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'db-0',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    operator: 'mara',
    principals: {mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']}},
    estate: {
      keys: [{KeyId: keyId, created}],
      instances: Array.from({length: 100}, (_, index) => ({
        DBInstanceIdentifier: `db-${index}`,
        Engine: 'postgres',
        EngineVersion: '16.6',
        KmsKeyId: keyId,
        created,
      })),
    },
  };
  return {
    simulator: createSimulator(readScenario(JSON.stringify(scenario), 'hundred.yaml')),
    keyId,
  };
}

/** A call of KMS. */
export function jsonRequest(operation: string, input: object): WireRequest {
  const headers = {
    'x-amz-target': `TrentService.${operation}`,
    'content-type': 'application/x-amz-json-1.1',
  };
  return {method: 'POST', path: '/', query: {}, headers, body: bytesOf(JSON.stringify(input))};
}

/** A call of RDS. */
export function formRequest(members: {readonly [name: string]: string}): WireRequest {
  const headers = {'content-type': 'application/x-www-form-urlencoded'};
  const form = new URLSearchParams({Version: '2014-10-31', ...members});
  return {method: 'POST', path: '/', query: {}, headers, body: bytesOf(form.toString())};
}
