/** What a lesson says in plain lines: coach, hints, answers explained, debrief. Linear, for eye and ear. */
import {printable} from '../core/words/text.ts';
import type {
  DebriefPage,
  HintShelf,
  LessonSays,
  QuizPage,
  TrainingView,
} from '../engine/training-view.ts';
import {
  capWords,
  evidenceWords,
  headline,
  missedWords,
  pointWords,
  rowWords,
  runbookWords,
} from '../training/debrief/words.ts';
import type {Say} from './say.ts';

/** The lines of what a lesson says. */
export function lessonSays(says: LessonSays): readonly Say[] {
  switch (says.type) {
    case 'coach':
      return [head('Coach', says.text)];
    case 'hint':
      return [head(`HINT ${says.hint.level}, ${says.hint.price} points`, says.hint.text)];
    case 'read':
      return [];
    case 'answered':
      return answeredSays(says.page);
    case 'debrief':
      return debriefSays(says.page);
  }
}

/** What `h` tells: prices before texts, and what was bought already. */
export function hintSays(training: TrainingView | undefined): readonly Say[] {
  if (!training) return [line('There are no hints here: they belong to lessons (latchkey train).')];
  const {hints} = training;
  return [
    ...hints.shown.map(({level, text: words}) => head(`HINT ${level}`, words)),
    ...nextSays(hints),
  ];
}

function nextSays({next, count}: HintShelf): readonly Say[] {
  if (!next) return [line(count === 0 ? 'This lesson has no hints.' : 'There are no more hints.')];
  const {level, about, price, isLast, now, after} = next;
  return [
    head(`HINT ${level} of ${count}`, `it is about ${about}`),
    line(
      `Price: ${price} points, taken off only if you solve the lesson. ${now} of 100 can be reached now, ${after} after it.${isLast ? ' This one gives the answer away.' : ''}`,
    ),
    line('Type hint to show it. Evidence, blast radius and help cost nothing.'),
  ];
}

function answeredSays({choices, chosen}: QuizPage): readonly Say[] {
  const own = choices.find(({id}) => id === chosen);
  const others = choices.filter(({id}) => id !== chosen);
  return [
    head(own?.isRight ? 'RIGHT' : 'WRONG', `${own?.label ?? ''}. ${own?.because ?? ''}`),
    ...others.map(({label, because, isRight}) =>
      line(`${isRight ? 'Right is' : 'Not'}: ${label}. ${because ?? ''}`),
    ),
  ];
}

function debriefSays(page: DebriefPage): readonly Say[] {
  const {order, title} = page.lesson;
  return [
    head('DEBRIEF', `lesson ${order}, ${title}. ${headline(page)}`),
    ...capWords(page).map(line),
    ...pointWords(page).map(line),
    ...missedWords(page).map(line),
    line('Your path beside the reference path, times in UTC:'),
    ...page.path.map((row) => line(rowWords(row))),
    ...evidenceWords(page).map(line),
    ...runbookWords(page).map(line),
    line(`Take with you: ${page.takeaway}`),
    ...(page.progress === '' ? [] : [line(page.progress)]),
  ];
}

function head(word: string, text: string): Say {
  return {type: 'head', word, text: printable(text, 2000)};
}

function line(text: string): Say {
  return {type: 'text', text: printable(text, 2000)};
}
