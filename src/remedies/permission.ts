/** The smallest policy that the operator lacks: what was denied, and what mends what was found. */
import {type Evidence, factOf} from '../core/evidence.ts';
import {factsOf} from '../core/facts.ts';
import type {JsonObject} from '../core/json.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {resourcesFor} from './preflight/touched.ts';

// The calls that mend each state (facts/aws.md §3.1).
const mending: {readonly [state: string]: readonly string[]} = {
  Disabled: ['kms:EnableKey'],
  PendingDeletion: ['kms:CancelKeyDeletion', 'kms:EnableKey'],
  PendingReplicaDeletion: ['kms:CancelKeyDeletion', 'kms:EnableKey'],
  PendingImport: ['kms:GetParametersForImport', 'kms:ImportKeyMaterial'],
};
// What a look at a hidden key needs first; what mends it is known after that.
const looking = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListGrants'];
// These name no resource (facts/aws.md §3.1).
const withoutResource =
  /^(cloudtrail|organizations|sts):|^kms:(ListAliases|DescribeCustomKeyStores)$/;

/** A text to send as it is: who lacks what, and the policy in full. */
export function permission(session: Session): string {
  const {operator, database, key, incident, lacking} = factsOf(session);
  const changes = lacking.actions.map((action) => `  ${action}: ${refusalWords(action, session)}`);
  const denied = [...deniedBy(session.evidence).map(({line}) => line), ...changes];
  return [
    `To an administrator of account ${incident.accountId}`,
    '',
    `${printable(operator.arn, 300)} has to bring ${printable(database.identifier)} back and may not:`,
    ...(denied.length === 0 ? ['  what mends the key, see below'] : denied),
    '',
    'This is enough, attached to the role:',
    JSON.stringify(policyFor(session, key.arn), undefined, 2),
    '',
    'What mends the key is asked for once it can be seen.',
    'Where the error says "no resource-based policy allows", the key policy has to let the account in.',
  ].join('\n');
}

function refusalWords(action: string, {refused}: Session): string {
  return refused.some((call) => call === action)
    ? 'AWS refused it'
    : 'no policy that can be read allows it';
}

/** The policy: nothing that was not asked for, on the key where the call takes one. */
export function policyFor(session: Session, keyArn: string): JsonObject {
  const actions = [...new Set(neededBy(session))];
  const wide = actions.filter((action) => withoutResource.test(action));
  const onKey = actions.filter((action) => action.startsWith('kms:') && !wide.includes(action));
  const onRds = actions.filter((action) => action.startsWith('rds:'));
  const looks = onRds.filter((action) => /^rds:Describe/.test(action));
  const others = actions.filter((one) => ![...wide, ...onKey, ...onRds].includes(one));
  return {
    Version: '2012-10-17',
    Statement: [
      ...statement('LatchkeyKey', onKey, keyArn || '*'),
      ...statement('LatchkeyDatabases', looks, '*'),
      ...changeStatements(
        onRds.filter((action) => !looks.includes(action)),
        session,
      ),
      ...statement('LatchkeyOther', [...wide, ...others], '*'),
    ],
  };
}

/** Each change on what it touches and nothing else; those that touch the same stand together. */
function changeStatements(actions: readonly string[], session: Session) {
  const byResources = new Map<string, string[]>();
  for (const action of actions) {
    const resources = resourcesFor(action, session).join(' ');
    byResources.set(resources, [...(byResources.get(resources) ?? []), action]);
  }
  return [...byResources].flatMap(([resources, Action], index) =>
    statement(`LatchkeyChange${index + 1}`, Action, resources.split(' ')),
  );
}

function statement(Sid: string, Action: readonly string[], Resource: string | readonly string[]) {
  return Action.length === 0 ? [] : [{Sid, Effect: 'Allow', Action, Resource}];
}

function neededBy(session: Session): readonly string[] {
  const {key, causes, lacking: lackingNow} = factsOf(session);
  const denied = deniedBy(session.evidence).map(({action}) => action);
  const isHidden = factOf(session.evidence, 'key').status === 'denied';
  const diagnosis = session.diagnosis ?? session.firstDiagnosis;
  const lacking = (diagnosis?.findings ?? [])
    .filter(({cause}) => cause === 'caller-not-authorized')
    .flatMap(({summary}) => summary.match(/\b(?:kms|rds):[A-Za-z]+/g) ?? []);
  const policies = causes.some((cause) => cause.startsWith('policy-')) ? ['kms:PutKeyPolicy'] : [];
  const mends = [...(mending[key.state] ?? []), ...policies];
  return [...(isHidden ? looking : mends), ...lacking, ...lackingNow.actions, ...denied];
}

type Denied = {readonly action: string; readonly line: string};

/** What AWS refused to show, in its own words; policies are read only to judge them beforehand. */
function deniedBy(evidence: Evidence): readonly Denied[] {
  const denied = new Map<string, string>();
  for (const fact of Object.values(evidence)) {
    if (fact?.status !== 'denied' || !/^(kms|rds|cloudtrail):/.test(fact.needs)) continue;
    denied.set(fact.needs, `  ${fact.needs}: ${printable(fact.message, 400)}`);
  }
  return [...denied].map(([action, line]) => ({action, line}));
}
