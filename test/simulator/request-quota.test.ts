/** KMS's request quotas: off unless a scenario turns them on, then by account, Region and operation. */
import {
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetParametersForImportCommand,
} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {createSimulator, readScenario, restoreSimulator} from '../../src/simulator/simulator.ts';
import {clients, credentialsOf, other, scenarioText} from './identity/account.ts';
import {ordersKey as KeyId} from './support.ts';

const created = '2024-05-28T08:11:40Z';
const setting = {
  keys: [
    {KeyId, accountId: other, created},
    {KeyId, region: 'us-east-1', created},
  ],
  instances: [],
  principals: {
    mara: {role: 'OnCall', session: 'mara', allow: ['*']},
    omar: {role: 'OnCall', session: 'omar', accountId: other, allow: ['*']},
  },
};

function withQuotas(kmsRequestQuotas: boolean) {
  const scenario = {...JSON.parse(scenarioText(setting)), database: 'orders-db', kmsRequestQuotas};
  scenario.estate.instances = JSON.parse(scenarioText({})).estate.instances;
  return createSimulator(readScenario(JSON.stringify(scenario), 'quotas.yaml'));
}

/** How each of so many calls ended, one after the other. */
async function ends(count: number, call: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  for (let index = 0; index < count; index += 1) {
    seen.push(
      await call().then(
        () => 'ok',
        (error) => `${error.name} ${error.$metadata?.httpStatusCode}`,
      ),
    );
  }
  return seen;
}

const five = Array.from({length: 5}, () => 'ok');
const throttled = 'ThrottlingException 400';

describe('the request quotas of KMS', () => {
  it('do not exist unless the scenario wants them', async () => {
    const {kms} = clients(withQuotas(false));
    expect(await ends(7, () => kms.send(new EnableKeyCommand({KeyId})))).toEqual([
      ...five,
      'ok',
      'ok',
    ]);
  });

  it('let five EnableKey a second through, and the next ones a second later', async () => {
    const simulator = withQuotas(true);
    const {kms} = clients(simulator);
    const enable = () => kms.send(new EnableKeyCommand({KeyId}));
    expect(await ends(6, enable)).toEqual([...five, throttled]);
    await expect(enable()).rejects.toThrow(
      'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
    );
    simulator.advance(1000);
    expect(await ends(1, enable)).toEqual(['ok']);
  });

  it('are counted for each operation, account and Region apart', async () => {
    const simulator = withQuotas(true);
    const {kms} = clients(simulator);
    const there = clients(simulator, credentialsOf(simulator, 'omar')).kms;
    const elsewhere = clients(simulator, simulator.operator, 'us-east-1').kms;
    await ends(6, () => kms.send(new EnableKeyCommand({KeyId})));
    for (const other of [there, elsewhere]) {
      expect(await ends(1, () => other.send(new EnableKeyCommand({KeyId})))).toEqual(['ok']);
    }
    expect(await ends(1, () => kms.send(new DisableKeyCommand({KeyId})))).toEqual(['ok']);
    expect(await ends(9, () => kms.send(new DescribeKeyCommand({KeyId})))).not.toContain(throttled);
  });

  it('let GetParametersForImport through once in four seconds', async () => {
    const simulator = withQuotas(true);
    const {kms} = clients(simulator);
    const ask = () =>
      kms.send(
        new GetParametersForImportCommand({
          KeyId,
          WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
          WrappingKeySpec: 'RSA_2048',
        }),
      );
    const refused = 'UnsupportedOperationException 400';
    expect(await ends(2, ask)).toEqual([refused, throttled]);
    simulator.advance(4000);
    expect(await ends(1, ask)).toEqual([refused]);
  });

  it('go on where a saved world left them', async () => {
    const simulator = withQuotas(true);
    await ends(5, () => clients(simulator).kms.send(new EnableKeyCommand({KeyId})));
    const again = clients(restoreSimulator(simulator.save())).kms;
    expect(await ends(1, () => again.send(new EnableKeyCommand({KeyId})))).toEqual([throttled]);
  });
});
