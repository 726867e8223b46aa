/** A night whose every text was written by somebody who means harm. */
import type {Entry} from '../../src/core/entry.ts';
import {journal} from '../support/journals.ts';

/** Texts that would do something in a terminal, in Markdown, in HTML, in a diagram. */
export const attacks = [
  '<script>document.title="owned"</script>',
  '"><img src="http://127.0.0.1:PORT/image" onerror="document.title=1">',
  "' onmouseover='x()' x='",
  '</title></style></svg><script>x()</script>',
  '<!-- ',
  ']]><style>@import url(http://127.0.0.1:PORT/css)</style>',
  '[click](javascript:x()) ![x](http://127.0.0.1:PORT/markdown)',
  '`` ``` ~~~ | x | y\n# heading',
  '\u001b[2J\u001b]0;owned\u0007\u202egnp.exe',
  'https://127.0.0.1:PORT/link',
];

/** The recorded night with an attack in every text that others wrote. */
export function hostileNight(port: number): readonly Entry[] {
  const {entries} = journal('recoverable-window-passed');
  let next = 0;
  const attack = () => (attacks[next++ % attacks.length] ?? '').replaceAll('PORT', String(port));
  const isOthers = /^(nightly-4711|ci-cleanup|orders-db.*|alias\/orders|shop|orders|production)$/;
  const spoiled = (value: unknown): unknown => {
    if (typeof value === 'string') return isOthers.test(value) ? `${value}${attack()}` : value;
    if (Array.isArray(value)) return value.map(spoiled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoiled(each)]));
  };
  return entries.map((entry) => {
    const body = spoiled(entry) as Entry;
    if (body.type === 'answered') return {...body, answer: attack(), by: attack()};
    if (body.type === 'settled') return {...body, reason: attack()};
    if (body.type === 'called' && body.error) {
      return {...body, error: {code: attack(), message: attack()}};
    }
    return body;
  });
}
