/** The report's sections, in the order in which the next morning asks. */
import {code, paragraph} from './blocks.ts';
import {changesSection, recoverySection, skippedSection, undoSection} from './change-sections.ts';
import type {Block, Section} from './document.ts';
import type {Report, ReportMoment} from './report.ts';
import {dateTime, headWords, orNone} from './words.ts';

/** Every section of a report; those with nothing to say say so. */
export function sectionsOf(report: Report): readonly Section[] {
  return [
    {id: 'summary', title: 'Summary', blocks: [paragraph(report.summary.join(' '))]},
    timelineSection(report),
    diagnosisSection(report),
    changesSection(report),
    skippedSection(report),
    recoverySection(report),
    keySection(report),
    peopleSection(report),
    ...(report.differences.length > 0 ? [differencesSection(report)] : []),
    followUpSection(report),
    undoSection(report),
    ...(report.notes.length > 0 ? [notesSection(report)] : []),
    proofSection(report),
  ];
}

/** Lines of a briefing in one paragraph. */
function joined(lines: readonly string[]): string {
  return lines.reduce(
    (text, line) => (text === '' ? line : `${text}${text.endsWith('.') ? '' : ';'} ${line}`),
    '',
  );
}

function timelineSection({timeline}: Report): Section {
  const hasWall = timeline.some(({wall}) => wall !== undefined);
  return {
    id: 'timeline',
    title: 'Timeline',
    blocks: [
      {type: 'picture', name: 'timeline'},
      {
        type: 'table',
        caption: hasWall
          ? 'What happened when, in the simulated time of the rehearsal and in real time (UTC)'
          : 'What happened when (UTC)',
        head: ['Time', ...(hasWall ? ['Real time'] : []), 'Kind', 'What', 'By', 'Request'],
        rows: timeline.map((moment) => momentRow(moment, hasWall)),
      },
    ],
  };
}

function momentRow({at, wall, kind, what, by, requestId}: ReportMoment, hasWall: boolean) {
  return [
    dateTime(at),
    ...(hasWall ? [wall === undefined ? '–' : dateTime(wall)] : []),
    kind,
    what,
    orNone(by),
    code(requestId),
  ];
}

function diagnosisSection({diagnosis}: Report): Section {
  return {
    id: 'diagnosis',
    title: 'Diagnosis',
    blocks: [
      paragraph(`${diagnosis.headline} Verdict: ${diagnosis.verdict}.`),
      ...diagnosis.rows.map(({label, lines}): Block => paragraph(`${label}: ${joined(lines)}`)),
      ...diagnosis.findings.flatMap((finding): readonly Block[] => [
        {
          type: 'table',
          caption: `Evidence for ${finding.cause}, ${finding.confidence}: ${finding.summary}`,
          head: ['Call', 'Field', 'Value', 'Read at (UTC)', 'Request'],
          rows: finding.evidence.map(({call, path, value, at, requestId}) => [
            {code: call},
            {code: path},
            value,
            dateTime(at),
            code(requestId),
          ]),
        },
        ...(finding.actor === '' ? [] : [paragraph(`Who: ${finding.actor}`)]),
      ]),
      ...(diagnosis.unknowns.length === 0
        ? []
        : [paragraph('Not known:'), {type: 'list' as const, items: diagnosis.unknowns}]),
    ],
  };
}

function keySection({key}: Report): Section {
  if (key.arn === '' && key.databases.length === 0) {
    return {id: 'key', title: 'The key', blocks: [paragraph('The key was not seen.')]};
  }
  return {
    id: 'key',
    title: 'The key and its databases',
    blocks: [
      paragraph({code: key.arn === '' ? key.name : key.arn}),
      {type: 'picture', name: 'key'},
      {
        type: 'table',
        caption: key.isComplete
          ? 'Everything on the key, before and after'
          : 'What was found on the key, before and after; not everything could be listed',
        head: ['What', 'Kind', 'Before', 'After'],
        rows: [
          [key.name, 'key', key.before, key.after],
          ...key.databases.map(({identifier, kind, before, after}) => [
            identifier,
            kind,
            before,
            after,
          ]),
        ],
      },
    ],
  };
}

function peopleSection({people}: Report): Section {
  return {
    id: 'people',
    title: 'Who operated and who approved',
    blocks: [
      {
        type: 'table',
        caption: 'Everybody who acted in the session',
        head: ['Who', 'As', 'Since (UTC)'],
        rows: people.map(({who, as, since}) => [{code: who}, as, dateTime(since)]),
      },
    ],
  };
}

function differencesSection({differences}: Report): Section {
  return {
    id: 'differences',
    title: 'Accepted differences',
    blocks: [
      paragraph('The restored database is not the lost one in these settings, as both were read.'),
      {
        type: 'table',
        caption: 'Settings before and after the restore',
        head: ['Setting', 'Lost database', 'Restored database'],
        rows: differences.map(({setting, before, after}) => [setting, before, after]),
      },
    ],
  };
}

function followUpSection({followUps}: Report): Section {
  return {
    id: 'follow-ups',
    title: 'Still to do',
    blocks:
      followUps.length === 0
        ? [paragraph('Nothing.')]
        : [
            {
              type: 'table',
              caption: 'Follow-ups, the most urgent first',
              head: ['What', 'When'],
              rows: followUps.map(({what, how, when}) => [how ? `${what}: ${how}` : what, when]),
            },
          ],
  };
}

function notesSection({notes}: Report): Section {
  return {
    id: 'notes',
    title: 'Notes',
    blocks: [
      {
        type: 'table',
        caption: 'What was written down on the way',
        head: ['Time (UTC)', 'By', 'Note'],
        rows: notes.map(({at, by, text}) => [dateTime(at), by, text]),
      },
    ],
  };
}

function proofSection({proof, session}: Report): Section {
  const state =
    proof.fault === ''
      ? `The journal has ${proof.entries} entries and its hashes are good.`
      : `The journal is NOT good: ${proof.fault}. Nothing after that is proven.`;
  return {
    id: 'proof',
    title: 'Proof',
    blocks: [
      paragraph(`${state} Its head:`),
      paragraph({code: headWords(proof.head)}),
      paragraph('Whoever has the journal can check it against this page:'),
      {
        type: 'command',
        label: 'Check the journal',
        text: `latchkey verify ${session} --head ${proof.head}`,
      },
      paragraph(
        `Written by Latchkey ${proof.version} from the journal alone. Credentials, passwords and tokens are never recorded.`,
      ),
    ],
  };
}
