/** The condition keys of RDS, STS and IAM, as far as the input or the resource tells them. */
import {known} from '../../policy/context.ts';
import type {Input} from '../wire/codec.ts';
import type {ContextKeys} from './context.ts';
import type {Question} from './question.ts';
import {requestTags, tagsOf} from './tags.ts';

// Service authorization reference, condition keys of Amazon RDS.
const rdsKeys: {readonly [key: string]: string} = {
  'rds:DatabaseClass': 'DBInstanceClass',
  'rds:DatabaseEngine': 'Engine',
  'rds:DatabaseName': 'DBName',
  'rds:MultiAz': 'MultiAZ',
  'rds:StorageEncrypted': 'StorageEncrypted',
  'rds:StorageSize': 'AllocatedStorage',
  'rds:Piops': 'Iops',
  'rds:ManageMasterUserPassword': 'ManageMasterUserPassword',
};

// Service authorization reference, condition keys of AWS STS.
const stsKeys: {readonly [key: string]: string} = {
  'sts:ExternalId': 'ExternalId',
  'sts:RoleSessionName': 'RoleSessionName',
  'sts:SourceIdentity': 'SourceIdentity',
};

/** `rds:req-tag/KEY` of the request, `rds:db-tag/KEY` of the resource, and members of the input. */
export function rdsContext(question: Question): ContextKeys {
  const {action, input} = question;
  if (!action.startsWith('rds:')) return {};
  const kind = /:(db|snapshot|cluster|cluster-snapshot|og|pg|subgrp|cluster-pg):[^:]+$/.exec(
    question.resource,
  )?.[1];
  const ofResource = tagsOf(question).map(({key, value}) => [
    `rds:${kind}-tag/${key}`,
    known(value),
  ]);
  const ofRequest = Object.entries(requestTags(input)).flatMap(([key, value]) =>
    key.startsWith('aws:RequestTag/')
      ? [[key.replace('aws:RequestTag/', 'rds:req-tag/'), value]]
      : [],
  );
  return {
    ...membersOf(input, rdsKeys),
    ...Object.fromEntries(kind === undefined ? [] : ofResource),
    ...Object.fromEntries(ofRequest),
  };
}

/** What an AssumeRole says about the session it asks for. */
export function stsContext({action, input}: Question): ContextKeys {
  if (!action.startsWith('sts:')) return {};
  const {TransitiveTagKeys: keys} = input;
  const names = Array.isArray(keys) ? keys.filter((one) => typeof one === 'string') : [];
  return {
    ...membersOf(input, stsKeys),
    ...(names.length === 0 ? {} : {'sts:TransitiveTagKeys': known(...names)}),
  };
}

/** To which service a role is passed (service authorization reference, AWS IAM). */
export function iamContext({action, input}: Question): ContextKeys {
  if (action !== 'iam:PassRole') return {};
  return membersOf(input, {'iam:PassedToService': 'PassedToService'});
}

function membersOf(input: Input, names: {readonly [key: string]: string}): ContextKeys {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value = input[name];
      return value === undefined || value === null ? [] : [[key, known(String(value))]];
    }),
  );
}
