/** The repairs of a key policy as rows of a question, as texts to read, and as the input to send. */
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {factsOf} from '../../core/facts.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {type Candidate, candidatesOf} from './candidates.ts';
import {draftOf, textOf} from './draft.ts';
import {diffOf} from './review.ts';
import {mayPut} from './trial.ts';
import {gainsOf, labelOf, nameOf} from './words.ts';

/** The step whose answer names the repair. */
const repairStep = 'repair';

/** Every repair that was tried and holds; the last row hands over. */
export function policyOptions(session: Session): OptionTable {
  const candidates = candidatesOf(session.evidence);
  const refusal = refusalOfPut(session);
  const isPossible = refusal === undefined && candidates.length > 0;
  const rows = candidates.map((candidate, index): Option => {
    const label = labelOf(candidate);
    return {
      id: candidate.id,
      label,
      detail: gainsOf(candidate, session.evidence, session.at),
      ...(isPossible && index === 0 ? {recommended: true} : {}),
      ...(refusal === undefined ? {} : {dead: `${label}: ${refusal}.`}),
    };
  });
  return {options: [...rows, handOver(isPossible, candidates.length > 0)]};
}

function handOver(isPossible: boolean, hasRepair: boolean): Option {
  return {
    id: 'hand-over',
    label: 'None of these: stop here and hand over',
    detail: hasRepair
      ? 'whoever may change the policy gets the text above; the database waits'
      : 'no repair was found that helps and leaves you in control',
    ...(isPossible ? {} : {recommended: true}),
    then: 'stop',
  };
}

/** Why the operator may not put a policy now; undefined where nothing speaks against it for certain. */
function refusalOfPut(session: Session): string | undefined {
  const analysis = mayPut(session.evidence);
  if (!analysis?.decision.endsWith('denied')) return undefined;
  return 'you may not call kms:PutKeyPolicy on this key';
}

/** Each repair as a diff, and who may put it where the operator may not. */
export function policyTexts(session: Session): string {
  const {evidence} = session;
  const old = knownValue(factOf(evidence, 'keyPolicy'))?.Policy ?? '';
  const draft = draftOf(old);
  const before = draft ? textOf(draft) : old;
  const candidates = candidatesOf(evidence);
  return [
    ...candidates.flatMap((candidate) => repairLines(candidate, before, session)),
    ...(refusalOfPut(session) === undefined ? [] : ownerLines(candidates, session)),
  ].join('\n');
}

function repairLines(candidate: Candidate, before: string, session: Session): readonly string[] {
  const signs = {same: ' ', in: '+', out: '-', gap: ' '} as const;
  return [
    `${labelOf(candidate)}: ${gainsOf(candidate, session.evidence, session.at)}.`,
    ...diffOf(before, candidate.text).map(({type, text}) => `  ${signs[type]} ${text}`),
    '',
  ];
}

function ownerLines(candidates: readonly Candidate[], session: Session): readonly string[] {
  const [best] = candidates;
  const {incident, key} = factsOf(session);
  const who = putters(session).map(nameOf);
  return [
    `The key policy does not let you change it. It lets: ${who.join(', ') || 'nobody that it names'}.`,
    ...(who.length === 0
      ? ['Then only the root user of the account, where it is named, or AWS Support can.']
      : []),
    ...(best
      ? [
          'They put this text into key-policy.json:',
          best.text,
          'and type:',
          `aws kms put-key-policy --region ${incident.region} --key-id ${printable(key.arn, 300)} --policy-name default --policy file://key-policy.json`,
        ]
      : []),
  ];
}

/** The principals that the policy of now lets put the next one, as it names them. */
function putters(session: Session): readonly string[] {
  const old = knownValue(factOf(session.evidence, 'keyPolicy'))?.Policy ?? '';
  const statements = draftOf(old)?.statements ?? [];
  const names = statements.flatMap((statement): readonly unknown[] => {
    if (typeof statement !== 'object' || statement === null || !('Effect' in statement)) return [];
    const {Effect, Action = [], Principal = []} = statement;
    const actions = [Action].flat().map((action) => String(action).toLowerCase());
    const isPut = actions.some((action) => ['*', 'kms:*', 'kms:put*', put].includes(action));
    if (Effect !== 'Allow' || !isPut) return [];
    return typeof Principal === 'object' ? Object.values(Principal ?? {}).flat() : [Principal];
  });
  return [...new Set(names.map(String))];
}

const put = 'kms:putkeypolicy';

/** What is sent: the whole new text. Without a repair the old one, which the step then finds so. */
export function repairedPolicy(session: Session): BoundInput {
  const {evidence, answers} = session;
  const chosen = candidatesOf(evidence).find(({id}) => id === answers[repairStep]);
  const old = knownValue(factOf(evidence, 'keyPolicy'))?.Policy;
  return {
    KeyId: databaseOf(evidence)?.keyId,
    PolicyName: 'default',
    Policy: chosen?.text ?? old,
  };
}
