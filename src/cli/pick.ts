/** The databases of the Region to pick from, locked-out ones first. */
import type {Door} from '../aws/door.ts';
import {aliasesByKey, type ListedDatabase, listDatabases} from '../aws/observe/list.ts';
import {UsageError} from '../core/errors.ts';
import {type DatabaseRef, type Mode, type Operator, operatorName} from '../core/incident.ts';
import {jsonLine} from '../core/json.ts';
import {databaseStatusWords} from '../core/words/status.ts';
import {counted, printable} from '../core/words/text.ts';
import type {SharedNames} from '../report/shared-names.ts';
import {createModel} from '../screen/model.ts';
import {type PickRow, type PickView, sortedRows} from '../screen/pick-model.ts';
import type {ScreenHandle} from './front-ends.ts';
import {type Io, print, say} from './io.ts';
import type {FrontEndName} from './options.ts';
import {ShownList} from './shown-list.ts';

/** Where the list is from, for the header. */
export type PickPlace = {
  readonly mode: Mode;
  readonly region: string;
  readonly operator: Operator;
  /** The world's time in milliseconds. */
  now(): number;
};

/** Lets a person pick on the screen while pages still arrive; undefined when they leave. */
export async function pickOnScreen(
  door: Door,
  place: PickPlace,
  screen: ScreenHandle,
  shared?: SharedNames,
): Promise<DatabaseRef | undefined> {
  const leaving = new AbortController();
  const list = new ShownList(shared);
  const masked = list.shown(place.operator);
  const model = createModel<PickView>({
    mode: place.mode,
    endpoint: door.endpoint,
    accountId: masked.accountId,
    region: place.region,
    operator: operatorName(masked.arn),
    now: place.now,
    rows: [],
    isComplete: false,
    problem: '',
  });
  const filling = fill(door, list, model.update, leaving.signal);
  const identifier = await screen.pickDatabase(model);
  leaving.abort();
  await filling;
  const row = model.view().rows.find((candidate) => candidate.identifier === identifier);
  return row && {identifier: list.meant(row.identifier), kind: row.kind};
}

async function fill(
  door: Door,
  list: ShownList,
  update: (change: Partial<PickView>) => void,
  signal: AbortSignal,
): Promise<void> {
  const aliases = aliasesByKey(door, signal);
  const soFar: ListedDatabase[] = [];
  const show = async () => {
    const byKey = await aliases;
    update({rows: list.rows(soFar, byKey)});
  };
  const {databases, failures} = await listDatabases(
    door,
    (rows) => {
      soFar.push(...rows);
      void show();
    },
    signal,
  );
  const byKey = await aliases;
  const problem = failures[0] ? `${failures[0].error.code}: ${failures[0].error.message}` : '';
  update({
    rows: list.rows(databases, byKey),
    isComplete: true,
    problem: list.shown(problem),
  });
}

/**
 * Prints the list for whoever has no screen. There is nobody to pick, so it ends in a UsageError
 * that says how to name one.
 */
export async function listInLines(
  door: Door,
  name: FrontEndName,
  io: Io,
  shared?: SharedNames,
): Promise<never> {
  const list = new ShownList(shared);
  const byKey = await aliasesByKey(door);
  const {databases, failures} = await listDatabases(door, () => undefined);
  const rows = sortedRows(list.rows(databases, byKey));
  if (name === 'json') print(io, jsonLine(rows));
  else for (const row of rows) print(io, lineOf(row));
  for (const {error} of failures)
    say(io, list.shown(printable(`Not listed whole: ${error.code}: ${error.message}`, 500)));
  throw new UsageError(`Say which of the ${counted(rows.length, 'database')}.`, [
    `latchkey respond ${shared ? 'NAME' : (rows[0]?.identifier ?? 'NAME')}`,
  ]);
}

function lineOf(row: PickRow): string {
  const {word} = databaseStatusWords(row.status);
  const status = word === row.status ? word : `${word} (${row.status})`;
  return [row.identifier, status, row.engine, row.key || 'not encrypted']
    .map((part) => printable(part))
    .join('  ');
}
