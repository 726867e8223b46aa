/** Rewrites what is meant for the eye so that it can be heard: units, times, numbers, names. */

const units: {readonly [unit: string]: string} = {d: 'day', h: 'hour', min: 'minute', s: 'second'};

const months: {readonly [month: string]: string} = {
  Jan: 'January',
  Feb: 'February',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
  Aug: 'August',
  Sep: 'September',
  Oct: 'October',
  Nov: 'November',
  Dec: 'December',
};

/** `6 d 23 h` → `6 days and 23 hours`; `9 Mar 01:52 UTC` → `9 March at 1 hour 52, U T C`. */
export function aloud(text: string): string {
  return text
    .replace(/\b(\d+) (d|h|min|s) (\d+) (d|h|min|s)\b/g, (_, a, u, b, v) =>
      [unitWords(a, u), unitWords(b, v)].join(' and '),
    )
    .replace(/\b(\d+) (d|h|min|s)\b/g, (_, a, u) => unitWords(a, u))
    .replace(
      /\b(\d{1,2}) ([A-Z][a-z]{2}) (?=\d\d:)/g,
      (_, day, month) => `${day} ${months[month] ?? month} at `,
    )
    .replace(
      /\b(\d\d):(\d\d)(?::\d\d)?( UTC)?/g,
      (_, hours, minutes, utc) =>
        `${unitWords(String(Number(hours)), 'h')} ${Number(minutes)}${utc ? ', U T C' : ''}`,
    )
    .replace(/\b(\d{4})(\d{4})(\d{4})\b/g, '$1 $2 $3')
    .replace(/\b(kms|rds|sts|cloudtrail):(?=[A-Z])/g, '$1 ')
    .replace(/\bAWS\b/g, 'A W S')
    .replace(/ = /g, ' is ');
}

function unitWords(count: string, unit: string): string {
  const name = units[unit] ?? unit;
  return `${count} ${count === '1' ? name : `${name}s`}`;
}
