/** Every change of a session: what was asked, who decided, what was sent, and what came of it. */
import type {Asked, Called, Entry, Intended} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import type {Json} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {ConfirmQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {ReportChange} from '../report.ts';
import {textDifference} from './difference.ts';

type Open = {
  readonly intended: Intended & {readonly at: string};
  readonly question?: ConfirmQuestion;
  readonly decided?: {readonly at: string; readonly by: string};
};

/** In the order they were sent. A change that was tried again stands once for each try. */
export function changesOf(session: Session, entries: readonly Entry[]): readonly ReportChange[] {
  const questions = new Map<string, ConfirmQuestion>();
  const answers = new Map<string, {readonly at: string; readonly by: string}>();
  const changes: ReportChange[] = [];
  let open: Open | undefined;
  let policy: string | undefined;
  const end = (outcome?: Called & {readonly at: string}) => {
    if (open) changes.push(changeOf(open, outcome, policy));
    open = undefined;
  };
  for (const entry of entries) {
    switch (entry.type) {
      case 'observed':
        policy = policyOf(entry) ?? policy;
        break;
      case 'asked':
        remember(questions, entry);
        break;
      case 'answered':
        answers.set(entry.step, {at: entry.at, by: printable(operatorName(entry.by))});
        break;
      case 'intended':
        end();
        open = {
          intended: entry,
          question: questions.get(entry.step),
          decided: answers.get(entry.step),
        };
        break;
      case 'called':
        if (entry.mode === 'change' && entry.step === open?.intended.step) end(entry);
        break;
      case 'settled': {
        const at = changes.findLastIndex(({step}) => step === entry.step);
        const change = changes[at];
        if (change) changes[at] = {...change, settledAt: entry.at, status: entry.status};
      }
    }
  }
  end();
  return session.id === '' ? [] : changes;
}

function remember(questions: Map<string, ConfirmQuestion>, {step, question}: Asked): void {
  if (question.kind === 'confirm') questions.set(step, question);
}

function policyOf(entry: Extract<Entry, {type: 'observed'}>): string | undefined {
  if (entry.fact !== 'keyPolicy' || entry.evidence.status !== 'known') return undefined;
  const {value} = entry.evidence;
  return 'Policy' in value && typeof value.Policy === 'string' ? value.Policy : undefined;
}

function changeOf(
  {intended, question, decided}: Open,
  called: (Called & {readonly at: string}) | undefined,
  policy: string | undefined,
): ReportChange {
  return {
    step: intended.step,
    title: printable(question?.title ?? intended.call, 300),
    call: printable(intended.call),
    input: membersOf(intended.input),
    command: printable(question?.command ?? '', 5000),
    result: resultOf(called),
    why: printable(question?.why ?? '', 1000),
    error: called?.error ? printable(`${called.error.code}: ${called.error.message}`, 1000) : '',
    requestId: printable(called?.requestId ?? ''),
    attempt: intended.attempt,
    decidedAt: decided?.at ?? '',
    decidedBy: decided?.by ?? '',
    approvedBy: printable(question?.approvedBy ?? '', 300),
    intendedAt: intended.at,
    answeredAt: called?.at ?? '',
    settledAt: '',
    status: '',
    undo: printable(question?.undo ?? '', 1000),
    undoCommand: printable(question?.undoCommand ?? '', 5000),
    difference: differenceOf(intended, policy),
  };
}

function resultOf(called: Called | undefined): ReportChange['result'] {
  switch (called?.outcome) {
    case 'ok':
      return 'accepted';
    case 'error':
      return 'refused';
    case 'would-call':
      return 'would be called';
    default:
      return 'unknown';
  }
}

function membersOf(input: BoundInput): ReportChange['input'] {
  return Object.entries(input).flatMap(([member, value]) =>
    value === undefined ? [] : [{member: printable(member), value: valueWords(value)}],
  );
}

function valueWords(value: Json): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value), 5000);
}

/** A key policy is replaced as a whole; the text before it is in the journal. */
function differenceOf(
  {call, input}: Intended,
  policy: string | undefined,
): ReportChange['difference'] {
  if (call !== 'kms:PutKeyPolicy' || typeof input.Policy !== 'string' || policy === undefined) {
    return undefined;
  }
  return {of: 'key policy', lines: textDifference(policy, input.Policy)};
}
