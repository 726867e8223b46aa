/** The report as one HTML file: no network, no script, for the screen, for paper and for screen readers. */
import type {Block, Section, Table, Text} from '../document.ts';
import {stampWords} from '../markdown.ts';
import type {Report} from '../report.ts';
import {sectionsOf} from '../sections.ts';
import {dateTime, stamped} from '../words.ts';
import {escapeHtml} from './escape.ts';
import {keyPicture} from './key-picture.ts';
import {style} from './style.ts';
import {timelinePicture} from './timeline-picture.ts';

/** The whole file. */
export function htmlOf(report: Report): string {
  const sections = sectionsOf(report);
  const title = escapeHtml(stamped(report.stamp, report.title));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#report">To the report</a>
${header(report, sections)}
<main id="report">
${sections.map((section) => sectionOf(section, report)).join('\n')}
</main>
<footer><p>${footer(report)}</p></footer>
</body>
</html>
`;
}

function header({stamp, title, session, incident}: Report, sections: readonly Section[]): string {
  const facts = [
    `Session ${session}`,
    `account ${incident.accountId}`,
    incident.region,
    ...(incident.endpoint === '' ? [] : [`endpoint ${incident.endpoint}`]),
    `${dateTime(incident.openedAt)} to ${dateTime(incident.closedAt)} UTC`,
  ];
  const stampLine =
    stamp === 'LIVE' ? '' : `<p class="stamp">${stamp}: ${escapeHtml(stampWords[stamp])}</p>\n`;
  const links = sections.map(({id, title}) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`);
  return `<header>
${stampLine}<h1>${escapeHtml(stamped(stamp, title))}</h1>
<p class="facts">${escapeHtml(facts.join(' · '))}</p>
<nav aria-label="Sections"><ul>${links.join('')}</ul></nav>
</header>`;
}

function footer({proof, stamp}: Report): string {
  const words = stamp === 'LIVE' ? '' : `${stamp}. `;
  return escapeHtml(`${words}Written by Latchkey ${proof.version} from the journal alone.`);
}

function sectionOf({id, title, blocks}: Section, report: Report): string {
  const heading = escapeHtml(stamped(report.stamp, title));
  const body = blocks.map((block) => blockOf(block, report)).join('\n');
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${body}\n</section>`;
}

function blockOf(block: Block, report: Report): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${textOf(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${textOf(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(block);
    case 'command':
      return figure(block.label, `<pre><code>${escapeHtml(block.text)}</code></pre>`);
    case 'difference':
      return figure(block.label, `<pre>${block.lines.map(differenceLine).join('')}</pre>`);
    case 'picture':
      return block.name === 'timeline'
        ? figure('When it happened', timelinePicture(report))
        : figure('Who needs the key', keyPicture(report));
  }
}

function figure(label: string, body: string): string {
  return `<figure><figcaption>${escapeHtml(label)}</figcaption>${body}</figure>`;
}

/** The signs stay: what changed is not told by colour alone. */
function differenceLine(line: string): string {
  const text = escapeHtml(line);
  if (line.startsWith('+')) return `<ins class="add">${text}</ins>`;
  if (line.startsWith('-')) return `<del class="remove">${text}</del>`;
  return `<span>${text}\n</span>`;
}

function tableOf({caption, head, rows}: Table): string {
  const columns = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td${shortness(cell)}>${textOf(cell)}</td>`).join('');
    return `<tr><th scope="row">${textOf(first)}</th>${cells}</tr>`;
  });
  // A wide table is moved with the keyboard too.
  return `<div class="scroll" role="group" aria-label="${escapeHtml(caption)}" tabindex="0"><table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>${body.join('\n')}</tbody>
</table></div>`;
}

/** One word is never broken; a long one may be. */
function shortness(cell: Text): string {
  return typeof cell === 'string' && /^\S{1,14}$/.test(cell) ? ' class="word"' : '';
}

function textOf(text: Text): string {
  return typeof text === 'string' ? escapeHtml(text) : `<code>${escapeHtml(text.code)}</code>`;
}
