/** The network and the groups of a restore in another Region: found there, or asked for. */
import {describe, expect, it} from 'vitest';
import type {EntryBody} from '../../../src/core/entry.ts';
import {recommendedAnswer} from '../../../src/core/question.ts';
import {securityGroupOptions} from '../../../src/recovery/there/security-groups.ts';
import {subnetGroupOptions} from '../../../src/recovery/there/subnet-groups.ts';
import {hasNoTypedGroup, membersThere} from '../../../src/recovery/there/there.ts';
import type {OptionTable} from '../../../src/runbook/computations.ts';
import {answered, instance, known, observed, opened, sessionOf} from '../night.ts';

const chosen = answered('source', 'snapshot@eu-central-1/friday-far');

const group = (name: string, ...zones: readonly string[]) => ({
  DBSubnetGroupName: name,
  VpcId: 'vpc-1',
  SubnetGroupStatus: 'Complete',
  Subnets: zones.map((zone) => ({SubnetAvailabilityZone: {Name: `eu-central-1${zone}`}})),
});
const groups = (...all: readonly ReturnType<typeof group>[]) =>
  known('subnetGroupsIn:eu-central-1', {DBSubnetGroups: all});

const neighbour = (name: string, subnets: string, engine: string, ...ids: readonly string[]) => ({
  DBInstanceIdentifier: name,
  Engine: engine,
  DBSubnetGroup: {DBSubnetGroupName: subnets},
  VpcSecurityGroups: ids.map((id) => ({VpcSecurityGroupId: id})),
});
const neighbours = known('instancesIn:eu-central-1', {
  DBInstances: [
    neighbour('billing', 'frankfurt', 'postgres', 'sg-0b0b0b0b0', 'sg-0a0a0a0a0'),
    neighbour('wiki', 'frankfurt', 'mysql', 'sg-0c0c0c0c0'),
    neighbour('shop', 'other-net', 'postgres', 'sg-0d0d0d0d0'),
  ],
});

const lost = instance({
  DBSubnetGroup: {DBSubnetGroupName: 'orders-net'},
  VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-00000001'}],
});
const night = (...more: readonly EntryBody[]) => sessionOf(opened(), lost, ...chosen, ...more);
const recommended = ({options}: OptionTable) =>
  recommendedAnswer({kind: 'choice', title: '', prose: '', options});

describe('subnetGroupOptions', () => {
  it.each([
    ['the one of the same name', [group('orders-net', 'a', 'b'), group('frankfurt', 'a', 'b')]],
    ['the one most databases use', [group('default', 'a', 'b'), group('frankfurt', 'a', 'b')]],
  ])('recommends %s', (_what, all) => {
    const wanted = all[0]?.DBSubnetGroupName === 'orders-net' ? 'orders-net' : 'frankfurt';
    expect(recommended(subnetGroupOptions(night(groups(...all), neighbours)))).toBe(wanted);
  });

  it('names who uses each, and does not offer one of a single zone', () => {
    const {options} = subnetGroupOptions(night(groups(group('frankfurt', 'b', 'a')), neighbours));
    expect(options[0]?.detail).toBe(
      'vpc-1, zones eu-central-1a, eu-central-1b; used by billing and wiki',
    );
    const narrow = subnetGroupOptions(night(groups(group('narrow', 'a'))));
    expect(narrow.options[0]?.dead).toBe('The subnet group narrow covers 1 zone, RDS wants two.');
    expect(recommended(narrow)).toBe('none-named');
  });

  it('asks for a name where the list may not be read', () => {
    const denied = observed('subnetGroupsIn:eu-central-1', {
      call: 'rds:DescribeDBSubnetGroups',
      at: '',
      status: 'denied',
      code: 'AccessDenied',
      message: '',
      needs: 'rds:DescribeDBSubnetGroups',
    });
    const {options} = subnetGroupOptions(night(denied));
    expect(options.map(({id}) => id)).toEqual(['other', 'none-named']);
    expect(options[0]?.detail).toContain('rds:DescribeDBSubnetGroups is denied');
  });
});

describe('securityGroupOptions', () => {
  it('offers those of the same network, of the same engine first, and says who has them', () => {
    const session = night(neighbours, ...answered('subnet-group', 'frankfurt'));
    const {options} = securityGroupOptions(session);
    expect(options.map(({id}) => id)).toEqual([
      'sg-0a0a0a0a0,sg-0b0b0b0b0',
      'sg-0c0c0c0c0',
      'other',
      'none-named',
    ]);
    expect(options[0]?.detail).toBe('as billing: whoever reaches it reaches the restored one too');
    expect(options[0]?.recommended).toBe(true);
  });

  it('recommends to name none where no database shows any', () => {
    expect(recommended(securityGroupOptions(night()))).toBe('none-named');
  });
});

describe('membersThere', () => {
  it.each([
    [{'subnet-group': 'frankfurt', 'security-groups': 'sg-0a0a0a0a0,sg-0b0b0b0b0'}, 'frankfurt', 2],
    [{'subnet-group': 'none-named', 'security-groups': 'none-named'}, undefined, 0],
    [{'subnet-group': 'other', 'subnet-group-name': ' typed-net '}, 'typed-net', 0],
    [
      {'security-groups': 'other', 'security-group-ids': 'sg-0a0a0a0a0; sg-0b0b0b0b0'},
      undefined,
      2,
    ],
  ] as const)('of %j', (answers, subnets, count) => {
    const session = night(
      ...Object.entries(answers).flatMap(([step, text]) => answered(step, text)),
    );
    const members = membersThere(session);
    expect(members.DBSubnetGroupName).toBe(subnets);
    expect(members.VpcSecurityGroupIds ?? []).toHaveLength(count);
    expect(hasNoTypedGroup(session)).toBe(false);
  });

  it('sees where what was typed is no id', () => {
    const session = night(
      ...answered('security-groups', 'other'),
      ...answered('security-group-ids', 'the usual ones'),
    );
    expect(hasNoTypedGroup(session)).toBe(true);
  });
});
