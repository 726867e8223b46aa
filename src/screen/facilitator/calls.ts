/** The players' calls, newest first; only the rows that are seen are made. */
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import type {FacilitatorView} from '../../engine/facilitator.ts';
import {clipLine, fitText, type Line, lineOf, type Tone, text} from '../text/line.ts';

type Request = FacilitatorView['requests'][number];

/** At most `height` rows that hold the words. */
export function callRows(
  {requests}: FacilitatorView,
  words: string,
  height: number,
  columns: number,
): readonly Line[] {
  const wanted = words.trim().toLowerCase();
  const rows: Line[] = [];
  for (let index = requests.length - 1; index >= 0 && rows.length < height; index -= 1) {
    const request = requests[index];
    if (!request) continue;
    const said = wordsOf(request);
    if (wanted !== '' && !said.join(' ').toLowerCase().includes(wanted)) continue;
    rows.push(rowOf(request, said, columns));
  }
  const none = requests.length === 0 ? ' none yet' : ' nothing found; Esc clears the search';
  return rows.length > 0 ? rows : [lineOf(text(none, 'muted'))];
}

function wordsOf(request: Request): readonly [string, string, string, string] {
  const {at, service, operation, principal, mode, outcome, error} = request;
  const call = service === '' ? operation : `${service}:${operation}`;
  const said =
    outcome === 'error' ? (error?.code ?? 'error') : outcome === 'ok' ? 'ok' : 'no answer';
  const done = mode === 'change' ? `${said}, change` : said;
  const who = principal === '' ? 'unknown' : principal.slice(principal.lastIndexOf('/') + 1);
  return [clockSeconds(at), printable(call, 60), printable(done, 60), printable(who, 30)];
}

function rowOf(request: Request, words: ReturnType<typeof wordsOf>, columns: number): Line {
  const [at, call, said, who] = words;
  const isWide = columns >= 80;
  const tone: Tone =
    request.outcome === 'ok' ? (request.mode === 'change' ? 'good' : 'plain') : 'danger';
  return clipLine(
    lineOf(
      text(` ${at}  `, 'muted'),
      fitText(call, isWide ? 36 : 26),
      text(` ${fitText(said, isWide ? 24 : 14)}`, tone),
      text(` ${who}`, 'muted'),
    ),
    columns,
  );
}
