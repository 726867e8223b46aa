/** Policies one step away: of the caller's groups, and of the organization's levels above the account. */
import fs from 'node:fs';
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {ListRootsCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {openDoor} from '../../src/aws/door.ts';
import {observe} from '../../src/aws/observe/observe.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {isoTime} from '../../src/core/clock.ts';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../src/simulator/simulator.ts';
import {scenarios, simulatorOf} from '../simulator/support.ts';

type Login = {readonly accessKeyId: string; readonly secretAccessKey: string};

/** What somebody with this login finds out; `caller` where the session knows who asks. */
async function found(simulator: Simulator, login: Login, caller?: string) {
  const {region, accountId, database: identifier} = simulator;
  const clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds: number) => simulator.advance(milliseconds),
  };
  const door = openDoor({
    region,
    credentials: login,
    handler: requestHandler(simulator),
    readOnly: true,
    clock,
  });
  const calls: string[] = [];
  const evidence = await observe(
    door,
    {identifier},
    {
      clock,
      caller,
      onPlan: (reads) => calls.push(...reads.map(({name}) => name)),
      onFact: () => undefined,
    },
  );
  const incident = {database: {identifier}, accountId, region};
  return {evidence, calls, diagnosis: diagnose(evidence, incident, isoTime(clock.now()))};
}

const document = (...Statement: readonly object[]) =>
  JSON.stringify({Version: '2012-10-17', Statement}, null, 2);
const everything = {Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*'};
const hands = {Sid: 'HandsOff', Effect: 'Deny', Action: 'kms:EnableKey', Resource: '*'};

/** A user who may do everything, in a group whose policy takes one thing away. */
async function userInGroup(simulator: Simulator): Promise<Login> {
  const {region, administrator} = simulator;
  const requests = requestHandler(simulator);
  const iam = new IAMClient({region, credentials: administrator, requestHandler: requests});
  const UserName = 'ines';
  const GroupName = 'contractors';
  await iam.send(new CreateUserCommand({UserName}));
  await iam.send(new CreateGroupCommand({GroupName}));
  await iam.send(new AddUserToGroupCommand({UserName, GroupName}));
  await iam.send(
    new PutUserPolicyCommand({
      UserName,
      PolicyName: 'All',
      PolicyDocument: document(everything),
    }),
  );
  await iam.send(
    new PutGroupPolicyCommand({
      GroupName,
      PolicyName: 'no-keys',
      PolicyDocument: document(hands),
    }),
  );
  const {AccessKey} = await iam.send(new CreateAccessKeyCommand({UserName}));
  return {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
}

test('a Deny of the caller’s group is found, and quoted with its line', async () => {
  const simulator = await simulatorOf('key-disabled');
  const login = await userInGroup(simulator);
  const caller = `arn:aws:iam::${simulator.accountId}:user/ines`;
  const {evidence, diagnosis} = await found(simulator, login, caller);
  expect(evidence['groupPolicy:contractors/no-keys']?.status).toBe('known');
  const finding = diagnosis.findings.find(({cause}) => cause === 'caller-not-authorized');
  expect(finding?.summary).toContain('kms:EnableKey');
  expect(finding?.evidence[0]?.value).toContain('explicitDeny by group_contractors_no-keys');
  expect(diagnosis.unknowns.map(({fact}) => fact)).not.toContain('your own policies');

  const withoutSimulation = {...evidence, callerSimulation: undefined};
  const incident = {
    database: {identifier: simulator.database},
    accountId: simulator.accountId,
    region: simulator.region,
  };
  const byText = diagnose(withoutSimulation, incident, isoTime(simulator.now()));
  const [quoted] = byText.findings.flatMap(({cause, evidence: proofs}) =>
    cause === 'caller-not-authorized' ? proofs : [],
  );
  expect(quoted).toMatchObject({
    call: 'iam:GetGroupPolicy',
    value: expect.stringMatching(/“HandsOff” \(number 1, line 4\).*contractors\/no-keys/),
  });
});

test('where the group is learnt too late, its policies are unknown, and IAM’s own word stands', async () => {
  const simulator = await simulatorOf('key-disabled');
  const {diagnosis} = await found(simulator, await userInGroup(simulator));
  const finding = diagnosis.findings.find(({cause}) => cause === 'caller-not-authorized');
  expect(finding?.evidence[0]?.value).toContain('group_contractors_no-keys');
});

/** The scenario with the fence at the root, and a team that may read what hangs above its account. */
async function fencedAtTheRoot(
  change: (text: string) => string = (text) => text,
): Promise<Simulator> {
  const text = fs
    .readFileSync(`${scenarios}/organization-denies.yaml`, 'utf8')
    .replace('TargetId: "111122223333"}', 'TargetId: ROOT}')
    .replace('      - organizations:DescribePolicy', '      - organizations:*');
  const plain = createSimulator(readScenario(text.replace('ROOT', '"111122223333"'), 'plain.yaml'));
  const organizations = new OrganizationsClient({
    region: plain.region,
    credentials: plain.operator,
    requestHandler: requestHandler(plain),
  });
  const {Roots} = await organizations.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id ?? '';
  return createSimulator(readScenario(change(text.replace('ROOT', root)), 'fenced.yaml'));
}

test('a policy attached to the organization’s root is found, quoted, and nothing above is unknown', async () => {
  const simulator = await fencedAtTheRoot();
  const {diagnosis, calls} = await found(simulator, simulator.operator);
  const [finding] = diagnosis.findings;
  expect(finding?.cause).toBe('organization-denies');
  expect(finding?.summary).toContain('statement OnlyOurOrganization');
  expect(finding?.summary).toMatch(/attached to the organization’s root r-/);
  expect(finding?.evidence[0]).toMatchObject({
    call: 'organizations:DescribePolicy',
    value: expect.stringContaining('Deny kms:*'),
  });
  expect(calls.some((name) => name.startsWith('resourcePoliciesAt:r-'))).toBe(true);
  expect(calls.some((name) => name.startsWith('servicePoliciesAt:ou-'))).toBe(true);
  expect(diagnosis.unknowns.filter(({fact}) => fact.startsWith('organization'))).toEqual([]);
});

test('where the account’s place is hidden, the levels above it are said to be unknown', async () => {
  const simulator = await fencedAtTheRoot((text) =>
    text.replace(
      '- organizations:*',
      '- organizations:List*\n      - organizations:DescribePolicy',
    ),
  );
  const {diagnosis} = await found(simulator, simulator.operator);
  expect(diagnosis.findings.filter(({confidence}) => confidence === 'certain')).toEqual([]);
  expect(diagnosis.unknowns).toContainEqual({
    fact: 'organization policies above the account',
    because: 'where the account stands in the organization is not known',
    needs: '',
  });
});
