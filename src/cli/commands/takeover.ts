/** `latchkey takeover`: goes on with a session that somebody handed over, under one's own identity. */
import fs from 'node:fs';
import path from 'node:path';
import {UsageError} from '../../core/errors.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';
import type {Unpacked} from '../../engine/handover.ts';
import type {AddCommand} from '../command.ts';
import {asksForApproval} from '../config/approvals.ts';
import {type Io, say} from '../io.ts';
import {frontEndOf, type SessionOptions, withSessionOptions} from '../options.ts';
import {version} from '../package.ts';

export const addTakeover: AddCommand = (program, io, done) => {
  withSessionOptions(program.command('takeover'))
    .description('check a hand-over and go on with its session, as yourself')
    .argument('<file>', 'what latchkey handover wrote')
    .action(async (file: string, options: SessionOptions) => {
      done(await takeover(file, options, io));
    });
};

async function takeover(file: string, options: SessionOptions, io: Io): Promise<number> {
  const [{readHandover}, {stateFolder, sessionFolder}] = await Promise.all([
    import('../../engine/handover.ts'),
    import('../../engine/sessions.ts'),
  ]);
  const unpacked = readHandover(file);
  const {session} = unpacked;
  const state = stateFolder(io.environment);
  const folder = sessionFolder(state, session.id);
  if (fs.existsSync(folder)) {
    throw new UsageError(`Session ${session.id} is on this machine already.`, [
      `Go on with latchkey resume ${session.id}; it was taken over before, or was begun here.`,
    ]);
  }
  const [{CallRelay}, {reopenSession}, {play}, {refuseScriptedChanges}, worlds, {operatorOf}] =
    await Promise.all([
      import('../../engine/relay.ts'),
      import('../../engine/open.ts'),
      import('../play.ts'),
      import('../answers.ts'),
      import('../past-world.ts'),
      import('../live-world.ts'),
    ]);
  const relay = new CallRelay();
  const pace = frontEndOf(options, io) === 'screen' ? 120 : 0;
  // Nothing lies among the sessions before it is known who takes it over.
  const incoming = path.join(state, 'incoming', session.id);
  try {
    writeSession(incoming, unpacked);
    const {world, keep} = await worlds.pastWorld(session, incoming, options, relay, pace);
    try {
      refuseScriptedChanges(options.answers, world);
      const operator = await operatorOf(world);
      worlds.requireAccount(session, operator.accountId);
      fs.mkdirSync(path.dirname(folder), {recursive: true, mode: 0o700});
      fs.renameSync(incoming, folder);
      const from = session.operator.arn;
      const opened = reopenSession(session.id, folder, world, {
        state,
        operator,
        scenario: session.scenario,
        version: version(),
        regions: options.regions,
        requiresApproval: await asksForApproval(io, operator.accountId),
        takenOverFrom: from,
      });
      keep?.(folder);
      const who = `${operatorName(operator.arn)}, from ${operatorName(from)}`;
      say(
        io,
        printable(`Taken over: ${session.id} by ${who}. Every fact is read again first.`, 500),
      );
      return await play(opened, world, relay, options, io);
    } finally {
      world.close();
    }
  } finally {
    fs.rmSync(incoming, {recursive: true, force: true});
  }
}

function writeSession(folder: string, {handover}: Unpacked): void {
  fs.rmSync(folder, {recursive: true, force: true});
  fs.mkdirSync(folder, {recursive: true, mode: 0o700});
  fs.writeFileSync(path.join(folder, 'journal.ndjson'), handover.journal, {mode: 0o600});
  if (handover.world !== undefined) {
    const text = JSON.stringify(handover.world);
    fs.writeFileSync(path.join(folder, 'world.json'), text, {mode: 0o600});
  }
}
