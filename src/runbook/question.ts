/** The question a step puts to the operator, complete in itself. Pure. */
import type {CallName} from '../core/call.ts';
import type {Proof} from '../core/diagnosis.ts';
import {BugError} from '../core/errors.ts';
import {type Facts, factsOf} from '../core/facts.ts';
import type {BoundInput, OptionTemplate, PlannedStep} from '../core/plan.ts';
import type {ChoiceQuestion, ConfirmQuestion, Option, Question, Review} from '../core/question.ts';
import {modeOf, type Session} from '../core/session.ts';
import {bindTemplate, fillTemplate, inputOf, regionOf, stepFacts} from './bind.ts';
import {type Computations, computationOf, type OptionTable} from './computations.ts';
import {checkWords, undoWords} from './words.ts';

/** What a question needs besides the session. */
export type QuestionContext = {
  readonly computations: Computations;
  /** The equivalent AWS CLI command, one line. */
  cliCommand(call: CallName, input: BoundInput, region: string): string;
  /** Puts the digest of each file in the place of its bare name. */
  measured?(input: BoundInput): BoundInput;
  /** Keeps the old text in a file, and answers its path. */
  keep?(name: string, text: string): string;
  /** The facts the question rests on, read just before. */
  readonly proofs: readonly Proof[];
  /** Why it is asked a second time. */
  readonly again?: string;
  /** Dry run: what the change rests on that was not sent. */
  readonly restsOn?: string;
  /** Words about a login that ends before the wait does. */
  readonly login?: string;
};

/** The question of a step; undefined for a step that asks nothing (read, wait, stop). */
export function questionFor(
  step: PlannedStep,
  session: Session,
  context: QuestionContext,
): Question | undefined {
  switch (step.kind) {
    case 'change':
      return confirmQuestion(step, session, context);
    case 'choose':
    case 'manual':
      return choiceQuestion(step, session, context);
    case 'ask':
      return step.options ? choiceQuestion(step, session, context) : textQuestion(step, session);
    default:
      return undefined;
  }
}

function headOf(step: PlannedStep, facts: object): {title: string; prose: string} {
  return {title: fillTemplate(step.title, facts), prose: fillTemplate(step.prose, facts)};
}

function textQuestion(step: PlannedStep, session: Session): Question {
  const {expects} = step;
  const head = headOf(step, factsOf(session));
  return {kind: 'text', ...head, ...(expects === undefined ? {} : {expects})};
}

function reviewOf(
  step: PlannedStep,
  session: Session,
  input: BoundInput,
  {computations, keep}: QuestionContext,
): Review | undefined {
  if (step.review === undefined) return undefined;
  const compute = computations.reviews?.[step.review.from];
  if (!compute) throw new BugError(`There is no computation "${step.review.from}".`);
  const {keep: old, ...review} = compute(session, input);
  return old && keep ? {...review, kept: keep(old.name, old.text)} : review;
}

function confirmQuestion(
  step: PlannedStep,
  session: Session,
  context: QuestionContext,
): ConfirmQuestion {
  const {call, undo} = step;
  if (call === undefined) throw new BugError(`The change "${step.id}" names no call.`);
  const bound = inputOf(step, session, context.computations);
  const input = context.measured?.(bound) ?? bound;
  const region = regionOf(step, session);
  const review = reviewOf(step, session, input, context);
  const facts = {...stepFacts(session, input), kept: review?.kept ?? ''};
  const undoCall = undo !== undefined && 'call' in undo ? undo : undefined;
  const undoInput = bindTemplate(undoCall?.with ?? {}, facts);
  const name = fillTemplate(step.name ?? '', facts);
  const {title, prose} = headOf(step, facts);
  const right = context.computations.rightTo?.(step, session, []);
  return {
    kind: 'confirm',
    title: asked(title, name),
    prose,
    call,
    input,
    command: context.cliCommand(call, input, region),
    accountId: session.incident.accountId,
    region,
    mode: modeOf(session),
    why: fillTemplate(step.why ?? '', facts),
    effect: fillTemplate(step.effect ?? '', facts),
    risk: fillTemplate(step.risk ?? '', facts),
    undo: fillTemplate(undoWords(undo, undoInput, input), facts),
    undoCommand: undoCall ? context.cliCommand(undoCall.call, undoInput, region) : '',
    check: checkWords(step.verify),
    confirm: step.confirm ?? 'yes',
    expected: step.confirm === 'type' ? nameToType(name, facts) : 'yes',
    evidence: context.proofs,
    ...(right === undefined ? {} : {right}),
    ...(review === undefined ? {} : {review}),
    ...(context.login === undefined ? {} : {login: context.login}),
    ...(context.restsOn === undefined ? {} : {restsOn: context.restsOn}),
    ...(context.again === undefined ? {} : {again: context.again}),
  };
}

/** `Enable the key alias/orders?` from the title and the name of what it is about. */
function asked(title: string, name: string): string {
  const whole = name === '' || title.includes(name) ? title : `${title} ${name}`;
  return whole.endsWith('?') ? whole : `${whole}?`;
}

/** Never the empty text, which a lone Enter would match. */
function nameToType(name: string, facts: Facts): string {
  const names = [name, facts.database.identifier, facts.incident.accountId];
  return names.find((candidate) => candidate !== '') ?? 'yes';
}

function choiceQuestion(
  step: PlannedStep,
  session: Session,
  context: QuestionContext,
): ChoiceQuestion {
  const facts = factsOf(session);
  const {options, columns} = optionsOf(step, session, context.computations);
  const text = textOf(step, session, context.computations);
  return {
    kind: 'choice',
    ...headOf(step, facts),
    ...(text === '' ? {} : {text, ...fileOf(step, text, session, context)}),
    options,
    ...(columns ? {columns} : {}),
  };
}

/** What is to be sent to somebody, computed from what is known. */
function textOf({text}: PlannedStep, session: Session, {texts}: Computations): string {
  if (text === undefined) return '';
  const compute = texts?.[text.from];
  if (!compute) throw new BugError(`There is no computation "${text.from}".`);
  return compute(session);
}

/** The same text in a file, named after what it is; a dry run writes none. */
function fileOf(
  {text: named}: PlannedStep,
  text: string,
  session: Session,
  {keep}: QuestionContext,
): {readonly textFile?: string} {
  if (!named || !keep || session.world === 'read-only') return {};
  const words = named.from.replace(/^.*\./, '').replace(/[A-Z]/g, (letter) => `-${letter}`);
  return {textFile: keep(`${words.toLowerCase()}.txt`, `${text}\n`)};
}

/** A manual step without options is done, or the session stops. */
const done: readonly OptionTemplate[] = [
  {id: 'done', label: 'It is done', recommended: true},
  {id: 'stop', label: 'Stop here and hand over', then: 'stop'},
];

function optionsOf(step: PlannedStep, session: Session, computations: Computations): OptionTable {
  const facts = factsOf(session);
  const {options = done} = step;
  const name = computationOf(options);
  if (name !== undefined) {
    const compute = computations.options[name];
    if (!compute) throw new BugError(`There is no computation "${name}".`);
    return compute(session);
  }
  return {options: isWritten(options) ? options.map((option) => filled(option, facts)) : []};
}

function isWritten(
  options: NonNullable<PlannedStep['options']>,
): options is readonly OptionTemplate[] {
  return Array.isArray(options);
}

function filled(option: OptionTemplate, facts: Facts): Option {
  const label = fillTemplate(option.label, facts);
  if (option.detail === undefined) return {...option, label};
  return {...option, label, detail: fillTemplate(option.detail, facts)};
}
