/** When RDS does not rename the lost database: the honest choices, and what the commands shown do. */
import {
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClustersCommand,
  type RDSClient,
  RemoveFromGlobalClusterCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it, test} from 'vitest';
import {type Option, recommendedAnswer} from '../../../src/core/question.ts';
import {dependants} from '../../../src/recovery/names/dependants.ts';
import {noRoomOptions} from '../../../src/recovery/names/options.ts';
import {clientsOf} from '../../simulator/support.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {performed, rehearse} from '../../support/rehearsal.ts';
import {instance, known, opened, sessionOf} from '../night.ts';

const recoverable = 'inaccessible-encryption-credentials-recoverable';
const terminal = 'inaccessible-encryption-credentials';

const lostArn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';

function night(status: string, members: object = {}) {
  const lost = {
    DBInstanceIdentifier: 'orders-db',
    DBInstanceArn: lostArn,
    DbiResourceId: 'db-LOST',
    DBInstanceStatus: status,
    ...members,
  };
  return sessionOf(
    opened(),
    known('lostInstance', {DBInstances: [lost]}),
    known('lostNow', {DBInstances: [lost]}),
    instance({DBInstanceIdentifier: 'orders-db-restored', DbiResourceId: 'db-NEW'}),
    known('restoredInstance', {
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders-db-restored',
          DbiResourceId: 'db-NEW',
          Endpoint: {Address: 'orders-db-restored.x.eu-west-1.rds.amazonaws.com', Port: 5432},
        },
      ],
    }),
    known('rolePolicy:Connect', {
      PolicyDocument: encodeURIComponent('{"Resource":"rds-db:dbuser:db-LOST/app"}'),
    }),
    known('keyPolicy', {Policy: '{"kms:EncryptionContext:aws:rds:db-id":"db-LOST"}'}),
    known('keyPolicy:arn:aws:kms:eu-west-1:111122223333:key/other', {Policy: '"db-LOST"'}),
  );
}

const removedOf = (status: string, members?: object): Option | undefined =>
  noRoomOptions(night(status, members)).options.find(({id}) => id === 'removed');

describe('noRoomOptions', () => {
  it('recommends to keep the new name, and says where clients find it', () => {
    const {options} = noRoomOptions(night(terminal));
    expect(recommendedAnswer({kind: 'choice', title: '', prose: '', options})).toBe('keep');
    expect(options[0]?.detail).toContain('orders-db-restored.x.eu-west-1.rds.amazonaws.com:5432');
  });

  it('shows a command that removes it only in the terminal status, and keeps its backups', () => {
    expect(removedOf(terminal)?.detail).toBe(
      'aws rds delete-db-instance --region eu-west-1 --db-instance-identifier orders-db ' +
        '--skip-final-snapshot --no-delete-automated-backups',
    );
    for (const status of [recoverable, 'available', 'stopped', '']) {
      const option = removedOf(status);
      expect(option?.dead, status).toContain('it may still come back');
      expect(JSON.stringify(option), status).not.toContain('delete-db');
    }
  });

  it('takes the protection off first, and says that this may not be taken', () => {
    const detail = removedOf(terminal, {DeletionProtection: true})?.detail ?? '';
    expect(detail.indexOf('--no-deletion-protection')).toBeGreaterThan(0);
    expect(detail.indexOf('delete-db-instance')).toBeGreaterThan(
      detail.indexOf('--no-deletion-protection'),
    );
    expect(detail).toContain('is not documented: where it does not, ask AWS Support');
  });
});

describe('dependants', () => {
  it('lists policies and key policies that name the old resource id', () => {
    expect(dependants(night(terminal))).toEqual([
      'the policy Connect allows rds-db:connect to the old resource id; name db-NEW',
      'the key policy names the old resource id in a condition; name db-NEW',
      'the policy of key other names the old resource id in a condition; name db-NEW',
    ]);
  });

  it('says which policies were not read where IAM authentication is on', () => {
    const words = dependants(night(terminal, {IAMDatabaseAuthenticationEnabled: true}));
    expect(words.at(-1)).toContain('policies of other roles were not read');
    expect(words.at(-1)).toContain('rds-db:connect to db-LOST has to name db-NEW');
  });
});

test('the commands shown, run by an administrator, free the name; Latchkey itself deletes nothing', async () => {
  const shown: string[] = [];
  const {closed, entries, world} = await rehearse('aurora-point-in-time', {
    state: temporaryFolder(),
    frontEnd: (live) => ({
      show: () => undefined,
      refuse: (reason) => {
        throw new Error(reason);
      },
      ask: async (step, question) => {
        if (step !== 'no-room' || question.kind !== 'choice') {
          return {type: 'answer', answer: recommendedAnswer(question) ?? '', by: 'test'};
        }
        const {detail = ''} = question.options.find(({id}) => id === 'removed') ?? {};
        shown.push(...detail.split(', then '));
        const {rds} = clientsOf(theSimulator(), 'administrator');
        for (const command of shown) await run(command, rds);
        expect(live.session.answers['no-room']).toBeUndefined();
        return {type: 'answer', answer: 'removed', by: 'test'};
      },
    }),
    prepare: (made) => {
      simulated = made.simulator;
    },
  });
  expect(closed.outcome, closed.summary).toBe('recovered');
  expect(shown).toHaveLength(5);
  // The restored one has the name, the old one is gone, and its automated backups are kept.
  const {rds} = clientsOf(world.simulator, 'administrator');
  const {DBClusters = []} = await rds.send(new DescribeDBClustersCommand({}));
  expect(DBClusters.map((each) => each.DBClusterIdentifier)).toEqual(['shop']);
  expect(DBClusters[0]?.DbClusterResourceId).not.toBe('cluster-SHOPATTHEBEGINNING23456723');
  const {DBClusterAutomatedBackups: kept = []} = await rds.send(
    new DescribeDBClusterAutomatedBackupsCommand({
      DbClusterResourceId: 'cluster-SHOPATTHEBEGINNING23456723',
    }),
  );
  expect(kept.map(({Status}) => Status)).toEqual(['retained']);
  expect(performed(entries).filter((call) => /Delete|Remove/.test(call))).toEqual([]);
  const mine = world.simulator
    .requests()
    .filter(({principal}) => principal === world.simulator.operator.arn);
  expect(mine.filter(({operation}) => /^(Delete|Remove)/.test(operation))).toEqual([]);
});

let simulated: Parameters<typeof clientsOf>[0] | undefined;

function theSimulator() {
  if (!simulated) throw new Error('The world is not there yet.');
  return simulated;
}

/** Sends what a command of the AWS CLI says; only the ones that are shown are known. */
async function run(command: string, rds: RDSClient): Promise<void> {
  const [, , verb = '', ...words] = command.split(' ');
  const flag = (name: string) => words[words.indexOf(`--${name}`) + 1];
  const has = (name: string) => words.includes(`--${name}`);
  const keeps = has('no-delete-automated-backups') ? {DeleteAutomatedBackups: false} : {};
  const skips = has('skip-final-snapshot') ? {SkipFinalSnapshot: true} : {};
  switch (verb) {
    case 'remove-from-global-cluster':
      await rds.send(
        new RemoveFromGlobalClusterCommand({
          GlobalClusterIdentifier: flag('global-cluster-identifier'),
          DbClusterIdentifier: flag('db-cluster-identifier'),
        }),
      );
      return;
    case 'delete-db-instance':
      await rds.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: flag('db-instance-identifier'),
          ...skips,
          ...keeps,
        }),
      );
      return;
    case 'delete-db-cluster':
      await rds.send(
        new DeleteDBClusterCommand({
          DBClusterIdentifier: flag('db-cluster-identifier'),
          ...skips,
          ...keeps,
        }),
      );
      return;
    default:
      throw new Error(`${verb} is not known here.`);
  }
}
