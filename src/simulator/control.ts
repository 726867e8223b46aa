/** The control endpoints: look at the world, let time pass, put a fault in. For tests and facilitators. */
import {createHash, timingSafeEqual} from 'node:crypto';
import * as z from 'zod';
import type {FollowingClock} from './clock-following.ts';
import type {Simulator} from './contract.ts';
import {faultSchema} from './faults/schema.ts';
import {bytesOf, textOf, type WireResponse} from './wire/message.ts';

/** Paths that belong to the simulator itself and to no service. */
export const controlPrefix = '/_latchkey/';

/** A request to a control endpoint. */
export type ControlRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly authorization: string;
  readonly body: Uint8Array;
};

const advanceSchema = z.strictObject({
  seconds: z
    .number()
    .nonnegative()
    .max(3_660 * 86_400),
});

const clockSchema = z.strictObject({speed: z.number().nonnegative().max(1_000_000)});
const lineSchema = z.strictObject({line: z.string().max(2000)});

/** Messages to the players behind the number that they have seen; at most 100 at a time. */
function messagesAfter(simulator: Simulator, query: URLSearchParams | undefined): WireResponse {
  const after = Number(query?.get('after') ?? 0) || 0;
  const messages = simulator
    .gameDay()
    .messages.filter(({seq}) => seq > after)
    .slice(0, 100)
    .map(({seq, at, from, text}) => ({seq, at: new Date(at).toISOString(), from, text}));
  return json(200, {messages});
}

/** Answers control requests. Open to everyone are the state's first two members and the messages. */
export function createControl(
  simulator: Simulator,
  token: string,
  clock: Pick<FollowingClock, 'speed' | 'setSpeed'>,
): (request: ControlRequest) => WireResponse {
  const open = () => ({latchkey: 'simulator', now: new Date(simulator.now()).toISOString()});
  const routes: {readonly [route: string]: (body: Uint8Array) => WireResponse} = {
    'GET /_latchkey/state': () =>
      json(200, {...open(), speed: clock.speed(), ...simulator.overview()}),
    'GET /_latchkey/requests': () => json(200, simulator.requests()),
    'POST /_latchkey/advance': (body) =>
      withBody(advanceSchema, body, ({seconds}) => {
        simulator.advance(Math.round(seconds * 1000));
        simulator.noteClock(`advanced by ${seconds} s`);
        return json(200, open());
      }),
    'POST /_latchkey/inject': (body) =>
      withBody(faultSchema, body, (fault) => {
        simulator.inject(fault);
        return json(200, {injected: fault});
      }),
    'POST /_latchkey/clock': (body) =>
      withBody(clockSchema, body, ({speed}) => {
        clock.setSpeed(speed);
        simulator.noteClock(speed === 0 ? 'paused' : `${speed} times as fast as the wall`);
        return json(200, {...open(), speed});
      }),
    'POST /_latchkey/facilitate': (body) =>
      withBody(lineSchema, body, ({line}) => {
        const {done, says} = simulator.facilitate(line);
        return json(done ? 200 : 400, done ? {says} : {error: says});
      }),
    'GET /_latchkey/debrief': () => json(200, simulator.debrief()),
  };
  return ({method, path, query, authorization, body}) => {
    const route = `${method} ${path}`;
    // What is said to players has to reach players, who have no token.
    if (route === 'GET /_latchkey/messages') return messagesAfter(simulator, query);
    if (route === 'GET /_latchkey/state' && authorization === '') return json(200, open());
    if (!isToken(authorization, token)) {
      return json(401, {error: 'This needs the header authorization: Bearer TOKEN.'});
    }
    const respond = Object.hasOwn(routes, route) ? routes[route] : undefined;
    return (
      respond?.(body) ?? json(404, {error: `There is no ${route}.`, known: Object.keys(routes)})
    );
  };
}

/** Compares digests, so that neither length nor place of a difference shows in the time. */
function isToken(authorization: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

function withBody<T>(
  schema: z.ZodType<T>,
  body: Uint8Array,
  respond: (value: T) => WireResponse,
): WireResponse {
  const value = parseJson(body);
  if (value === undefined) return json(400, {error: 'body: must be a JSON object in UTF-8.'});
  const parsed = schema.safeParse(value);
  if (parsed.success) return respond(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'body';
  return json(400, {error: `${where}: ${issue?.message ?? 'not understood'}`});
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    return undefined;
  }
}

function json(statusCode: number, value: unknown): WireResponse {
  const body = bytesOf(`${JSON.stringify(value)}\n`);
  return {statusCode, headers: {'content-type': 'application/json'}, body};
}
