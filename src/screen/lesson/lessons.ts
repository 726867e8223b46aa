/** The list of lessons: what is next, and how the ones before went. */
import {counted} from '../../core/words/text.ts';
import {clockTime, localWords} from '../../core/words/time.ts';
import {labelled} from '../components/labelled.ts';
import {around} from '../components/stack.ts';
import {pointer, type TableColumn, tableCells, tableHead} from '../components/table.ts';
import type {LessonItem} from '../lesson-items.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {bodyRows} from '../size.ts';
import {fitText, type Line, lineOf, spread, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {modes, signs} from '../theme.ts';

/** What the page needs. */
export type LessonsProps = {readonly lessons: readonly LessonItem[]; readonly setting: Setting};

/** Lessons may be taken in any order; what is needed before is said, not enforced. */
export function lessonsPage({lessons, setting}: LessonsProps): Unkeyed {
  const {size, place} = setting;
  const next = lessons.findIndex(({best}) => best === undefined);
  const cursor = Math.min(place.cursor ?? Math.max(0, next), Math.max(0, lessons.length - 1));
  const solved = lessons.filter(({best}) => best !== undefined).length;
  const details = detailLines(lessons[cursor], size.columns);
  const head = [
    ...wrapLines(
      `${counted(lessons.length, 'lesson')}, ${solved} solved. Every one runs on a simulated AWS.`,
      size.columns - 2,
    ).map((row) => lineOf(' ', ...row)),
    [],
    tableHead(columnsOf(size.columns), 7, size.columns),
  ];
  const room = Math.max(1, bodyRows(size) - head.length - details.length - 1);
  const blocks = lessons.map((lesson, index) => [row(lesson, index === cursor, size.columns)]);
  return {
    header: [
      spread(
        lineOf(text(` ${modes.TRAINING.label}`, 'TRAINING'), '  simulated AWS, nothing is real'),
        lineOf(clockWords(setting)),
        size.columns - 1,
      ),
      spread(
        lineOf(next === -1 ? ' all lessons are solved' : ` next: lesson ${lessons[next]?.order}`),
        lineOf(`${solved} of ${lessons.length} solved`),
        size.columns - 1,
      ),
    ],
    mode: 'TRAINING',
    name: 'lessons',
    title: 'Lessons',
    body: [...head, ...around(blocks, cursor, room).lines, [], ...details].slice(0, bodyRows(size)),
    status: setting.notice === '' ? 'progress saved on this computer only' : setting.notice,
    keys: [
      {id: 'move', label: `or 1–${lessons.length} choose`},
      {id: 'enter', label: 'begin'},
      {id: 'escape', label: 'close', command: {type: 'pick', identifier: undefined}},
    ],
    rows: {
      count: lessons.length,
      cursor,
      pageful: room,
      take: (index) => {
        const lesson = lessons[index];
        return lesson && {type: 'pick', identifier: lesson.id};
      },
    },
    about: [
      'This page lists the lessons. Best is the best attempt that solved one.',
      'Safety is lost by one unsafe act, which caps a score; latchkey train rules tells every rule.',
    ],
  };
}

function clockWords({now, offsetMinutes, size}: Setting): string {
  const local = localWords(now, offsetMinutes);
  return `${clockTime(now)} UTC${local === '' || size.columns < 80 ? '' : ` (${local})`}`;
}

function columnsOf(columns: number): readonly TableColumn[] {
  const title = Math.max(20, Math.min(44, columns - 36));
  return [
    {head: 'Lesson', columns: title},
    {head: 'Best', columns: 6},
    {head: 'Safety', columns: 8},
    {head: 'Time taken', columns: 14},
  ];
}

function row(lesson: LessonItem, isHere: boolean, columns: number): Line {
  const {order, title, best, safety, minutes, took} = lesson;
  const tone = isHere ? 'strong' : 'plain';
  const sign = best === undefined ? text('· ', 'muted') : text(`${signs.good} `, 'good');
  const cells = [
    lineOf(text(title, tone)),
    lineOf(best === undefined ? '–' : String(best)),
    lineOf(safety ?? '–'),
    lineOf(took === undefined ? `about ${minutes} min` : `${took} min`),
  ];
  return [
    ...pointer(isHere),
    text(fitText(String(order), 3), tone),
    sign,
    ...tableCells(cells, columnsOf(columns)),
  ];
}

function detailLines(lesson: LessonItem | undefined, columns: number): readonly Line[] {
  if (!lesson) return [];
  const {learns, needs, points, hints} = lesson;
  const rows = labelled(
    [
      {label: 'You learn', content: [learns]},
      {label: 'You need', content: [needs === '' ? 'nothing before it' : needs]},
      {label: 'Score', content: [points]},
      {label: 'Hints', content: [hints]},
    ],
    14,
    columns - 5,
  );
  return rows.map((line): Line => [text('    '), ...line]);
}
