/** The switches about who may do what, and when it shows in the trail. */
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {CreateGrantCommand, DescribeKeyCommand, EncryptCommand} from '@aws-sdk/client-kms';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {
  clients,
  credentialsOf,
  delegating,
  home,
  policy,
  statement,
  world,
} from '../identity/account.ts';
import {clientsOf, minute, ordersKey, quietAccount} from '../support.ts';
import {answerOf, type Switch, switchOff} from './switch.ts';

const mara = {role: 'OnCall', session: 'mara', allow: ['*']};

/** Gives the role `app` a grant; it has no other right on the key. */
async function grantToApp(simulator: Simulator): Promise<void> {
  await clients(simulator).kms.send(
    new CreateGrantCommand({
      KeyId: ordersKey,
      GranteePrincipal: `arn:aws:iam::${home}:role/app`,
      Operations: ['DescribeKey'],
    }),
  );
}

/** What the role `app` is answered when it looks at the key. */
const lookOfApp = (simulator: Simulator): Promise<string> =>
  answerOf(
    clients(simulator, credentialsOf(simulator, 'app')).kms.send(
      new DescribeKeyCommand({KeyId: ordersKey}),
    ),
  );

export const ofPermissions = {
  notPrincipalWithoutAccount: {
    cases: [
      ['denies', 'AccessDeniedException'],
      ['exempts', 'accepted'],
    ],
    see: async (unverified) => {
      const sealed = statement('Deny', 'kms:DescribeKey', {
        NotPrincipal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
      });
      const simulator = world({unverified, keyPolicy: delegating(sealed)});
      return answerOf(clients(simulator).kms.send(new DescribeKeyCommand({KeyId: ordersKey})));
    },
  },
  grantUnderBoundary: {
    cases: [
      ['limits', 'AccessDeniedException'],
      ['does-not-limit', 'accepted'],
    ],
    see: async (unverified) => {
      const boundary = policy(statement('Allow', 'rds:*'));
      const app = {role: 'app', session: 'one', allow: ['rds:*'], boundary};
      const simulator = world({unverified, principals: {mara, app}, keyPolicy: delegating()});
      await grantToApp(simulator);
      return lookOfApp(simulator);
    },
  },
  grantDelaySeconds: {
    cases: [
      [0, ['accepted', 'accepted']],
      [300, ['AccessDeniedException', 'accepted']],
    ],
    see: async (unverified) => {
      const app = {role: 'app', session: 'one', allow: ['rds:*']};
      const simulator = world({unverified, principals: {mara, app}, keyPolicy: delegating()});
      await grantToApp(simulator);
      const soon = await lookOfApp(simulator);
      simulator.advance(6 * minute);
      return [soon, await lookOfApp(simulator)];
    },
  },
  unknownGrantToken: {
    cases: [
      ['refuse', ['InvalidGrantTokenException', 'accepted']],
      ['ignore', ['accepted', 'accepted']],
    ],
    see: async (unverified) => {
      const {kms} = clients(world({unverified}));
      const input = {KeyId: ordersKey, GrantTokens: ['names-no-grant']};
      const seal = kms.send(new EncryptCommand({...input, Plaintext: Buffer.from('a')}));
      return [await answerOf(seal), await answerOf(kms.send(new DescribeKeyCommand(input)))];
    },
  },
  trailDelayMinutes: {
    cases: [
      [5, [0, 1]],
      [0, [1, 1]],
      [30, [0, 0]],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await switchOff(simulator);
      const events = async (): Promise<number> => {
        const LookupAttributes = [
          {AttributeKey: 'EventName' as const, AttributeValue: 'DisableKey'},
        ];
        const {cloudtrail} = clientsOf(simulator);
        const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
        return Events.length;
      };
      const soon = await events();
      simulator.advance(6 * minute);
      return [soon, await events()];
    },
  },
} satisfies {readonly [name: string]: Switch};
