/** `latchkey sessions`: what was begun on this machine, newest first. */
import {jsonLine} from '../../core/json.ts';
import {printable} from '../../core/words/text.ts';
import type {SessionSummary} from '../../engine/sessions.ts';
import type {AddCommand} from '../command.ts';
import {type Io, print, say} from '../io.ts';

export const addSessions: AddCommand = (program, io, done) => {
  program
    .command('sessions')
    .description('list the sessions, newest first')
    .option('--json', 'one JSON array')
    .action(async (options: {json?: boolean}) => {
      done(await printSessions(options.json ?? false, io));
    });
};

/** Prints the list, for scripts as one JSON array; always 0. */
export async function printSessions(isJson: boolean, io: Io): Promise<number> {
  const {listSessions, stateFolder} = await import('../../engine/sessions.ts');
  const sessions = listSessions(stateFolder(io.environment));
  if (isJson) print(io, jsonLine(sessions));
  else if (sessions.length === 0) say(io, 'No session yet.');
  else for (const session of sessions) print(io, lineOf(session));
  return 0;
}

function lineOf(session: SessionSummary): string {
  const {id, fault, outcome, mode, accountId, region} = session;
  if (fault !== undefined) return inColumns([id, `unreadable: ${fault}`]);
  const when = `${session.lastAt.slice(0, 16).replace('T', ' ')} UTC`;
  const cause = session.cause === '' ? '' : `, ${session.cause}`;
  const where = `${mode} ${accountId} ${region}`;
  return inColumns([id, outcome, `${session.step}${cause}`, where, when]);
}

/** Folders and journals may have been written by others. */
function inColumns(parts: readonly string[]): string {
  return parts.map((part) => printable(part)).join('  ');
}
