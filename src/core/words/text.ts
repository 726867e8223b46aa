/** Text from outside is hostile: what reaches a terminal or a report is stripped and bounded. */

// Control characters, marks that reorder or hide text, halves of characters, line separators.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const esc = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);

// CSI sequences, OSC strings with their text, and two-character escapes.
const escapes = new RegExp(
  `${esc}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?|[@-Z_-])`,
  'g',
);

/** One line without escape sequences or control characters, at most `most` characters. */
export function printable(text: string, most = 200): string {
  // Spaces last: what stood between two of them may be gone.
  const shown = text.replace(escapes, '').replace(/\s/g, ' ').replace(unprintable, '');
  const clean = shown.replace(/ +/g, ' ').trim();
  if (clean.length <= most) return clean;
  // A cut between the halves of a character would leave one of them.
  return `${clean.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** `customer-orde…-prod-01`: the middle leaves, 60 % head and 40 % tail, endings tell names apart. */
export function shortName(name: string, most: number): string {
  if (name.length <= most) return name;
  const head = Math.ceil((most - 1) * 0.6);
  return `${name.slice(0, head)}…${name.slice(name.length - (most - 1 - head))}`;
}

/** `1234abcd…90ab`: a key ID as eight and four; anything else as it is. */
export function shortKeyId(id: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}

/** `role ci-cleanup, session nightly-4711`, `user mara`; any other principal as it is. */
export function principalWords(arn: string): string {
  const [kind, name, session] = arn.split(':').slice(5).join(':').split('/');
  if (kind === 'assumed-role' && name && session) {
    return printable(`role ${name}, session ${session}`);
  }
  if (kind === 'user' && name) return printable(`user ${name}`);
  return printable(arn);
}

/** `9c41 7e02 55d8 a1f3`: the beginning of a journal's head, to be compared by eye. */
export function headWords(head: string): string {
  return head.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** `1 snapshot`, `58 snapshots`, `10,214 databases`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`;
}
