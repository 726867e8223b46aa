/** Plays a story on a simulator, byte by byte, as a client would send it. */
import fc from 'fast-check';
import {operationOf} from '../../../src/simulator/services/catalog.ts';
import {createSimulator, readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import {textOf} from '../../../src/simulator/wire/message.ts';
import type {World} from '../../../src/simulator/world/world.ts';
import {signed} from '../../simulator/signing.ts';
import {encoded} from '../fuzz/encode.ts';
import {type Move, moves} from './moves.ts';

/** Any story: moves of people, with time between them. */
export function stories(most: number): fc.Arbitrary<readonly Move[]> {
  const move = fc.oneof(
    {weight: 3, arbitrary: fc.constantFrom(...moves.calls)},
    {weight: 1, arbitrary: fc.constantFrom(...moves.passing)},
  );
  return fc
    .array(move, {minLength: Math.floor(most / 2), maxLength: most, size: 'max'})
    .map((story) => Object.assign(story, {[fc.toStringMethod]: () => told(story)}));
}

/** Makes one move and answers what came back, as text; refusals are part of the story. */
export async function makeMove(simulator: Simulator, move: Move): Promise<string> {
  if ('minutes' in move) {
    simulator.advance(move.minutes * 60_000);
    return '';
  }
  const found = operationOf(move.call);
  if (!found) throw new Error(`${move.call} is not served`);
  const input = JSON.parse(JSON.stringify(move.input(worldOf(simulator))));
  const request = encoded(found.service, found.operation, input);
  const service = found.service.wire.signingName;
  const {statusCode, body} = await simulator.handle(
    signed(request, {...simulator.operator, service}),
  );
  return `${statusCode} ${textOf(body)}`;
}

/** The world as it would be saved. */
export function worldOf(simulator: Simulator): World {
  return simulator.save() as unknown as World;
}

/** How a story reads in the message of a test that fails. */
function told(story: readonly Move[]): string {
  return story
    .map((move) =>
      'minutes' in move
        ? `${move.minutes} min`
        : `${move.call} ${JSON.stringify(move.input({accounts: {}, home: {}} as World))}`,
    )
    .join('\n');
}

/** Two databases, a cluster and a recovery point on two keys; nothing has happened. */
export function storyAccount(): Simulator {
  const created = '2024-06-04T09:32:11Z';
  const window = {PreferredBackupWindow: '03:10-03:40', BackupRetentionPeriod: 2};
  const database = {Engine: 'postgres', EngineVersion: '16.6', ...window, created};
  const scenario = {
    id: 'story',
    title: 'Anything may happen',
    summary: 'A small account',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    operator: 'mara',
    principals: {
      mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']},
      backups: {role: 'AWSBackupDefaultServiceRole', allow: ['*']},
    },
    estate: {
      keys: [
        {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', aliases: ['alias/orders'], created},
        {KeyId: '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8', aliases: ['alias/spare'], created},
      ],
      instances: [
        {DBInstanceIdentifier: 'orders-db', KmsKeyId: 'alias/orders', ...database},
        {DBInstanceIdentifier: 'sessions-db', KmsKeyId: 'alias/spare', ...database},
      ],
      clusters: [
        {
          DBClusterIdentifier: 'ledger',
          Engine: 'aurora-postgresql',
          EngineVersion: '16.6',
          KmsKeyId: 'alias/orders',
          ...window,
          members: [{DBInstanceIdentifier: 'ledger-1'}],
          created,
        },
      ],
      snapshots: [
        {DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'orders-manual', created},
      ],
      backupVaults: [{BackupVaultName: 'Default', created}],
      recoveryPoints: [{BackupVaultName: 'Default', DBInstanceIdentifier: 'orders-db', created}],
    },
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'story.yaml'));
}
