/** Bool: `true` and `false`, in any case; anything else is neither. */
import type {Family} from './test.ts';

const booleans = new Set(['true', 'false']);

export const boolTests: Family = {
  Bool: {
    matches: ({text}, actual) =>
      booleans.has(text.toLowerCase()) && text.toLowerCase() === actual.toLowerCase(),
    isNegated: false,
    hasVariables: true,
  },
};
