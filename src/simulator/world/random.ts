/** Seeded chance: the same seed gives the same ids, durations and faults on every machine. */
import {createHash} from 'node:crypto';

/**
 * Two streams, so that how often a client looks changes no duration in the world: `requests`
 * feeds request ids and latencies, `estate` feeds resource ids and durations.
 */
export type RandomStreams = {requests: number; estate: number};

/** A generator bound to one stream of a world. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  uuid(): string;
  /** That many characters of lower-case hexadecimal digits. */
  hex(length: number): string;
  /** That many characters of upper-case letters and digits, as AWS's unique ids have them. */
  letters(length: number): string;
};

const digits = '0123456789abcdef';
const variants = '89ab';
const uuidParts = [...'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'].map((sign) =>
  sign === 'x' ? digits : sign === 'y' ? variants : sign,
);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The two starting points of a seed. */
export function seeded(seed: number): RandomStreams {
  return {requests: seed >>> 0, estate: (seed ^ 0x5bf03635) >>> 0};
}

type Generators = {readonly [Stream in keyof RandomStreams]: Random};

const generators = new WeakMap<RandomStreams, Generators>();

/** A generator that moves one stream on; its state lives in `streams`, so saving the world saves it. */
export function randomOf(streams: RandomStreams, stream: keyof RandomStreams): Random {
  const known = generators.get(streams);
  if (known) return known[stream];
  const made = {
    requests: generatorOf(streams, 'requests'),
    estate: generatorOf(streams, 'estate'),
  };
  generators.set(streams, made);
  return made[stream];
}

function generatorOf(streams: RandomStreams, stream: keyof RandomStreams): Random {
  const next = (): number => {
    const state = (streams[stream] + 0x6d2b79f5) >>> 0;
    streams[stream] = state;
    return mixed(state) / 2 ** 32;
  };
  const codeOf = (characters: string): number =>
    characters.charCodeAt(Math.floor(next() * characters.length));
  // From codes, not letter by letter: V8 would keep each text as a chain of as many pieces.
  const pick = (characters: string, length: number): string => {
    const codes: number[] = [];
    while (codes.length < length) codes.push(codeOf(characters));
    return String.fromCharCode(...codes);
  };
  const uuid = (): string => {
    const codes: number[] = [];
    for (const characters of uuidParts) {
      codes.push(characters.length === 1 ? characters.charCodeAt(0) : codeOf(characters));
    }
    return String.fromCharCode(...codes);
  };
  return {
    next,
    hex: (length) => pick(digits, length),
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    letters: (length) => pick(alphabet, length),
    uuid,
  };
}

/** The mixing function of mulberry32: 32 well-spread bits of a counter. */
function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

/** A UUID that follows from a text, so that whatever asks for it leaves the streams alone. */
export function derivedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Upper-case letters and digits that follow from a text, for AWS's unique ids. */
export function derivedLetters(text: string, length: number): string {
  const bytes = createHash('sha512').update(text).digest();
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % 32)).join('');
}
