/** Ten thousand databases on two thousand keys: prints what the estate holds and what a week costs. */
import {createSimulator, readScenario} from '../../../src/simulator/simulator.ts';

const databases = 10_000;
const created = '2024-05-28T08:11:40Z';

const keys = Array.from({length: databases / 5}, (_, index) => ({
  KeyId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  created,
}));
const instances = Array.from({length: databases}, (_, index) => ({
  DBInstanceIdentifier: `db-${index}`,
  Engine: 'postgres',
  EngineVersion: '16.6',
  KmsKeyId: keys[index % keys.length]?.KeyId,
  created,
}));
const scenario = {
  id: 'large',
  title: 'A large estate',
  summary: 'Ten thousand databases',
  cause: 'key-disabled',
  difficulty: 'hard',
  database: 'db-0',
  accountId: '111122223333',
  region: 'eu-west-1',
  start: '2026-03-01T12:00:00Z',
  operator: 'mara',
  principals: {mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']}},
  estate: {keys, instances},
};

const simulator = createSimulator(readScenario(JSON.stringify(scenario), 'large.yaml'));
globalThis.gc?.();
const begin = performance.now();
simulator.advance(7 * 86_400_000);
const milliseconds = performance.now() - begin;
globalThis.gc?.();
const bytes = process.memoryUsage().heapUsed;
process.stdout.write(JSON.stringify({milliseconds, bytes}));
