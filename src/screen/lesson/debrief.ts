/** The debrief: the score and why, the own path beside the reference path, what was missed. */
import type {Session} from '../../core/session.ts';
import type {DebriefPage, PathRow} from '../../engine/training-view.ts';
import {
  capWords,
  costWords,
  evidenceWords,
  headline,
  missedWords,
  runbookWords,
  titled,
} from '../../training/debrief/words.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {fitText, type Line, lineOf, type Tone, text} from '../text/line.ts';
import {proseColumns, wrap, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs. */
export type DebriefProps = {
  readonly session: Session;
  readonly page: DebriefPage;
  readonly setting: Setting;
};

/** The last page of a lesson. */
export function debriefPage({session, page, setting}: DebriefProps): Unkeyed {
  const rows = bodyRows(setting.size);
  const view = viewOf(linesOf(page, setting.size.columns), rows, setting.place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'debrief',
    title: 'Debrief',
    body: view.lines,
    status: page.progress === '' ? savedWords(session, setting) : page.progress,
    ...(view.most > 0 ? {position: `${view.top + 1}–${view.top + view.lines.length}`} : {}),
    keys: [
      ...(view.most > 0 ? [{id: 'move' as const, label: 'scroll'}] : []),
      ...nextKeys(page),
      {id: 'evidence'},
      {id: 'log'},
      {id: 'report'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: [
      'This page shows what the attempt came to. It is made from the journal and the world alone.',
      'latchkey train report writes it as Markdown.',
    ],
  };
}

/** Enter goes on where there is something to go on to; Esc always closes. */
function nextKeys({next}: DebriefPage): Unkeyed['keys'] {
  const close = {type: 'finish'} as const;
  if (!next) return [{id: 'enter', label: 'close', command: close}];
  const label = next.word === 'again' ? 'this lesson again' : 'next lesson';
  return [
    {id: 'enter', label, command: {type: 'answer', answer: 'go'}},
    {id: 'escape', label: 'close', command: close},
  ];
}

function nextWords({next}: DebriefPage): string {
  if (!next) return '';
  const {order, title} = next.lesson;
  return next.word === 'again'
    ? `Enter: lesson ${order} once more, from its beginning.`
    : `Enter: lesson ${order}, ${title}.`;
}

function linesOf(page: DebriefPage, columns: number): readonly Line[] {
  const prose = (words: string, tone: Tone = 'plain'): readonly Line[] =>
    wrapLines(words, Math.min(columns - 2, proseColumns), tone).map((row) => lineOf(' ', ...row));
  return [
    ...prose(headline(page), 'strong'),
    [],
    ...capWords(page).flatMap((words) => prose(`${signs.danger} ${words}`, 'danger')),
    ...page.classes.map(({name, points, of, words}) =>
      lineOf(
        ` ${titled(name).padEnd(11)}${`${points} of ${of}`.padEnd(11)}`,
        text(points === of ? words : '', 'muted'),
      ),
    ),
    ...hintLines(page),
    ...missedWords(page).flatMap((words) => prose(`${signs.caution} ${words}`)),
    [],
    ...pathLines(page.path, columns),
    ...costWords(page).flatMap((words) => prose(`${signs.caution} ${words}`)),
    [],
    ...evidenceWords(page).flatMap((words) => prose(words)),
    ...runbookWords(page).flatMap((words) => prose(words, 'muted')),
    ...prose(`Take with you: ${page.takeaway}`, 'strong'),
    ...(page.next ? prose(nextWords(page), 'muted') : []),
  ];
}

function hintLines({hints, solved}: DebriefPage): readonly Line[] {
  if (hints.levels.length === 0) return [];
  const cost = solved ? `−${hints.cost}` : 'free, not solved';
  return [
    lineOf(
      ` ${'Hints'.padEnd(11)}${cost.padEnd(11)}`,
      `${hints.levels.length === 1 ? 'hint' : 'hints'} ${hints.levels.join(', ')}`,
    ),
  ];
}

/** Narrow terminals show the two paths beneath each other. */
function pathLines(path: readonly PathRow[], columns: number): readonly Line[] {
  const width = Math.floor((columns - 12) / 2);
  const head = lineOf(
    text(`   ${'Night'.padEnd(7)}${fitText('Your path', width)} Reference path`, 'muted'),
  );
  return [
    head,
    ...path.flatMap(({at, own, referenceAt, reference, isAmiss}) => {
      const left = wrap(own === '' ? '–' : own, width - 2);
      const right = wrap(reference === '' ? '–' : `${referenceAt} ${reference}`.trim(), width - 1);
      const count = Math.max(left.length, right.length);
      return Array.from({length: count}, (_, index) =>
        lineOf(
          `   ${(index === 0 ? at || '–' : '').padEnd(7)}`,
          fitText(left[index] ?? '', width - 2),
          text(index === 0 && isAmiss ? ` ${signs.caution} ` : '   ', 'caution'),
          right[index] ?? '',
        ),
      );
    }),
  ];
}
