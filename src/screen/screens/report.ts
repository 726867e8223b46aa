/** The report that was written: where it lies, what it says, and how it is proven. */
import type {Session} from '../../core/session.ts';
import {counted, headWords, printable} from '../../core/words/text.ts';
import type {WrittenReport} from '../../engine/front-end.ts';
import {labelled} from '../components/labelled.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs. */
export type ReportProps = {
  readonly session: Session;
  readonly report: WrittenReport;
  readonly setting: Setting;
};

/** Where it is, may I share it, can it be trusted. */
export function reportPage({session, report, setting}: ReportProps): Unkeyed {
  const {columns} = setting.size;
  const rows = bodyRows(setting.size);
  const isWritten = report.problem === '';
  const lines = isWritten ? writtenLines(report, columns) : failedLines(report, session, columns);
  const view = viewOf(lines, rows, setting.place.scroll);
  const [first = ''] = report.files;
  return {
    ...sessionChrome(session, setting),
    name: 'report',
    title: isWritten ? 'Report written' : 'Report not written',
    body: view.lines,
    status: savedWords(session, setting),
    keys: [
      ...(view.most > 0 ? [{id: 'move' as const, label: 'scroll'}] : []),
      ...(isWritten
        ? [
            {
              id: 'copy' as const,
              label: 'copy the path',
              command: {type: 'copy' as const, text: first, what: 'The path of the report'},
            },
          ]
        : []),
      {id: 'log'},
      {id: 'escape', label: 'close'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: ['This page shows where the report lies. It was written from the journal alone.'],
  };
}

const names = ['Markdown', 'Web page', 'Data'];

function writtenLines(report: WrittenReport, columns: number): readonly Line[] {
  const folder = (report.files[0] ?? '').replace(/[^/\\]*$/, '');
  return [
    lineOf(
      ' ',
      text(`${signs.good} `, 'good'),
      text('The report is written, from the journal alone.', 'strong'),
    ),
    [],
    ...indented(
      report.files.map((file, index) => ({
        label: names[index] ?? '',
        content: [
          index === 0 ? printable(file, 1000) : `…/${file.slice(folder.length)}${noteOf(index)}`,
        ],
      })),
      columns,
    ),
    ...indented(
      [
        {
          label: 'Proof',
          content: [
            `journal of ${counted(report.entries, 'entry', 'entries')}, hashes good, head ${headWords(report.head)}`,
          ],
        },
      ],
      columns,
    ),
    [],
    lineOf('   It says'),
    ...report.says.flatMap((line) =>
      wrap(printable(line, 1000), Math.min(columns - 4, 72)).map((row) => lineOf(`   ${row}`)),
    ),
    [],
    ...indented(
      [
        {label: 'Left out', content: ['credentials, passwords, tokens: they are never recorded']},
        {
          label: 'Inside',
          content: [
            'account and key IDs, names, your notes: share it with latchkey report --redact',
          ],
        },
      ],
      columns,
    ),
  ];
}

function noteOf(index: number): string {
  return index === 1 ? ', one file, opens without a network' : '';
}

function failedLines({problem}: WrittenReport, session: Session, columns: number): readonly Line[] {
  return [
    ...wrap(printable(problem, 1000), columns - 4).map((row, index) =>
      lineOf(' ', text(index === 0 ? `${signs.caution} ` : '  ', 'caution'), row),
    ),
    [],
    ...indented(
      [{label: 'Again', content: [`latchkey report ${session.id} --output FILE`]}],
      columns,
    ),
  ];
}

function indented(rows: Parameters<typeof labelled>[0], columns: number): readonly Line[] {
  return labelled(rows, 10, columns - 4).map((line): Line => [text('   '), ...line]);
}
