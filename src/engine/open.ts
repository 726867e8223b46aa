/** Opens sessions: a new one, or an interrupted one to go on with. */
import {isoTime} from '../core/clock.ts';
import type {DatabaseRef, Operator} from '../core/incident.ts';
import type {World} from './hands.ts';
import {Journal} from './journal/journal.ts';
import {LiveSession} from './live-session.ts';
import {newSessionId, sessionFolder} from './sessions.ts';

/** What a session is opened with besides its world. */
export type Opening = {
  readonly state: string;
  readonly database: DatabaseRef;
  readonly region: string;
  readonly operator: Operator;
  readonly scenario?: string;
  /** The lesson that is trained on it. */
  readonly lesson?: string;
  readonly version: string;
  /** Every change needs a second person. */
  readonly requiresApproval?: boolean;
  /** Regions in which backups are looked for besides those that something points to. */
  readonly regions?: readonly string[];
  /** The operator who handed the session over. */
  readonly takenOverFrom?: string;
  /** Runs when the folder exists and before the first entry: a world is saved first. */
  readonly prepare?: (folder: string) => void;
};

/** A session and the folder that holds its journal. */
export type OpenSession = {
  readonly live: LiveSession;
  readonly folder: string;
  readonly id: string;
};

/** Begins a session: its first entry is written. Throws JournalError. */
export function openSession(world: World, opening: Opening): OpenSession {
  const id = newSessionId(opening.database.identifier, isoTime(world.clock.now()));
  const folder = sessionFolder(opening.state, id);
  const journal = Journal.create(folder, id);
  opening.prepare?.(folder);
  const live = new LiveSession(journal, world.clock, world.wall);
  live.append(
    {
      type: 'opened',
      session: id,
      incident: {
        database: opening.database,
        accountId: opening.operator.accountId,
        region: opening.region,
      },
      ...circumstances(world, opening),
      resumed: false,
    },
    true,
  );
  return {live, folder, id};
}

/** Goes on with a session: facts from before are not trusted, open intents are kept. */
export function reopenSession(
  id: string,
  folder: string,
  world: World,
  opening: Omit<Opening, 'database' | 'region'>,
): OpenSession {
  const {journal, entries} = Journal.reopen(folder, id);
  const live = new LiveSession(journal, world.clock, world.wall, entries);
  live.append(
    {
      type: 'opened',
      session: id,
      incident: live.session.incident,
      ...circumstances(world, opening),
      resumed: true,
    },
    true,
  );
  return {live, folder, id};
}

function circumstances(world: World, opening: Omit<Opening, 'database' | 'region'>) {
  return {
    world: world.kind,
    rehearsal: world.rehearsal,
    operator: opening.operator,
    endpoint: world.door.endpoint,
    profile: world.door.profile,
    scenario: opening.scenario,
    ...(opening.lesson === undefined ? {} : {lesson: opening.lesson}),
    version: opening.version,
    ...(opening.requiresApproval ? {requiresApproval: true} : {}),
    ...(opening.regions?.length ? {regions: opening.regions} : {}),
    takenOverFrom: opening.takenOverFrom,
  };
}
