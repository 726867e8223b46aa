/** The organization over the wire: its tree, its policies, and who may see and change them. */

import {DescribeKeyCommand} from '@aws-sdk/client-kms';
import * as org from '@aws-sdk/client-organizations';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {ordersKey} from '../support.ts';
import {
  clients,
  configOf,
  credentialsOf,
  home,
  management,
  other,
  policy,
  type Setting,
  statement,
  world,
} from './account.ts';

const freeze = {
  name: 'Freeze',
  id: 'p-freeze0001',
  document: policy(statement('Deny', 'kms:*', {Sid: 'Freeze'})),
};
const setting: Setting = {
  organization: {
    id: 'o-exampleorgid',
    managementAccount: management,
    delegatedAdministrators: [other],
    units: [
      {name: 'Workloads', id: 'ou-ab12-workloads1'},
      {name: 'Shop', parent: 'Workloads'},
    ],
    accounts: {[home]: {name: 'shop', unit: 'Shop'}, [other]: {name: 'security'}},
    serviceControlPolicies: [freeze],
  },
  principals: {
    mara: {role: 'OnCall', session: 'mara', allow: ['*']},
    landlord: {role: 'Landlord', session: 'l', accountId: management, allow: ['*']},
    auditor: {role: 'Auditor', session: 'a', accountId: other, allow: ['organizations:*']},
  },
};

function organizationOf(simulator: Simulator, who: string): org.OrganizationsClient {
  return new org.OrganizationsClient(
    configOf(simulator, credentialsOf(simulator, who), 'us-east-1'),
  );
}

const describeKey = new DescribeKeyCommand({KeyId: ordersKey});
const PolicyId = freeze.id;

describe('the tree', () => {
  it('leads from an account to the root', async () => {
    const client = organizationOf(world(setting), 'landlord');
    const {Roots} = await client.send(new org.ListRootsCommand({}));
    const root = Roots?.[0];
    expect(root?.PolicyTypes).toEqual([
      {Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED'},
      {Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED'},
    ]);
    const parentOf = async (ChildId: string | undefined) =>
      (await client.send(new org.ListParentsCommand({ChildId}))).Parents?.[0];
    const shop = await parentOf(home);
    expect(shop?.Type).toBe('ORGANIZATIONAL_UNIT');
    const workloads = await parentOf(shop?.Id);
    expect(workloads).toEqual({Type: 'ORGANIZATIONAL_UNIT', Id: 'ou-ab12-workloads1'});
    expect(await parentOf(workloads?.Id)).toEqual({Type: 'ROOT', Id: root?.Id});
    await expect(parentOf('123456789012')).rejects.toMatchObject({name: 'ChildNotFoundException'});
    const units = await client.send(
      new org.ListOrganizationalUnitsForParentCommand({ParentId: 'ou-ab12-workloads1'}),
    );
    expect(units.OrganizationalUnits?.map(({Name}) => Name)).toEqual(['Shop']);
    const {Accounts} = await client.send(new org.ListAccountsCommand({}));
    expect(Accounts?.map(({Name}) => Name).sort()).toEqual(['management', 'security', 'shop']);
  });

  it('is described to every member', async () => {
    const client = organizationOf(world(setting), 'mara');
    const {Organization} = await client.send(new org.DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({
      Id: 'o-exampleorgid',
      Arn: `arn:aws:organizations::${management}:organization/o-exampleorgid`,
      MasterAccountId: management,
    });
  });
});

describe('who may look', () => {
  const list = new org.ListPoliciesCommand({Filter: 'SERVICE_CONTROL_POLICY'});

  it('a delegated administrator', async () => {
    const {Policies} = await organizationOf(world(setting), 'auditor').send(list);
    expect(Policies?.map(({Name}) => Name)).toEqual(['FullAWSAccess', 'Freeze']);
  });

  it('no other member', async () => {
    await expect(organizationOf(world(setting), 'mara').send(list)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
    });
  });

  it.each([list, new org.DescribeOrganizationCommand({})])(
    'nobody where there is no organization',
    async (command) => {
      const client = organizationOf(world(), 'mara');
      const sent: Promise<unknown> = client.send(command as org.ListPoliciesCommand);
      await expect(sent).rejects.toMatchObject({name: 'AWSOrganizationsNotInUseException'});
    },
  );
});

describe('a service control policy', () => {
  it('freezes the unit it is attached to, until it is detached', async () => {
    const simulator = world(setting);
    const client = organizationOf(simulator, 'landlord');
    const {kms} = clients(simulator);
    const TargetId = 'ou-ab12-workloads1';
    await kms.send(describeKey);
    await client.send(new org.AttachPolicyCommand({PolicyId, TargetId}));
    await expect(kms.send(describeKey)).rejects.toThrow(
      /with an explicit deny in a service control policy/,
    );
    const {Targets} = await client.send(new org.ListTargetsForPolicyCommand({PolicyId}));
    expect(Targets).toMatchObject([{TargetId, Name: 'Workloads', Type: 'ORGANIZATIONAL_UNIT'}]);
    const on = new org.ListPoliciesForTargetCommand({TargetId, Filter: 'SERVICE_CONTROL_POLICY'});
    expect((await client.send(on)).Policies?.map(({Name}) => Name)).toEqual([
      'FullAWSAccess',
      'Freeze',
    ]);
    await expect(
      client.send(new org.AttachPolicyCommand({PolicyId, TargetId})),
    ).rejects.toMatchObject({name: 'DuplicatePolicyAttachmentException'});
    await client.send(new org.DetachPolicyCommand({PolicyId, TargetId}));
    await kms.send(describeKey);
    await expect(
      client.send(new org.DetachPolicyCommand({PolicyId, TargetId})),
    ).rejects.toMatchObject({name: 'PolicyNotAttachedException'});
  });

  it('is made, read and changed', async () => {
    const simulator = world(setting);
    const client = organizationOf(simulator, 'landlord');
    const Content = JSON.stringify(policy(statement('Deny', 'rds:*')));
    const made = await client.send(
      new org.CreatePolicyCommand({
        Name: 'NoRds',
        Description: 'None',
        Type: 'SERVICE_CONTROL_POLICY',
        Content,
      }),
    );
    const id = made.Policy?.PolicySummary?.Id;
    await client.send(new org.AttachPolicyCommand({PolicyId: id, TargetId: home}));
    await clients(simulator).kms.send(describeKey);
    await client.send(
      new org.UpdatePolicyCommand({PolicyId: id, Content: JSON.stringify(freeze.document)}),
    );
    await expect(clients(simulator).kms.send(describeKey)).rejects.toThrow(/service control/);
    const {Policy} = await client.send(new org.DescribePolicyCommand({PolicyId: id}));
    expect(JSON.parse(Policy?.Content ?? '')).toEqual(freeze.document);
    expect(Policy?.PolicySummary).toMatchObject({Name: 'NoRds', AwsManaged: false});
  });

  it.each<readonly [string, (client: org.OrganizationsClient) => Promise<unknown>, string]>([
    [
      'that is not there',
      (client) => client.send(new org.DescribePolicyCommand({PolicyId: 'p-none00000'})),
      'PolicyNotFoundException',
    ],
    [
      'on nothing',
      (client) => client.send(new org.AttachPolicyCommand({PolicyId, TargetId: '123456789012'})),
      'TargetNotFoundException',
    ],
    [
      'that is the last one',
      (client) =>
        client.send(new org.DetachPolicyCommand({PolicyId: 'p-FullAWSAccess', TargetId: home})),
      'ConstraintViolationException',
    ],
    [
      'of AWS itself',
      (client) =>
        client.send(new org.UpdatePolicyCommand({PolicyId: 'p-FullAWSAccess', Name: 'Mine'})),
      'ConstraintViolationException',
    ],
    [
      'that is no policy',
      (client) => client.send(new org.UpdatePolicyCommand({PolicyId, Content: '{'})),
      'MalformedPolicyDocumentException',
    ],
    [
      'of a kind that is not simulated',
      (client) => client.send(new org.ListPoliciesCommand({Filter: 'TAG_POLICY'})),
      'InvalidInputException',
    ],
  ])('%s is refused', async (_what, send, name) => {
    await expect(send(organizationOf(world(setting), 'landlord'))).rejects.toMatchObject({
      name,
      $metadata: {httpStatusCode: 400},
    });
  });
});
