/** The sections about what was done: changes, what was not done, time and data, how to undo. */
import {code, paragraph} from './blocks.ts';
import type {Block, Section, Text} from './document.ts';
import type {Report, ReportChange} from './report.ts';
import {dateTime, orNone} from './words.ts';

/** Every change with its call, its input, its times and its request id. */
export function changesSection({changes, calls}: Report): Section {
  const counts = `${calls.reads} reads, ${calls.changes} changes sent, ${calls.refused} refused${
    calls.wouldCall > 0 ? `, ${calls.wouldCall} would be called` : ''
  }; counted at the door.`;
  return {
    id: 'changes',
    title: 'Changes',
    blocks: [
      paragraph(changes.length === 0 ? `No change was intended. ${counts}` : counts),
      ...changes.flatMap(changeBlocks),
    ],
  };
}

function changeBlocks(change: ReportChange, index: number): readonly Block[] {
  const times = [
    ['Decided', change.decidedAt, change.decidedBy],
    ['Intent on disk', change.intendedAt, `attempt ${change.attempt}`],
    ['Answered', change.answeredAt, `${change.result}, request ${orNone(change.requestId)}`],
    ['Step ended', change.settledAt, change.status],
  ] as const;
  return [
    {
      type: 'table',
      caption: `Change ${index + 1}: ${change.call}, ${change.result}`,
      head: ['What', 'Value'],
      rows: [
        ['Call', {code: change.call}],
        ...change.input.map(({member, value}): readonly Text[] => [member, {code: value}]),
        ['Why', orNone(change.why)],
        ['Result', change.error === '' ? change.result : `${change.result}. ${change.error}`],
        ['Request', code(change.requestId)],
        ...(change.approvedBy === '' ? [] : [['Approved by', code(change.approvedBy)]]),
        ...times
          .filter(([, at]) => at !== '')
          .map(([what, at, detail]): readonly Text[] => [
            what,
            `${dateTime(at)} UTC${detail === '' ? '' : `, ${detail}`}`,
          ]),
      ],
    },
    ...(change.difference
      ? [
          {
            type: 'difference' as const,
            label: `The ${change.difference.of} before (-) and after (+)`,
            lines: change.difference.lines,
          },
        ]
      : []),
  ];
}

/** Steps that ended otherwise than planned. */
export function skippedSection({skipped}: Report): Section {
  return {
    id: 'skipped',
    title: 'What was not done, and why',
    blocks:
      skipped.length === 0
        ? [paragraph('Every step of the plan was done.')]
        : [
            {
              type: 'table',
              caption: 'Steps that ended otherwise than planned',
              head: ['Step', 'Ended as', 'Why'],
              rows: skipped.map(({title, status, why}) => [title, status, orNone(why)]),
            },
          ],
  };
}

/** Recovery time, recovery point, deadlines. */
export function recoverySection({recovery}: Report): Section {
  const {downFor, downFrom, downTo, lost, clocks} = recovery;
  return {
    id: 'recovery',
    title: 'Time and data',
    blocks: [
      {
        type: 'table',
        caption: 'How long it took, and what was lost',
        head: ['Measure', 'Value'],
        rows: [
          ['Down (recovery time, RTO)', downFor === '' ? 'not known' : downFor],
          ['From', downFrom === '' ? 'not known' : `${dateTime(downFrom)} UTC`],
          ['To', downTo === '' ? 'not back in this session' : `${dateTime(downTo)} UTC`],
          ['Lost data (recovery point, RPO)', lost === '' ? 'not known' : lost],
        ],
      },
      clocks.length === 0
        ? paragraph('No deadline was running.')
        : {
            type: 'table',
            caption: 'Deadlines',
            head: ['Deadline', 'At (UTC)', 'From', 'Result'],
            rows: clocks.map(({clock, at, estimate, from, result}) => [
              clock,
              `${dateTime(at)}${estimate ? ' (estimate)' : ''}`,
              orNone(from),
              result,
            ]),
          },
    ],
  };
}

/** How each change would be put back; nothing here sends anything. */
export function undoSection({changes}: Report): Section {
  const accepted = changes.filter(({result}) => result === 'accepted' || result === 'unknown');
  return {
    id: 'undo',
    title: 'How to undo',
    blocks:
      accepted.length === 0
        ? [paragraph('Nothing was changed.')]
        : [
            paragraph('Last change first. Latchkey sends none of these.'),
            ...accepted
              .toReversed()
              .flatMap(({call, undo, undoCommand}): readonly Block[] => [
                paragraph(`${call}: ${undo === '' ? 'not known' : undo}`),
                ...(undoCommand === ''
                  ? []
                  : [{type: 'command' as const, label: `Undo ${call}`, text: undoCommand}]),
              ]),
          ],
  };
}
