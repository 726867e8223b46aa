/** The control endpoints: look at the world, let time pass, put a fault in. For tests and facilitators. */
import * as z from 'zod';
import type {FollowingClock} from './clock-following.ts';
import type {Simulator} from './contract.ts';
import {createAccess} from './control-access.ts';
import {faultSchema} from './faults/schema.ts';
import {bytesOf, textOf, type WireRequest, type WireResponse} from './wire/message.ts';

/** Paths that belong to the simulator itself and to no service. */
export const controlPrefix = '/_latchkey/';

const advanceSchema = z.strictObject({
  seconds: z
    .number()
    .nonnegative()
    .max(3_660 * 86_400),
});

const clockSchema = z.strictObject({speed: z.number().nonnegative().max(1_000_000)});
const lineSchema = z.strictObject({line: z.string().max(2000)});

/** Messages to the players behind the number that they have seen; at most 100 at a time. */
function messagesAfter(simulator: Simulator, {query}: WireRequest): WireResponse {
  const after = Number([query.after ?? ''].flat()[0]) || 0;
  const messages = simulator
    .gameDay()
    .messages.filter(({seq}) => seq > after)
    .slice(0, 100)
    .map(({seq, at, from, text}) => ({seq, at: new Date(at).toISOString(), from, text}));
  return json(200, {messages});
}

/**
 * Answers control requests. Open to everyone are the state's first two members; messages to the
 * players are told to who signs as one of the account.
 */
export function createControl(
  simulator: Simulator,
  token: string,
  clock: Pick<FollowingClock, 'speed' | 'setSpeed'>,
): (request: WireRequest) => WireResponse {
  const open = () => ({latchkey: 'simulator', now: new Date(simulator.now()).toISOString()});
  const routes: {
    readonly [route: string]: (body: Uint8Array, request: WireRequest) => WireResponse;
  } = {
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
    'GET /_latchkey/messages': (_, request) => messagesAfter(simulator, request),
  };
  const accessOf = createAccess(simulator, token);
  return (request) => {
    const access = accessOf(request);
    if (access.type === 'refused') return json(access.status, {error: access.error});
    if (access.type === 'anybody') return json(200, open());
    const route = `${request.method} ${request.path}`;
    const respond = Object.hasOwn(routes, route) ? routes[route] : undefined;
    return (
      respond?.(request.body, request) ??
      json(404, {error: `There is no ${route}.`, known: Object.keys(routes)})
    );
  };
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
