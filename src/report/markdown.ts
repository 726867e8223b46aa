/** The report as Markdown, with a Mermaid timeline. Text of others can start nothing in it. */
import type {Block, Table, Text} from './document.ts';
import {mermaidTimeline} from './mermaid.ts';
import type {Report} from './report.ts';
import {sectionsOf} from './sections.ts';
import {dateTime, stamped} from './words.ts';

/** The whole file. */
export function markdownOf(report: Report): string {
  const {stamp, incident} = report;
  const facts = [
    `Session ${report.session}`,
    `${incident.accountId}, ${incident.region}`,
    `${dateTime(incident.openedAt)} to ${dateTime(incident.closedAt)} UTC`,
    ...(incident.endpoint === '' ? [] : [`endpoint ${incident.endpoint}`]),
  ];
  const note = stamp === 'LIVE' ? [] : [`**${stamp}: ${stampWords[stamp]}**`];
  const sections = sectionsOf(report).flatMap(({title, blocks}) => [
    `## ${escaped(stamped(stamp, title))}`,
    ...blocks.map((block) => blockOf(block, report)),
  ]);
  const head = `# ${escaped(stamped(stamp, report.title))}`;
  return `${[head, ...note, escaped(`${facts.join(' · ')}.`), ...sections].join('\n\n')}\n`;
}

/** What a stamp means, for whoever finds the file alone. */
export const stampWords = {
  LIVE: 'a real account.',
  'DRY RUN': 'the reads are real, no change was sent.',
  REHEARSAL: 'a simulated AWS, nothing is real.',
  TRAINING: 'a simulated AWS, nothing is real.',
} as const;

function blockOf(block: Block, report: Report): string {
  switch (block.type) {
    case 'paragraph':
      return textOf(block.text);
    case 'list':
      return block.items.map((item) => `- ${textOf(item)}`).join('\n');
    case 'table':
      return tableOf(block);
    case 'command':
      return `${escaped(block.label)}:\n\n${fenced('shell', block.text)}`;
    case 'difference':
      return `${escaped(block.label)}:\n\n${fenced('diff', block.lines.join('\n'))}`;
    case 'picture':
      return block.name === 'timeline'
        ? fenced('mermaid', mermaidTimeline(report))
        : keyList(report);
  }
}

function tableOf({caption, head, rows}: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `*${escaped(caption)}*`,
    '',
    line(head.map(escaped)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map(textOf))),
  ].join('\n');
}

/** Markdown has no picture of the key: the arrows in words. */
function keyList({key}: Report): string {
  return [
    `- ${escaped(key.name)}: ${escaped(key.before)} → ${escaped(key.after)}`,
    ...key.databases.map(
      ({identifier, before, after}) =>
        `  - ${escaped(identifier)}: ${escaped(before)} → ${escaped(after)}`,
    ),
  ].join('\n');
}

function textOf(text: Text): string {
  return typeof text === 'string' ? escaped(text) : codeSpan(text.code);
}

/** The text with every character quoted that could mean something to Markdown or HTML. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#+|~&$!@:]/g, (character) =>
    // A colon only matters where it would make a link of a word.
    character === ':' ? ':' : `\\${character}`,
  );
}

/** A pipe ends a table's cell even in code. */
function codeSpan(text: string): string {
  const safe = text.replaceAll('|', '¦');
  const longest = Math.max(0, ...Array.from(safe.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${safe}${pad}${fence}`;
}

function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
