/** What a facilitator prepares, does and writes down while players are at work. Times in milliseconds. */
import type {FaultInForce} from './world.ts';

/** Something a scenario suggests to put in: a fault, a message to the team, or a call by somebody. */
export type Inject = {
  title: string;
  fault?: FaultInForce;
  message?: {from: string; text: string};
  call?: string;
  /** When the scenario would do it; the facilitator decides. */
  at?: number;
};

/** A message to the players; `seq` counts from 1. */
export type Message = {seq: number; at: number; from: string; text: string};

/** One thing that the facilitator did, for the debrief. */
export type Act = {
  at: number;
  type: 'fault' | 'call' | 'message' | 'note' | 'clock';
  text: string;
};

export type GameDay = {
  startedAt: number;
  /** Access keys of the players besides the operator. */
  players: string[];
  injects: Inject[];
  messages: Message[];
  acts: Act[];
};

/** A game day on which nothing has happened yet. */
export function emptyGameDay(startedAt: number): GameDay {
  return {startedAt, players: [], injects: [], messages: [], acts: []};
}
