/** The debrief of a game day as Markdown: for everybody who played, and for those who did not. */

import {printable} from '../core/words/text.ts';
import {durationWords} from '../core/words/time.ts';
import type {Debrief, DebriefPlayer, Moment} from '../simulator/simulator.ts';
import {escaped, stampWords} from './markdown.ts';
import {dateTime} from './words.ts';

/** The whole file. Text of players and facilitator can start nothing in it. */
export function gameDayMarkdown(debrief: Debrief): string {
  const {scenario, from, until, accountId, region, database} = debrief;
  const length = durationWords(Date.parse(until) - Date.parse(from));
  return `${[
    `# ${safe(`REHEARSAL: game day ${scenario.id}`)}`,
    `**REHEARSAL: ${stampWords.REHEARSAL}**`,
    `${safe(scenario.title)}.`,
    safe(
      `${database} in ${accountId}, ${region}. Simulated time ${dateTime(from)} to ${dateTime(until)} UTC, ${length}.`,
    ),
    '## Players',
    table(
      ['Player', 'Reads', 'Changes', 'Answered with an error', 'Last call (UTC)'],
      debrief.players.map(playerCells),
    ),
    '## What happened',
    debrief.story.length === 0
      ? 'Nothing.'
      : table(['UTC', 'Who', 'What', 'Outcome'], debrief.story.map(momentCells)),
    '## How it stands at the end',
    table(
      ['Database or key', 'Status or state'],
      [
        ...debrief.end.databases.map(({identifier, status}) => [identifier, status]),
        ...debrief.end.keys.map(({name, state}) => [name, state]),
      ],
    ),
    '## To talk about',
    questions.map((question) => `- ${question}`).join('\n'),
  ].join('\n\n')}\n`;
}

// What a facilitator asks afterwards, whatever the scenario was.
const questions = [
  'What did you see first, and what did you take it for?',
  'Which change was made before its reason was known?',
  'Where did you wait for something that would not come by itself?',
  'Who had to be asked, and how long would that take on a real night?',
  'Which permission, alarm or page of the runbook was missing?',
];

function playerCells({name, reads, changes, refused, lastCallAt}: DebriefPlayer): string[] {
  const last = lastCallAt === undefined ? 'none' : dateTime(lastCallAt);
  return [name, String(reads), String(changes), String(refused), last];
}

const kinds: {readonly [type in Moment['type']]: string} = {
  change: '',
  reads: 'read ',
  fault: 'put in: ',
  call: 'call: ',
  message: 'message from ',
  note: 'note: ',
  clock: 'clock: ',
};

function momentCells({at, who, type, what, outcome}: Moment): string[] {
  return [dateTime(at), who, `${kinds[type]}${what}`, outcome];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(safe)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map(safe))),
  ].join('\n');
}

function safe(text: string): string {
  return escaped(printable(text, 2000));
}
