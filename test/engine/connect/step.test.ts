/** The step that connects, which no rehearsal goes through: how it ends, and when it is left out. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {PlannedStep} from '../../../src/core/plan.ts';
import {stepState} from '../../../src/core/session.ts';
import {connectorOf} from '../../../src/engine/connect/connector.ts';
import type {Hands} from '../../../src/engine/hands.ts';
import {openSession} from '../../../src/engine/open.ts';
import {connect} from '../../../src/engine/steps/connect.ts';
import {observeAndDiagnose} from '../../../src/engine/steps/observe.ts';
import {simulatedWorld} from '../../../src/engine/worlds/simulated.ts';
import {computations} from '../../../src/remedies/computations.ts';
import {temporaryFolder} from '../../support/folder.ts';

const scenarios = fileURLToPath(new URL('../../../runbooks/scenarios', import.meta.url));
const connects: PlannedStep = {
  id: 'connects',
  runbook: 'finish-restore',
  title: 'See whether it answers',
  kind: 'connect',
  prose: '',
};

/** No name is looked up and no port opened: the operator's own command says whether it answers. */
function commandOnly(checkCommand?: string) {
  return connectorOf({connect: false, checkCommand, environment: {PATH: process.env.PATH}});
}

test.each([
  {
    says: 'the check command agrees, and knows the endpoint',
    connector: commandOnly('echo "$LATCHKEY_DATABASE:$LATCHKEY_PORT"'),
    status: 'Success',
    reason: 'not connected: --no-connect; the check command: exit code 0; orders-db:5432',
  },
  {
    says: 'the check command finds that it does not answer',
    connector: commandOnly('echo refused; exit 2'),
    status: 'Failed',
    reason: 'not connected: --no-connect; the check command: exit code 2; refused',
  },
  {
    says: 'the port does not answer, so that no command is asked',
    connector: {
      ...commandOnly('echo asked'),
      reach: async () => ({isReached: false, words: 'port 5432 does not answer'}),
    },
    status: 'Failed',
    reason: 'port 5432 does not answer',
  },
  {
    says: 'nothing may be tried',
    connector: commandOnly(),
    status: 'Skipped',
    reason: 'not connected: --no-connect; whether it answers is not known',
  },
  {
    says: 'a dry run',
    connector: commandOnly('exit 0'),
    world: {kind: 'read-only'},
    status: 'Skipped',
    reason: 'not connected: in a dry run nothing was sent',
  },
  {
    says: 'a rehearsal',
    connector: commandOnly('exit 0'),
    world: {rehearsal: true},
    status: 'Skipped',
    reason: 'not connected: a rehearsal has no database to connect to',
  },
] as const)('$says: $status', async ({connector, status, reason, ...more}) => {
  const options = {readOnly: false, pace: 0, onCall: () => undefined};
  const simulated = await simulatedWorld(scenarios, 'key-disabled', options);
  const {simulator} = simulated;
  const {live} = openSession(simulated, {
    state: path.join(temporaryFolder(), 'state'),
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    version: 'test',
  });
  // The same AWS, taken for the real one.
  const world = {...simulated, kind: 'live', rehearsal: false, ...('world' in more && more.world)};
  const hands = {world, runbooks: new Map(), computations, diagnose, connector} as Hands;
  try {
    await observeAndDiagnose(live, hands);
    await connect(connects, live, hands);
    expect(stepState(live.session, 'connects')).toMatchObject({status, reason});
  } finally {
    live.close();
    simulated.close();
  }
});
