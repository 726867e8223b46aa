/** BinaryEquals: base64 text, compared byte for byte. */
import type {Family} from './test.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const binaryTests: Family = {
  BinaryEquals: {
    matches: ({text}, actual) =>
      base64.test(text) && base64.test(actual) && bytesOf(text) === bytesOf(actual),
    isNegated: false,
    hasVariables: false,
  },
};

/** One spelling for each byte sequence: unused bits of the last group do not count. */
function bytesOf(text: string): string {
  return atob(text);
}
