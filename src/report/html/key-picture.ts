/** The key and every database on it as a picture: who needs it, how each was and is. */
import type {Report} from '../report.ts';
import {escapeHtml} from './escape.ts';

const width = 760;
const boxHeight = 52;
const gap = 12;
const left = 250;
const right = 360;
const mostDatabases = 24;

/** Inline SVG; the table below it has every database. */
export function keyPicture({key}: Report): string {
  const shown = key.databases.slice(0, mostDatabases);
  const rest = key.databases.length - shown.length;
  const rows = Math.max(1, shown.length);
  const height = rows * (boxHeight + gap) + (rest > 0 ? 26 : 0);
  const keyY = Math.max(0, (rows * (boxHeight + gap) - gap - boxHeight) / 2);
  const databases = shown.map(({identifier, before, after}, index) => {
    const y = index * (boxHeight + gap);
    return [
      `<path class="line" d="M${left} ${keyY + boxHeight / 2} C ${left + 55} ${keyY + boxHeight / 2}, ${right - 55} ${y + boxHeight / 2}, ${right} ${y + boxHeight / 2}"/>`,
      box(right, y, width - right, identifier, before, after),
    ].join('');
  });
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="key-title key-words">`,
    '<title id="key-title">The key and the databases that need it</title>',
    `<desc id="key-words">${escapeHtml(key.name)} and ${key.databases.length} databases; each stands in the table that follows.</desc>`,
    ...databases,
    box(0, keyY, left, key.name, key.before, key.after),
    rest > 0 ? `<text class="soft" x="${right}" y="${height - 8}">and ${rest} more</text>` : '',
    '</svg>',
  ].join('\n');
}

function box(x: number, y: number, size: number, name: string, before: string, after: string) {
  const change = before === after ? before : `${before} → ${after}`;
  const letters = Math.floor((size - 24) / 7.4);
  return [
    `<rect class="box" x="${x + 1}" y="${y + 1}" width="${size - 2}" height="${boxHeight - 2}" rx="6"/>`,
    `<text x="${x + 14}" y="${y + 22}" font-weight="600">${escapeHtml(short(name, letters))}</text>`,
    `<text class="soft" x="${x + 14}" y="${y + 40}">${escapeHtml(short(change, letters))}</text>`,
  ].join('');
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
