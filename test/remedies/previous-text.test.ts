/** The text of a key policy from before, where CloudTrail still has it. */
import {describe, expect, it} from 'vitest';
import {policyMakingReads} from '../../src/aws/observe/earlier-policy.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {candidatesOf} from '../../src/remedies/policy/candidates.ts';
import {account, evidenceOf, keyArn, keyMetadata, trailEvent} from '../causes/night.ts';
import {evidenceOfTable} from '../causes/tables.ts';

const root = `arn:aws:iam::${account}:root`;
const usable = {...keyMetadata, KeyState: 'Enabled', Enabled: true};

/** The night with this key policy and an Enabled key. */
function night(policy: object, trail?: object): Evidence {
  return evidenceOfTable({
    name: '',
    says: '',
    key: usable,
    policy,
    ...(trail ? {facts: {'trail:PutKeyPolicy': trail}} : {}),
    expect: {verdict: 'locked-out', findings: []},
  });
}

const version = '2012-10-17';
const all = {Effect: 'Allow', Principal: {AWS: root}, Action: 'kms:*', Resource: '*'};
const reads = {
  Sid: 'AccountReads',
  Effect: 'Allow',
  Principal: {AWS: root},
  Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:PutKeyPolicy'],
  Resource: '*',
};

describe('the text from before', () => {
  const put = (at: string, policy: object, id: string) =>
    trailEvent('PutKeyPolicy', {
      role: 'security',
      id,
      at,
      record: {requestParameters: {keyId: keyArn, policy: JSON.stringify(policy)}},
    });
  const lookedUp = (evidence: Evidence) =>
    policyMakingReads(evidence, Date.parse('2026-03-02T02:14:24.000Z')).map(({name}) => name);
  const good = {Version: version, Statement: [all]};
  const bad = {Version: version, Statement: [reads]};

  it('comes first where CloudTrail has it and it helps', () => {
    const trail = {
      Events: [
        put('2026-03-01T23:41:07.000Z', bad, 'e-2'),
        put('2026-02-01T08:00:00.000Z', good, 'e-1'),
      ],
    };
    const [first] = candidatesOf(night(bad, trail));
    expect(first).toMatchObject({id: 'previous', from: {at: '2026-02-01T08:00:00.000Z'}});
    expect(JSON.parse(first?.text ?? '')).toEqual(good);
  });

  it('is the one with which the key was made, where it was put once since', () => {
    const made = trailEvent('CreateKey', {
      role: 'platform',
      id: 'e-0',
      at: '2026-01-05T08:00:00.000Z',
      record: {
        requestParameters: {policy: JSON.stringify(good)},
        resources: [],
        responseElements: {keyMetadata: {arn: keyArn}},
      },
    });
    const evidence = night(bad, {Events: [put('2026-03-01T23:41:07.000Z', bad, 'e-2')]});
    expect(lookedUp(evidence)).toContain('trail:CreateKey');
    const [first] = candidatesOf({
      ...evidence,
      ...evidenceOf({'trail:CreateKey': {Events: [made]}}),
    });
    expect(first).toMatchObject({id: 'previous', from: {at: '2026-01-05T08:00:00.000Z'}});
  });

  it('of a replica is the one that it was given by ReplicateKey in the primary Region', () => {
    const made = (replicaRegion: string) =>
      trailEvent('ReplicateKey', {
        at: '2026-01-05T08:00:00.000Z',
        record: {
          requestParameters: {
            keyId: keyArn.replace('eu-west-1', 'us-east-1'),
            replicaRegion,
            policy: JSON.stringify(good),
          },
          resources: [],
        },
      });
    const repairs = (region: string) => {
      const record = {'trailIn:us-east-1:ReplicateKey': {Events: [made(region)]}};
      const evidence = night(bad, {Events: [put('2026-03-01T23:41:07.000Z', bad, 'e-2')]});
      return candidatesOf({...evidence, ...evidenceOf(record)}).map(({id}) => id);
    };
    expect(repairs('eu-west-1')[0]).toBe('previous');
    expect(repairs('eu-central-1')).not.toContain('previous');
  });

  it('is not looked for behind a second text that CloudTrail has', () => {
    const trail = {
      Events: [
        put('2026-03-01T23:41:07.000Z', bad, 'e-2'),
        put('2026-02-01T08:00:00.000Z', good, 'e-1'),
      ],
    };
    expect(lookedUp(night(bad, trail))).toEqual([]);
  });

  it('is not offered where it would lock the caller out', () => {
    const other = {...all, Principal: {AWS: `arn:aws:iam::${account}:role/security`}};
    const trail = {
      Events: [
        put('2026-03-01T23:41:07.000Z', bad, 'e-2'),
        put('2026-02-01T08:00:00.000Z', {Version: version, Statement: [other]}, 'e-1'),
      ],
    };
    expect(candidatesOf(night(bad, trail)).map(({id}) => id)).not.toContain('previous');
  });
});
