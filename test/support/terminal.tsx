/** Renders Ink into a real terminal emulator, so that a test sees what a person would see. */
import {EventEmitter} from 'node:events';
import xterm from '@xterm/headless';

/** How one cell of the terminal looks. */
export type Cell = {
  readonly text: string;
  readonly color: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
};

/** A terminal with the two streams that a program needs. */
export type TestTerminal = {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  /** The visible rows without trailing blanks, joined by line breaks; always as many as the terminal has. */
  text(): string;
  cell(row: number, column: number): Cell;
  cursor(): {readonly row: number; readonly column: number};
  /** Which of the two screens is shown. */
  buffer(): 'normal' | 'alternate';
  /** What a key sends: `\r`, `\u001B[A`, or a whole burst. */
  type(keys: string): void;
  /** Text between the markers of a bracketed paste. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** Everything written so far, escape sequences and all. */
  written(): string;
  /** Settles when everything written so far is on the screen. */
  drained(): Promise<void>;
};

const esc = String.fromCodePoint(0x1b);

/** A terminal of that size. */
export function createTerminal(columns: number, rows: number): TestTerminal {
  const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
  let pending: Promise<void> = Promise.resolve();
  let output = '';
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    write(chunk: string, done?: () => void): boolean {
      output += chunk;
      // The line discipline of a terminal returns the carriage at a line feed.
      const content = chunk.replaceAll(/\r?\n/g, '\r\n');
      pending = pending.then(() => new Promise((resolve) => terminal.write(content, resolve)));
      void pending.then(done);
      return true;
    },
  });
  const input: string[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    setEncoding: () => undefined,
    setRawMode: () => undefined,
    ref: () => undefined,
    unref: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
    read: () => input.shift() ?? null,
  });
  const type = (keys: string): void => {
    input.push(keys);
    stdin.emit('readable');
  };
  return {
    // The two fakes have what Ink uses of a stream, not all that Node's types name.
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    text: () =>
      Array.from({length: terminal.rows}, (_, row) => {
        const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
        return (line?.translateToString(true) ?? '').trimEnd();
      }).join('\n'),
    cell(row, column) {
      const cell = terminal.buffer.active.getLine(row)?.getCell(column);
      return {
        text: cell?.getChars() ?? '',
        color: cell && !cell.isFgDefault() ? cell.getFgColor() : undefined,
        bold: Boolean(cell?.isBold()),
        dim: Boolean(cell?.isDim()),
        inverse: Boolean(cell?.isInverse()),
        underline: Boolean(cell?.isUnderline()),
      };
    },
    cursor: () => ({row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX}),
    buffer: () => terminal.buffer.active.type,
    type,
    paste: (content) => {
      type(`${esc}[200~${content}${esc}[201~`);
    },
    resize(nextColumns, nextRows) {
      terminal.resize(nextColumns, nextRows);
      Object.assign(stdout, {columns: nextColumns, rows: nextRows});
      stdout.emit('resize');
    },
    written: () => output,
    drained: () => pending,
  };
}
