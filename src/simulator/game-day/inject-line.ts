/** The line that puts in what a scenario suggests: what a facilitator sees, may change, and sends. */
import type {Inject} from '../world/game-day.ts';

/** `throttle kms:* next 5 calls`, `message Priya: …, at 02:25:00`, `call kms:DisableKey alias/orders`. */
export function lineOfInject({fault, message, call, at}: Inject): string {
  const time = at === undefined ? '' : ` at ${new Date(at).toISOString().slice(11, 19)}`;
  if (message) return `message ${message.from}: ${message.text}${time === '' ? '' : `,${time}`}`;
  if (call !== undefined) return `call ${call}${time}`;
  if (!fault) return '';
  const {fault: kind, call: hit, times, from: _from, until: _until, ...members} = fault;
  const more = Object.entries(members).flatMap(([name, value]) =>
    value === undefined || String(value).includes(' ') ? [] : [`${name}=${value}`],
  );
  const calls = times === 1 ? ' next call' : ` next ${times} calls`;
  const when = time === '' && times !== undefined ? calls : time;
  return `${[kind, hit, ...more].join(' ')}${when}`;
}
