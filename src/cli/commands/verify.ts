/** `latchkey verify`: is this journal what was written, from its first entry to its last? */
import {exitCodes, UsageError} from '../../core/errors.ts';
import {jsonLine} from '../../core/json.ts';
import {counted, printable} from '../../core/words/text.ts';
import type {Verification} from '../../engine/journal/verify.ts';
import type {AddCommand} from '../command.ts';
import {type Io, print} from '../io.ts';

type VerifyOptions = {readonly json?: boolean; readonly head?: string};

export const addVerify: AddCommand = (program, io, done) => {
  program
    .command('verify')
    .description('check the hash chain of a session’s journal')
    .argument('<session>', 'its id, or the beginning of it')
    .option('--head <hash>', 'a head written down elsewhere, as in a report: it has to be there')
    .option('--plain', 'plain lines')
    .option('--json', 'one JSON object')
    .action(async (id: string, options: VerifyOptions) => {
      done(await verify(id, options, io));
    });
};

async function verify(text: string, options: VerifyOptions, io: Io): Promise<number> {
  const [{findSession}, {sessionFolder, stateFolder}, {verifySession}] = await Promise.all([
    import('../../engine/find-session.ts'),
    import('../../engine/sessions.ts'),
    import('../../engine/journal/verify-file.ts'),
  ]);
  const head = headOf(options.head);
  const state = stateFolder(io.environment);
  const id = findSession(state, text);
  const found = verifySession(sessionFolder(state, id), id, head);
  if (options.json) print(io, jsonLine(asJson(id, found)));
  else for (const line of linesOf(id, found)) print(io, printable(line, 1000));
  return found.fault ? exitCodes.failed : exitCodes.recovered;
}

/** With or without the blanks that make it readable. */
function headOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const head = text.replaceAll(/\s/g, '').toLowerCase();
  if (/^[0-9a-f]{16,64}$/.test(head)) return head;
  throw new UsageError(`"${text.slice(0, 80)}" is not the head of a journal.`, [
    'It has 16 to 64 hexadecimal digits; the last page and the report of a session show it.',
  ]);
}

/** Format `latchkey/verification/1`. */
function asJson(session: string, found: Verification): object {
  return {
    format: 'latchkey/verification/1',
    session,
    ok: found.fault === undefined,
    entries: found.entries,
    head: found.head,
    closed: found.last?.type === 'closed' ? found.last.outcome : undefined,
    tornBytes: found.tornBytes,
    endProven: found.isEndProven,
    expectedAt: found.expectedAt,
    fault: found.fault,
  };
}

function linesOf(session: string, found: Verification): readonly string[] {
  const {fault, entries, head, last} = found;
  if (fault) {
    return [
      `${session}: NOT GOOD. Entry ${fault.entry} was ${kindWords[fault.kind]}: ${fault.because}.`,
      entries === 0
        ? 'No entry can be trusted.'
        : `${counted(entries, 'entry', 'entries')} before it: hashes good. From there on nothing is proven.`,
    ];
  }
  const end = last?.type === 'closed' ? `closed: ${last.outcome}` : 'not closed';
  return [
    `${session}: ${counted(entries, 'entry', 'entries')}, hashes good, ${end}.`,
    `Head ${head}`,
    ...(found.expectedAt === undefined ? [] : [`The head asked for is entry ${found.expectedAt}.`]),
    ...(found.tornBytes > 0
      ? [
          `The last line was never finished (${found.tornBytes} bytes): a crash; resume cuts it off.`,
        ]
      : []),
    ...(found.isEndProven
      ? []
      : ['Nothing beside the journal notes its end: lines cut off at its end would not show.']),
  ];
}

const kindWords: {readonly [kind in NonNullable<Verification['fault']>['kind']]: string} = {
  edited: 'edited',
  removed: 'removed',
  reordered: 'reordered',
  repeated: 'repeated',
  truncated: 'truncated',
  'other-session': 'written for another session',
  'newer-format': 'written by a newer Latchkey',
};
