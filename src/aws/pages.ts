/** Lists that come in pages: how each call turns its pages, and reading them to the end. */
import type {CallName} from '../core/call.ts';
import {BugError} from '../core/errors.ts';
import type {Json, JsonObject} from '../core/json.ts';
import type {Answer, ErrorAnswer, OkAnswer} from './answer.ts';

/** One call of the door. */
export type Call = (call: CallName, input: JsonObject, signal?: AbortSignal) => Promise<Answer>;

type Paging = {
  /** Member of the input that takes the token of the next page. */
  readonly ask: string;
  /** Member of the output that holds it; absent on the last page. */
  readonly next: string;
  readonly list: string;
  /** Asks for the largest page where the default is smaller (facts/aws.md §7). */
  readonly size?: JsonObject;
};

const marker = {ask: 'Marker', next: 'Marker'};
const nextMarker = {ask: 'Marker', next: 'NextMarker', size: {Limit: 100}};

const pagings: {readonly [call: CallName]: Paging} = {
  'rds:DescribeDBInstances': {...marker, list: 'DBInstances'},
  'rds:DescribeDBClusters': {...marker, list: 'DBClusters'},
  'rds:DescribeEvents': {...marker, list: 'Events'},
  'rds:DescribeDBSnapshots': {...marker, list: 'DBSnapshots'},
  'rds:DescribeDBInstanceAutomatedBackups': {...marker, list: 'DBInstanceAutomatedBackups'},
  'rds:DescribeDBClusterSnapshots': {...marker, list: 'DBClusterSnapshots'},
  'rds:DescribeDBClusterAutomatedBackups': {...marker, list: 'DBClusterAutomatedBackups'},
  'rds:DescribeGlobalClusters': {...marker, list: 'GlobalClusters'},
  'rds:DescribeCertificates': {...marker, list: 'Certificates'},
  'rds:DescribeOrderableDBInstanceOptions': {...marker, list: 'OrderableDBInstanceOptions'},
  'rds:DescribeDBSubnetGroups': {...marker, list: 'DBSubnetGroups'},
  'rds:DescribeSourceRegions': {...marker, list: 'SourceRegions'},
  'backup:ListRecoveryPointsByResource': {
    ask: 'NextToken',
    next: 'NextToken',
    list: 'RecoveryPoints',
  },
  'kms:ListGrants': {...nextMarker, list: 'Grants'},
  'kms:ListAliases': {...nextMarker, list: 'Aliases'},
  'kms:ListResourceTags': {ask: 'Marker', next: 'NextMarker', size: {Limit: 50}, list: 'Tags'},
  'iam:ListRolePolicies': {...marker, list: 'PolicyNames'},
  'iam:ListUserPolicies': {...marker, list: 'PolicyNames'},
  'iam:ListAttachedRolePolicies': {...marker, list: 'AttachedPolicies'},
  'iam:ListAttachedUserPolicies': {...marker, list: 'AttachedPolicies'},
  'iam:ListGroupsForUser': {...marker, list: 'Groups'},
  'iam:ListGroupPolicies': {...marker, list: 'PolicyNames'},
  'iam:ListAttachedGroupPolicies': {...marker, list: 'AttachedPolicies'},
  'iam:SimulatePrincipalPolicy': {...marker, list: 'EvaluationResults'},
  'organizations:ListPolicies': {ask: 'NextToken', next: 'NextToken', list: 'Policies'},
  'organizations:ListPoliciesForTarget': {
    ask: 'NextToken',
    next: 'NextToken',
    list: 'Policies',
  },
  'cloudtrail:LookupEvents': {ask: 'NextToken', next: 'NextToken', list: 'Events'},
};

/** 100,000 databases or grants; whoever has more is told that the list was cut. */
export const mostPages = 1000;

/** The members that turn pages: a command line leaves them out, because the AWS CLI pages itself. */
export const pagingMembers: readonly string[] = [
  'Marker',
  'NextToken',
  'MaxRecords',
  'Limit',
  'MaxResults',
];

/** The entries of one page's output. */
export function entriesOf(call: CallName, output: JsonObject): readonly Json[] {
  const list = output[pagingOf(call).list];
  return isList(list) ? list : [];
}

/** The pages one by one; the first answer that is not ok is the last. */
export async function* eachPage(
  send: Call,
  call: CallName,
  input: JsonObject,
  signal?: AbortSignal,
): AsyncGenerator<Answer, void> {
  const paging = pagingOf(call);
  let token: Json | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const asked = token === undefined ? {} : {[paging.ask]: token};
    const answer = await send(call, {...paging.size, ...input, ...asked}, signal);
    if (answer.outcome !== 'ok') {
      yield answer;
      return;
    }
    const next = answer.output[paging.next];
    if (next !== undefined && next === token) {
      yield cut(answer, 'RepeatedPage', 'AWS answered with the same page again');
      return;
    }
    yield answer;
    if (next === undefined || next === '') return;
    if (page === mostPages) yield cut(answer, 'TooManyPages', `more than ${mostPages} pages`);
    token = next;
  }
}

/** All pages as one answer. A later page that fails makes an error that says how far it got. */
export async function allPages(
  send: Call,
  call: CallName,
  input: JsonObject,
  signal?: AbortSignal,
): Promise<Answer> {
  const {list, next} = pagingOf(call);
  const entries: Json[] = [];
  const answers: OkAnswer[] = [];
  for await (const answer of eachPage(send, call, input, signal)) {
    if (answer.outcome === 'would-call') return answer;
    if (answer.outcome === 'error') return brokenOff(answer, answers.length, entries.length, list);
    answers.push(answer);
    for (const entry of entriesOf(call, answer.output)) entries.push(entry);
  }
  const last = answers.at(-1);
  if (!last) throw new BugError(`${call} ended before its first page.`);
  const {[next]: _token, ...rest} = last.output;
  const output = {...rest, [list]: entries};
  return {outcome: 'ok', output, record: joined(answers, last)};
}

function pagingOf(call: CallName): Paging {
  const paging = pagings[call];
  if (!paging) throw new BugError(`${call} does not answer in pages.`);
  return paging;
}

function joined(answers: readonly OkAnswer[], last: OkAnswer): OkAnswer['record'] {
  const sum = (of: (answer: OkAnswer) => number) =>
    answers.reduce((total, answer) => total + of(answer), 0);
  return {
    ...last.record,
    at: answers[0]?.record.at ?? last.record.at,
    milliseconds: sum((answer) => answer.record.milliseconds),
    attempts: sum((answer) => answer.record.attempts),
  };
}

function brokenOff(answer: ErrorAnswer, pages: number, entries: number, list: string): ErrorAnswer {
  if (pages === 0) return answer;
  const {code, message} = answer.error;
  const far = `page ${pages + 1} failed after ${entries} ${list}`;
  return {...answer, error: {code, message: `${message} (${far})`}};
}

function cut(answer: OkAnswer, code: string, message: string): ErrorAnswer {
  return {outcome: 'error', kind: 'refused', error: {code, message}, record: answer.record};
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
