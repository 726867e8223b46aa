/** What a person may look at before answering: evidence, blast radius, undo, the call, help. */

import {evidenceLines} from '../causes/evidence-lines.ts';
import {userStateWords} from '../causes/words/case.ts';
import type {Question} from '../core/question.ts';
import type {Session} from '../core/session.ts';
import {counted, printable} from '../core/words/text.ts';
import {clockSeconds} from '../core/words/time.ts';
import {inputLines} from './input-lines.ts';
import type {Aside} from './prompts.ts';
import type {Row, Say} from './say.ts';

/** The lines of an aside. Nothing of it changes or sends anything. */
export function asideSays(
  aside: Exclude<Aside, 'quit' | 'hint' | 'show-hint'>,
  question: Question,
  session: Session,
): readonly Say[] {
  switch (aside) {
    case 'evidence':
      return evidenceSays(session);
    case 'blast':
      return blastSays(session);
    case 'undo':
      return undoSays(question);
    case 'command':
      return commandSays(question);
    case 'help':
      return helpSays();
  }
}

function evidenceSays(session: Session): readonly Say[] {
  const lines = evidenceLines(session.evidence, session.diagnosis?.findings);
  const unknowns = session.diagnosis?.unknowns ?? [];
  return [
    {type: 'head', word: 'EVIDENCE', text: `${counted(lines.length, 'fact')}, times in UTC`},
    ...lines.map(({at, call, said, speaksFor}): Say => {
      const time = at === '' ? 'not asked' : clockSeconds(at);
      return {type: 'text', text: `${time} ${call}: ${said} (${speaksFor.word})`};
    }),
    ...unknowns.map(({fact, because, needs}): Say => {
      const settle = needs === '' ? '' : `; needs ${needs}`;
      return {type: 'text', text: `Unknown: ${fact}, ${because}${settle}`};
    }),
  ];
}

function blastSays(session: Session): readonly Say[] {
  const {diagnosis} = session;
  if (!diagnosis) return [{type: 'text', text: 'Nothing is known yet about the key.'}];
  const {databases, snapshots, automatedBackups, complete, keyArn} = diagnosis.blastRadius;
  return [
    {type: 'head', word: 'BLAST RADIUS', text: keyArn === '' ? 'no KMS key is known' : keyArn},
    ...databases.map((user): Say => {
      const state = userStateWords(user, diagnosis.verdict);
      return {type: 'text', text: `${user.kind} ${user.identifier}: ${state} (${user.status})`};
    }),
    {
      type: 'text',
      text: `${counted(databases.length, 'other database')}, ${counted(snapshots, 'snapshot')}, ${counted(automatedBackups, 'automated backup')}`,
    },
    {
      type: 'text',
      text: complete
        ? 'This account and Region, read whole; other Regions and accounts were not asked.'
        : 'Not every list could be read: there may be more.',
    },
  ];
}

function undoSays(question: Question): readonly Say[] {
  switch (question.kind) {
    case 'confirm':
      return [
        {type: 'head', word: 'UNDO', text: printable(question.undo)},
        ...(question.undoCommand === ''
          ? []
          : [{type: 'command' as const, text: printable(question.undoCommand, 10_000)}]),
      ];
    case 'way':
      return [
        {type: 'head', word: 'UNDO', text: 'what puts each change back; nothing is sent'},
        ...question.ways
          .filter(({applies}) => applies !== 'no')
          .flatMap((way) => way.steps)
          .filter(({kind}) => kind === 'change')
          .map(({call, undo}): Say => {
            const words = undo === '' ? 'cannot be undone' : `undo ${undo}`;
            return {type: 'text', text: printable(`${call}: ${words}`)};
          }),
      ];
    default:
      return [{type: 'text', text: 'This question changes nothing: there is nothing to undo.'}];
  }
}

function commandSays(question: Question): readonly Say[] {
  if (question.kind === 'choice' && question.text !== undefined) {
    return question.text.split('\n').map((line) => ({type: 'text', text: printable(line, 2_000)}));
  }
  if (question.kind !== 'confirm') return [{type: 'text', text: 'No call stands here.'}];
  return [
    {type: 'text', text: `${question.call} with ${inputLines(question.input).join(', ')}`},
    {type: 'command', text: printable(question.command, 200_000)},
  ];
}

const help: readonly Row[] = [
  {label: 'number', lines: ['chooses; an empty line takes the one in brackets, if there is one']},
  {label: 'yes', lines: ['or the name that is asked for: sends the change that stands above']},
  {label: 'no', lines: ['leaves the change; nothing is sent']},
  {label: 'e', lines: ['evidence: every fact with its call and time']},
  {label: 'b', lines: ['blast radius: who else needs the key']},
  {label: 'u', lines: ['undo: what puts a change back']},
  {label: 'c', lines: ['the same call as an AWS CLI command, or the text to send']},
  {label: 'h', lines: ['in a lesson: what the next hint is about, and its price']},
  {label: 'r', lines: ['look again, where a way back is asked for; reads only']},
  {label: 'pause', lines: ['in a rehearsal: stops the simulated clock, and lets it go on']},
  {
    label: 'jump',
    lines: ['in a rehearsal: to the next thing that happens; slower, faster: its pace'],
  },
  {label: 'q', lines: ['quit; latchkey resume goes on later']},
];

function helpSays(): readonly Say[] {
  return [
    {type: 'head', word: 'HELP', text: 'no key changes anything in AWS'},
    {type: 'rows', rows: help},
  ];
}
