/** The layout for the ear: whole sentences, units in words, no stamps, no columns. */
import {counted} from '../core/words/text.ts';
import {aloud} from './aloud.ts';
import type {Choice, Layout, Row, Say} from './say.ts';
import {wrap} from './wrap.ts';

/** A screen reader reads these lines as they stand. */
export const spoken: Layout = (says) => says.flatMap((say) => wrap(aloud(sentences(say))));

function sentences(say: Say): string {
  switch (say.type) {
    case 'event':
    case 'text':
      return say.text;
    case 'head':
      return `${capitalized(say.word)}. ${ended(say.text)}`;
    case 'rows':
      return say.rows
        .filter(({isLong}) => !isLong)
        .map(rowSentence)
        .join(' ');
    case 'choices':
      return [counted(say.choices.length, 'choice'), ...say.choices.map(choiceWords)]
        .map(ended)
        .join(' ');
    case 'verbatim':
      return `${say.about}: ${counted(say.lines.length, 'line')}, in the journal and by the letter c.`;
    case 'command':
      return say.text;
  }
}

function rowSentence({label, lines}: Row): string {
  return `${label}: ${lines.map(ended).join(' ')}`;
}

function choiceWords({number, label, detail, recommended}: Choice): string {
  const words = detail === '' ? label : `${label}, ${detail}`;
  return `${number}${recommended ? ', recommended' : ''}: ${words}`;
}

function capitalized(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

function ended(sentence: string): string {
  return /[.?:]$/.test(sentence) ? sentence : `${sentence}.`;
}
