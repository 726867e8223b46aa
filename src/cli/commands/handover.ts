/** `latchkey handover`: packs a session into one file, and says what AWS goes on doing. */
import fs from 'node:fs';
import path from 'node:path';
import {isoTime} from '../../core/clock.ts';
import {UsageError} from '../../core/errors.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';
import {momentWords} from '../../core/words/time.ts';
import type {OpenWait} from '../../engine/handover.ts';
import type {AddCommand} from '../command.ts';
import {type Io, print} from '../io.ts';

type HandoverOptions = {readonly output?: string; readonly redact?: boolean};

export const addHandover: AddCommand = (program, io, done) => {
  program
    .command('handover')
    .description('pack a session into one file for somebody else to go on with')
    .argument('<session>', 'its id, or the beginning of it')
    .requiredOption('--output <file>', 'where to write it')
    .option('--redact', 'mask account ids, ARNs and names: for reading, not for going on')
    .action(async (id: string, options: HandoverOptions) => {
      done(await handover(id, options, io));
    });
};

async function handover(text: string, options: HandoverOptions, io: Io): Promise<number> {
  const [{findSession}, sessions, {journalFile, Journal}, packing] = await Promise.all([
    import('../../engine/find-session.ts'),
    import('../../engine/sessions.ts'),
    import('../../engine/journal/journal.ts'),
    import('../../engine/handover.ts'),
  ]);
  const state = sessions.stateFolder(io.environment);
  const id = findSession(state, text);
  const folder = sessions.sessionFolder(state, id);
  const past = sessions.readSession(state, id);
  if (!sessions.isUnfinished(past)) {
    throw new UsageError(`Session ${id} is over: ${past.closed?.outcome ?? 'nothing was begun'}.`, [
      `There is nothing to hand over; latchkey report ${id} writes its report.`,
    ]);
  }
  const output = path.resolve(options.output ?? '');
  if (options.redact) {
    const masked = await redacted(folder, id, packing.openWaits(past));
    reserved(output, (write) => write(masked));
  } else {
    // Whoever has it open has to leave it first: two people must not go on with one session.
    const {journal} = Journal.reopen(folder, id);
    try {
      const world = worldOf(folder, past.scenario);
      // The journal says that it was handed over only where there is a file to hand over.
      reserved(output, (write) => {
        const at = past.at;
        const summary = `Handed over in ${path.basename(output)}.`;
        if (past.closed?.outcome !== 'handed-over') {
          const wall = isoTime(Date.now());
          journal.append({type: 'closed', outcome: 'handed-over', summary}, {at, wall}, true);
        }
        const session = sessions.readSession(state, id);
        const text = fs.readFileSync(journalFile(folder), 'utf8');
        write(JSON.stringify(packing.packHandover({session, journal: text, world})));
      });
    } finally {
      journal.close();
    }
  }
  const session = sessions.readSession(state, id);
  print(io, `Handed over: ${output}${options.redact ? ' (masked, for reading)' : ''}`);
  for (const line of waitLines(packing.openWaits(session), session.at)) print(io, line);
  if (!options.redact) {
    print(io, `Journal   ${session.seq} entries, head ${session.head}`);
    print(io, `Go on     latchkey takeover ${path.basename(output)}`);
    print(io, 'Inside    account and key IDs, names, notes; no credentials, passwords or tokens.');
  }
  return 0;
}

/** What goes on without anybody. */
function waitLines(waits: readonly OpenWait[], now: string): readonly string[] {
  if (waits.length === 0) return ['In AWS    nothing of this session is running.'];
  return waits.map(({call, since, seen, isOutcomeKnown}) => {
    const state = isOutcomeKnown
      ? `accepted and going on${seen === '' ? '' : `, last seen: ${printable(seen)}`}`
      : 'intended; whether it arrived is not on record, it is looked up first';
    return `In AWS    ${printable(call)}, ${momentWords(since, now)} UTC: ${state}`;
  });
}

function worldOf(folder: string, scenario: string | undefined) {
  if (scenario === undefined) return undefined;
  const file = path.join(folder, 'world.json');
  const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return typeof value === 'object' && value !== null ? {...value} : undefined;
}

/** What may be shown to anybody: the report and the waits, masked. */
async function redacted(folder: string, id: string, waits: readonly OpenWait[]): Promise<string> {
  const {reportOfSession} = await import('../../report/report-file.ts');
  const report = reportOfSession(folder, id, true);
  return JSON.stringify(
    {
      format: 'latchkey/handover-redacted/1',
      from: operatorName(report.people[0]?.who ?? ''),
      waits: waits.map(({call, since, seen, until, isOutcomeKnown}) => ({
        call,
        since,
        seen,
        until,
        isOutcomeKnown,
      })),
      report,
    },
    undefined,
    2,
  );
}

/**
 * Makes the file, then has it filled; one that could not be filled is taken away again. An older file
 * of that name is not written over: it may be somebody's only copy.
 */
function reserved(file: string, fill: (write: (text: string) => void) => void): void {
  const handle = orUsage(file, () => fs.openSync(file, 'wx', 0o600));
  let isFilled = false;
  try {
    fill((text) => {
      orUsage(file, () => {
        fs.writeFileSync(handle, `${text}\n`);
        fs.fsyncSync(handle);
      });
      isFilled = true;
    });
  } finally {
    fs.closeSync(handle);
    if (!isFilled) fs.rmSync(file, {force: true});
  }
}

function orUsage<Made>(file: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The hand-over cannot be written to ${file}: ${reason}.`, [
      'Name a new file in a folder that you may write to.',
    ]);
  }
}
