/** A question in plain lines: what the screen shows beside it stands before it. */

import {operatorName} from '../core/incident.ts';
import type {
  ChoiceQuestion,
  ConfirmQuestion,
  FailureQuestion,
  Option,
  Question,
} from '../core/question.ts';
import type {Session} from '../core/session.ts';
import {keptFileWords} from '../core/words/kept-file.ts';
import {rightWords} from '../core/words/right.ts';
import {printable} from '../core/words/text.ts';
import {approvalSays} from './approval-says.ts';
import {diffSays, shownInput, textSays} from './documents.ts';
import {inputLines} from './input-lines.ts';
import {paragraphs} from './prose.ts';
import type {Numbered, Row, Say} from './say.ts';
import {wayChoices, waySays} from './ways.ts';

/** Everything that stands before the prompt. */
export function questionSays(step: string, question: Question, session: Session): readonly Say[] {
  switch (question.kind) {
    case 'way':
      return waySays(question);
    case 'choice':
      return [
        head(step, question.title, session),
        ...paragraphs(question.prose).map(asText),
        ...(question.text === undefined ? [] : textSays(question.text)),
        ...(question.textFile === undefined
          ? []
          : [
              asText(`The same text in a file, ready to send: ${keptFileWords(question.textFile)}`),
            ]),
        ...choiceSays(question),
      ];
    case 'confirm':
      return [head(step, question.title, session), ...confirmSays(question)];
    case 'text':
      return [head(step, question.title, session), ...paragraphs(question.prose).map(asText)];
    case 'approval':
      return [head(step, question.title, session), ...approvalSays(question)];
    case 'failure':
      return failureSays(question);
  }
}

/** The numbered answers of a question, in the order of its options. */
export function numbered(question: Question): readonly Numbered[] {
  switch (question.kind) {
    case 'way':
      return wayChoices(question);
    case 'choice':
    case 'failure':
      return question.options
        .filter(({dead}) => dead === undefined)
        .map((option, index) => ({
          answer: option.id,
          number: index + 1,
          label: printable(option.label),
          detail: optionDetail(option, question),
          recommended: option.recommended ?? false,
        }));
    default:
      return [];
  }
}

function choiceSays(question: ChoiceQuestion): readonly Say[] {
  const dead = question.options.filter((option) => option.dead !== undefined);
  return [
    {type: 'choices', choices: numbered(question)},
    ...dead.map((option) => asText(`Not possible: ${option.label} (${option.dead}).`)),
  ];
}

/** Cells of a table become words, each behind the name of its column. */
function optionDetail(option: Option, question: ChoiceQuestion | FailureQuestion): string {
  const columns = question.kind === 'choice' ? (question.columns ?? []) : [];
  const cells = (option.cells ?? []).flatMap((cell, index) =>
    cell === '' || cell === '–' || cell === option.label
      ? []
      : [`${columns[index] ?? ''} ${cell}`.trim()],
  );
  if (cells.length === 0) return printable(option.detail ?? '');
  const note = option.note === undefined ? '' : `; ${option.note}`;
  return printable(`${cells.join(', ')}${note}`, 1000);
}

function confirmSays(question: ConfirmQuestion): readonly Say[] {
  const {call, input, accountId, region, mode, why, effect, risk, undo, check, review} = question;
  const rows: readonly Row[] = [
    row('Call', call),
    {label: 'With', lines: inputLines(shownInput(input, review)), isLong: true},
    {
      label: 'Tried',
      lines: (review?.tried ?? []).map(({isGood, text}) =>
        printable(`${isGood ? 'yes' : 'NO'}: ${text}`),
      ),
    },
    row('Where', `account ${accountId}, ${region}, ${mode}`),
    row('Why', why),
    row('Effect', effect),
    row('Risk', risk),
    row('May you', question.right ? rightWords(question.right) : ''),
    row('Undo', undo),
    row('Check', check),
    row('Login', question.login ?? ''),
    row('Second', question.approvedBy ? `approved by ${operatorName(question.approvedBy)}` : ''),
    row('Needs', question.restsOn ?? ''),
    row('Again', question.again ?? ''),
    {
      label: 'Read now',
      lines: question.evidence.map(({path, value}) => printable(`${path} = ${value}`)),
    },
  ];
  return [
    ...paragraphs(question.prose).map(asText),
    ...(review ? diffSays(review) : []),
    {type: 'rows', rows: rows.filter(({lines}) => lines.some((line) => line !== ''))},
    // The old text is in a file: the command that puts it back stands beside it.
    ...(review ? undoSays(question) : []),
  ];
}

/** The command that takes a change back, to be copied; Latchkey never sends it. */
export function undoSays({undoCommand}: ConfirmQuestion): readonly Say[] {
  if (undoCommand === '') return [];
  return [asText('To take it back:'), {type: 'command', text: printable(undoCommand, 200_000)}];
}

/** What only took longer, and what was not confirmed, has not failed. */
function failureHead(title: string): Say {
  const [, name] = /^Failed: (.*)$/s.exec(title) ?? [];
  if (name !== undefined) return {type: 'head', word: 'FAILED', text: printable(name)};
  return {type: 'head', word: 'QUESTION', text: printable(title)};
}

function failureSays(question: FailureQuestion): readonly Say[] {
  const {title, call, code, message, means, tried, changed} = question;
  const said = [code, message === '' ? '' : `"${message}"`].filter(Boolean).join(', ');
  const rows = [
    row('Call', call),
    row('AWS says', code === '' ? '' : said),
    row('Means', means),
    row('Tried', tried),
    row('Changed', changed),
  ];
  return [
    failureHead(title),
    {type: 'rows', rows: rows.filter(({lines}) => lines[0] !== '')},
    {type: 'choices', choices: numbered(question)},
  ];
}

function row(label: string, text: string): Row {
  return {label, lines: [printable(text, 1000)]};
}

function head(step: string, title: string, session: Session): Say {
  return {type: 'head', word: stepWord(step, session), text: printable(title)};
}

/** `STEP 2 of 5`. */
export function stepWord(step: string, session: Session): string {
  const steps = session.plan?.steps ?? [];
  const index = steps.findIndex(({id}) => id === step.replace(/\.approval$/, ''));
  return index < 0 ? 'QUESTION' : `STEP ${index + 1} of ${steps.length}`;
}

function asText(text: string): Say {
  return {type: 'text', text: printable(text, 2000)};
}
