/** Repairs of a key policy, computed from what is wrong with it; each was tried before it is offered. */
import {conditionMismatch, keyPolicyDenial} from '../../causes/access/trouble.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {smallestChange} from '../../policy/change/smallest.ts';
import {statementJson} from '../../policy/change/statement-json.ts';
import type {Statement} from '../../policy/document.ts';
import {
  type Draft,
  documentOf,
  draftOf,
  textOf,
  withEdit,
  withFirst,
  withStatement,
} from './draft.ts';
import {type Earlier, earlierTexts} from './earlier.ts';
import {isRefusedHere, questionsUnder, type Trial, tryPolicy} from './trial.ts';

/** One way to repair the policy. */
export type Candidate = {
  readonly id: 'previous' | 'exempt' | 'delegation' | 'smallest';
  /** The whole new text. */
  readonly text: string;
  readonly draft: Draft;
  readonly trial: Trial;
  /** Of the previous text: when it was put, and by whom. */
  readonly from?: Earlier['from'];
};

/** The candidates that help and lock nobody out, the one to take first in front. */
export function candidatesOf(evidence: Evidence): readonly Candidate[] {
  const old = knownValue(factOf(evidence, 'keyPolicy'))?.Policy ?? '';
  const draft = draftOf(old);
  if (!draft) return [];
  const hasDenial = keyPolicyDenial(evidence)?.isCertain === true;
  const smallest = ['smallest', finished(draft, evidence)] as const;
  // A condition that is about another place is corrected; the account needs nothing more then.
  const isMismatch = conditionMismatch(evidence) !== undefined;
  const drafts: readonly (readonly [Candidate['id'], Draft | undefined])[] = [
    ...(isMismatch ? [smallest] : []),
    ...(hasDenial ? [['exempt', finished(exempted(draft, evidence), evidence)] as const] : []),
    ...(isAccountIn(evidence) ? [] : [['delegation', delegated(draft, evidence)] as const]),
    smallest,
  ];
  const own = drafts.flatMap(([id, changed]) => {
    if (!changed || changed.done.length === 0) return [];
    return tried({id, text: textOf(changed), draft: changed}, evidence);
  });
  const all = [...previous(draft, evidence), ...own];
  return all.filter(({text}, index) => all.findIndex((one) => one.text === text) === index);
}

/**
 * Helps, and leaves the caller in control; anything else is never offered. Where a condition hides
 * whether the caller may change the policy already, it must not become worse.
 */
function tried(candidate: Omit<Candidate, 'trial'>, evidence: Evidence): readonly Candidate[] {
  const document = documentOf(candidate.draft);
  if (!document) return [];
  const trial = tryPolicy(evidence, document);
  const keeps = trial.keepsCaller === 'yes' || isOpenNow(trial, evidence);
  return trial.refused.length === 0 && keeps ? [{...candidate, trial}] : [];
}

function isOpenNow({keepsCaller}: Trial, evidence: Evidence): boolean {
  const old = draftOf(knownValue(factOf(evidence, 'keyPolicy'))?.Policy ?? '');
  const document = old && documentOf(old);
  const before = document && tryPolicy(evidence, document).keepsCaller;
  return keepsCaller === 'unknown' && before === 'unknown';
}

/** Applies the evaluator's smallest change until nothing that RDS needs is refused here. */
function finished(draft: Draft, evidence: Evidence): Draft | undefined {
  let current = draft;
  for (let round = 0; round < 8; round += 1) {
    const document = documentOf(current);
    if (!document) return undefined;
    const refused = questionsUnder(evidence, document).find(isRefusedHere);
    if (!refused) return current;
    const change = smallestChange(refused);
    if (!change || change.type === 'none') return undefined;
    const next = withEdit(current, change);
    if (!next) return undefined;
    current = next;
  }
  return undefined;
}

/** The account's statement, as the console makes it (facts/aws.md §2.8). */
function delegated(draft: Draft, evidence: Evidence): Draft | undefined {
  const [, partition = 'aws', , , account = ''] = (databaseOf(evidence)?.keyId ?? '').split(':');
  if (account === '') return undefined;
  const first = withFirst(draft, {
    Sid: 'EnableIAMUserPermissions',
    Effect: 'Allow',
    Principal: {AWS: `arn:${partition}:iam::${account}:root`},
    Action: 'kms:*',
    Resource: '*',
  });
  return finished(first, evidence);
}

/** True where the account may do everything already: then its statement would change nothing. */
function isAccountIn(evidence: Evidence): boolean {
  const account = (databaseOf(evidence)?.keyId ?? '').split(':')[4] ?? '';
  return statementsOf(evidence).some(
    ({effect, principal, action, conditions}) =>
      effect === 'Allow' &&
      conditions.length === 0 &&
      !action.isNegated &&
      action.patterns.some((pattern) => pattern === '*' || pattern.toLowerCase() === 'kms:*') &&
      principal?.isNegated === false &&
      principal.names.some(({name}) => name === account || name.endsWith(`::${account}:root`)),
  );
}

/** Every Deny that meets what RDS asks leaves out calls through RDS in this Region. */
function exempted(draft: Draft, evidence: Evidence): Draft {
  const region = (databaseOf(evidence)?.arn ?? '').split(':')[3] ?? '';
  const service = `rds.${region}.amazonaws.com`;
  const document = documentOf(draft);
  const met = (document ? questionsUnder(evidence, document) : [])
    .flatMap(({layers}) => layers.filter(({type}) => type === 'resource'))
    .flatMap(({statements}) => statements)
    .filter(({statement, met}) => statement.effect === 'Deny' && met === 'yes');
  const byIndex = new Map(met.map(({statement}) => [statement.index, statement]));
  return [...byIndex.values()].reduce(
    (changed, statement) => withStatement(changed, statement.index, sparing(statement, service)),
    draft,
  );
}

/** A missing key makes a negated operator hold, so calls that come through no service stay denied. */
function sparing(statement: Statement, service: string) {
  const [operator, key] = ['StringNotEquals', 'kms:ViaService'];
  const isThere = statement.conditions.some((one) => one.operator === operator && one.key === key);
  const added = {operator, key, values: [service], place: statement.start};
  const conditions = isThere
    ? statement.conditions.map((one) =>
        one.operator === operator && one.key === key
          ? {...one, values: [...one.values, service]}
          : one,
      )
    : [...statement.conditions, added];
  return statementJson({...statement, conditions});
}

function statementsOf(evidence: Evidence): readonly Statement[] {
  const draft = draftOf(knownValue(factOf(evidence, 'keyPolicy'))?.Policy ?? '');
  return (draft && documentOf(draft)?.statements) ?? [];
}

/** The text before the one that holds now, where CloudTrail still has it (facts/aws.md §2.8). */
function previous(draft: Draft, evidence: Evidence): readonly Candidate[] {
  const [last] = earlierTexts(draft, evidence);
  if (!last) return [];
  return tried({id: 'previous', text: textOf(last.draft), ...last}, evidence);
}
