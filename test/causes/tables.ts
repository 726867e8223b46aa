/** The tables on disk: what differs from the night, and what must be found in it. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Verdict} from '../../src/core/diagnosis.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {
  answersOfTheNight,
  evidenceOf,
  grant,
  keyMetadata,
  lostMessage,
  ordersDb,
  regainedMessage,
  stoppedMessage,
  trailEvent,
  type WithoutAnswer,
  without,
} from './night.ts';

/** One file of `tables/`. Members of AWS's shapes are laid over those of the night. */
export type Table = {
  readonly name: string;
  readonly says: string;
  readonly database?: object;
  readonly cluster?: object;
  readonly key?: object;
  readonly policy?: object;
  readonly grants?: readonly object[];
  /** `[date, "lost" | "stopped" | "regained" | any other text]` */
  readonly events?: readonly (readonly [string, string])[];
  /** Event name → changes of each record. */
  readonly trail?: {readonly [event: string]: readonly Parameters<typeof trailEvent>[1][]};
  /** Answers of other facts, by name, as AWS gives them. */
  readonly facts?: {readonly [fact: string]: object};
  readonly unanswered?: {readonly [fact: string]: WithoutAnswer};
  readonly expect: {
    readonly verdict: Verdict;
    /** Cause and confidence, in the order of work. */
    readonly findings: readonly (readonly [string, string])[];
    readonly runbook?: string;
    readonly summary?: string;
    readonly actor?: {readonly event: string; readonly eventId: string} | null;
    readonly clocks?: readonly (readonly [string, string])[];
    /** Facts that must be among the unknowns. */
    readonly unknown?: readonly string[];
  };
};

const folder = fileURLToPath(new URL('./tables/', import.meta.url));

/** Every table, by file name. */
export function tables(): readonly (readonly [string, Table])[] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const table: Table = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      return [path.basename(file, '.json'), table] as const;
    });
}

const messages: {readonly [word: string]: string} = {
  lost: lostMessage,
  stopped: stoppedMessage,
  regained: regainedMessage,
};

/** The evidence that a table describes. */
export function evidenceOfTable(table: Table): Evidence {
  const answers = answersOfTheNight();
  if (table.database) answers.instance = {DBInstances: [{...ordersDb, ...table.database}]};
  if (table.cluster) {
    answers.instance = {DBInstances: []};
    answers.cluster = {DBClusters: [table.cluster]};
  }
  if (table.key) answers.key = {KeyMetadata: {...keyMetadata, ...table.key}};
  if (table.policy) answers.keyPolicy = {Policy: JSON.stringify(table.policy)};
  if (table.grants) answers.grants = {Grants: table.grants.map((each) => ({...grant, ...each}))};
  if (table.events) {
    answers.events = {
      Events: table.events.map(([at, word]) => ({Date: at, Message: messages[word] ?? word})),
    };
  }
  if (table.trail) {
    for (const name of Object.keys(answers)) {
      if (name.startsWith('trail:')) delete answers[name];
    }
    for (const [name, changes] of Object.entries(table.trail)) {
      answers[`trail:${name}`] = {Events: changes.map((change) => trailEvent(name, change))};
    }
  }
  Object.assign(answers, table.facts);
  let evidence = evidenceOf(answers);
  for (const [name, how] of Object.entries(table.unanswered ?? {})) {
    evidence = without(evidence, name, how);
  }
  return evidence;
}
