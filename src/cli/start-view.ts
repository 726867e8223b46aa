/** Fills in the start screen while it is shown: who you are, what is unfinished, what can be played. */

import {LatchkeyError} from '../core/errors.ts';
import type {Mode} from '../core/incident.ts';
import {operatorName} from '../core/incident.ts';
import {listSessions, type SessionSummary, stateFolder} from '../engine/sessions.ts';
import type {StartAws, StartView, UnfinishedSession} from '../screen/start-model.ts';
import type {Io} from './io.ts';
import type {CommonOptions} from './options.ts';
import {scenariosFolder} from './package.ts';

type Update = (change: Partial<StartView>) => void;

/** Starts both lookups; neither ever rejects, what fails is said on the screen. */
export async function fillStart(update: Update, options: CommonOptions, io: Io): Promise<void> {
  await Promise.all([fillSessions(update, io), fillAws(update, options)]);
}

async function fillSessions(update: Update, io: Io): Promise<void> {
  const {listScenarios} = await import('../simulator/simulator.ts');
  const sessions = listSessions(stateFolder(io.environment));
  const finished = sessions.filter((session) => !session.isUnfinished);
  const scenarios = await listScenarios(scenariosFolder());
  update({
    unfinished: sessions.filter((session) => session.isUnfinished).map(unfinishedOf),
    finished: {count: finished.length, newest: finished[0]?.lastAt},
    scenarios: scenarios.map(({id, title}) => ({id, title})),
  });
}

function unfinishedOf(session: SessionSummary): UnfinishedSession {
  return {
    id: session.id,
    database: session.database,
    what: [session.cause, `stopped at ${session.step}`].filter(Boolean).join(', '),
    at: session.lastAt,
    mode: modeFrom(session.mode),
    isRunning: session.isRunning,
  };
}

function modeFrom(mode: string): Mode {
  return mode === 'LIVE' || mode === 'DRY RUN' || mode === 'TRAINING' ? mode : 'REHEARSAL';
}

async function fillAws(update: Update, options: CommonOptions): Promise<void> {
  update({aws: await awsNow(options)});
}

async function awsNow(options: CommonOptions): Promise<StartAws> {
  try {
    const {connect, operatorOf} = await import('./live-world.ts');
    const {world, region} = await connect(options, true);
    try {
      const operator = await operatorOf(world);
      return {
        state: 'known',
        accountId: operator.accountId,
        region,
        operator: operatorName(operator.arn),
        profile: world.door.profile,
        endpoint: world.door.endpoint,
      };
    } finally {
      world.close();
    }
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const reasons: {readonly [code: string]: string} = {
      credentials: 'no credentials',
      endpoint: 'AWS cannot be reached',
      usage: 'no Region',
    };
    return {state: 'none', reason: reasons[error.code] ?? error.message};
  }
}
