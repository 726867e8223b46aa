/** Ten thousand databases on two thousand keys: prints what weeks cost and what the estate holds after them. */
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

const weeks = 3;
const simulator = createSimulator(readScenario(JSON.stringify(scenario), 'large.yaml'));

/** Milliseconds that passed and that this process worked for a simulated week. */
function passWeek(): {passed: number; worked: number} {
  const begin = performance.now();
  const before = process.cpuUsage();
  simulator.advance(7 * 86_400_000);
  const {user, system} = process.cpuUsage(before);
  return {passed: performance.now() - begin, worked: (user + system) / 1000};
}

const times = Array.from({length: weeks}, passWeek);
globalThis.gc?.();
const {heapUsed, rss} = process.memoryUsage();
process.stdout.write(JSON.stringify({times, heapUsed, rss}));
