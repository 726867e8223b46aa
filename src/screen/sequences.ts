/** What is written to the terminal beside the frames. */

const esc = String.fromCodePoint(0x1b);

/** Rings the terminal's bell. */
export const bell = String.fromCodePoint(0x07);

/** Moves to the first cell and erases the screen. */
export const homeAndErase = `${esc}[H${esc}[2J`;

/** Hands a text to the terminal's clipboard (OSC 52); a terminal may refuse it silently. */
export function toClipboard(content: string): string {
  return `${esc}]52;c;${Buffer.from(content, 'utf8').toString('base64')}${bell}`;
}
