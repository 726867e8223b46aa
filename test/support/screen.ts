/** The whole screen in a test terminal: keys in, frames out, time by hand. */
import type {Briefing} from '../../src/causes/briefing.ts';
import type {Activity, WrittenReport} from '../../src/engine/front-end.ts';
import type {TrainingView} from '../../src/engine/training-view.ts';
import {createScreen, type Screen, type ScreenOptions} from '../../src/screen/screen.tsx';
import {type MemoryStore, memoryStore} from './memory-store.ts';
import {type Happening, nightTime} from './night/entries.ts';
import {createTerminal, type TestTerminal} from './terminal.tsx';

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  escape: '\u001B',
  tab: '\t',
  up: '\u001B[A',
  down: '\u001B[B',
  left: '\u001B[D',
  pageDown: '\u001B[6~',
  end: '\u001B[F',
  home: '\u001B[H',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlL: '\u000C',
} as const;

/** A size as `80x24`. */
export type SizeName = `${number}x${number}`;

/** A screen under test. */
export type TestScreen = {
  readonly screen: Screen;
  readonly terminal: TestTerminal;
  /** One press after the other, each painted before the next. */
  press(...presses: readonly string[]): Promise<void>;
  paste(text: string): Promise<void>;
  resize(size: SizeName): Promise<void>;
  /** A second passes for the screen; `wall` moves on with it. */
  tick(milliseconds?: number): Promise<void>;
  /** Settles when everything that follows from the last event is painted. */
  settled(): Promise<void>;
  frame(): string;
  close(): Promise<void>;
};

/** Starts a screen; nothing is chosen or attached yet. */
export async function openScreen(
  size: SizeName,
  options: Partial<ScreenOptions> = {},
): Promise<TestScreen> {
  const {columns, rows} = sizeOf(size);
  const terminal = createTerminal(columns, rows);
  let wall = Date.parse(nightTime('02:14:19'));
  let ticking: () => void = () => undefined;
  const screen = createScreen({
    stdout: terminal.stdout,
    stdin: terminal.stdin,
    color: true,
    ascii: false,
    localOffsetMinutes: 60,
    version: '1.0.0',
    wall: () => wall,
    every: (_milliseconds, callback) => {
      ticking = callback;
      return () => {
        ticking = () => undefined;
      };
    },
    brief: () => briefingA,
    maxFps: 1000,
    ...options,
  });
  const settled = async (): Promise<void> => {
    // The engine's promise, the coalesced view, React's commit and the flush each take a turn.
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      await screen.flushed();
      await terminal.drained();
    }
  };
  await settled();
  return {
    screen,
    terminal,
    settled,
    frame: () => terminal.text(),
    async press(...presses) {
      for (const one of presses) {
        terminal.type(one);
        // Ink holds a lone Escape back for 20 ms: it might begin a sequence.
        if (one === keys.escape) await new Promise((resolve) => setTimeout(resolve, 25));
        await settled();
      }
    },
    async paste(text) {
      terminal.paste(text);
      await settled();
    },
    async resize(next) {
      const {columns: nextColumns, rows: nextRows} = sizeOf(next);
      terminal.resize(nextColumns, nextRows);
      await settled();
    },
    async tick(milliseconds = 1000) {
      wall += milliseconds;
      ticking();
      await settled();
    },
    close: () => screen.close(),
  };
}

/** A screen with a session on it. */
export async function openSession(
  size: SizeName,
  story: readonly Happening[],
  time: string,
  options: Partial<ScreenOptions> & {
    readonly activity?: Activity;
    readonly report?: WrittenReport;
    readonly training?: TrainingView;
  } = {},
): Promise<TestScreen & {readonly store: MemoryStore}> {
  const {activity, report, training, ...rest} = options;
  const test = await openScreen(size, rest);
  const store = memoryStore(story, time, activity, report, training);
  test.screen.attach(store);
  await test.settled();
  return {...test, store};
}

/** Columns and rows of `80x24`. */
export function sizeOf(size: SizeName): {columns: number; rows: number} {
  const [columns = 80, rows = 24] = size.split('x').map(Number);
  return {columns, rows};
}

/** Night A in words. */
export const briefingA: Briefing = {
  role: 'danger',
  headline: 'The KMS key of orders-db was switched off.',
  confidence: 'certain',
  meaning: [
    'RDS could not use the key any more, so it stopped the database.',
    'AWS calls this: key state Disabled, database status inaccessible-encryption-credentials-recoverable.',
  ],
  rows: [
    {
      label: 'How we know',
      lines: [
        'kms:DescribeKey: KeyState = Disabled (02:14:22)',
        'rds:DescribeEvents: “unable to access the KMS encryption key” (1 Mar 23:52:11)',
      ],
    },
    {
      label: 'Who and when',
      lines: [
        'role ci-cleanup, session nightly-4711, DisableKey',
        '1 Mar 23:41:07 UTC, 2 h 33 min ago (CloudTrail)',
      ],
    },
    {
      label: 'How long',
      lines: [
        'Until 9 Mar 01:52 UTC a start is enough; after that, says AWS, only a backup. Estimated: AWS shows no deadline.',
      ],
    },
    {
      label: 'Also on it',
      lines: [
        '2 databases: billing-db ✗ locked out, sessions-db ! at risk',
        '58 snapshots, 2 automated backups (this account and Region)',
      ],
    },
    {label: 'Unknown', lines: ['2 things, neither changes the finding (press e)']},
    {
      label: 'Do first',
      lines: [
        'Enable the key: one call, seconds, can be undone.',
        'Then orders-db still has to be started.',
      ],
    },
  ],
};
