/** Whether a typed text is what its question expects: a file, a folder, a date. */
import fs from 'node:fs';
import {measureFile} from '../aws/files.ts';
import type {Question} from '../core/question.ts';

/** Why the text cannot be taken, in a sentence; undefined where it can. `now` is in world time. */
export function typedRefusal(question: Question, typed: string, now: number): string | undefined {
  if (question.kind !== 'text' || question.expects === undefined) return undefined;
  switch (question.expects) {
    case 'file': {
      const measured = measureFile(typed);
      return typeof measured === 'string' ? measured : undefined;
    }
    case 'folder':
      return folderRefusal(typed);
    case 'date':
      return dateRefusal(typed, now);
  }
}

function folderRefusal(typed: string): string | undefined {
  try {
    if (!fs.statSync(typed).isDirectory()) return `${typed} is no folder.`;
    fs.accessSync(typed, fs.constants.W_OK);
    return undefined;
  } catch {
    return `There is no folder "${typed}" that you may write to.`;
  }
}

function dateRefusal(typed: string, now: number): string | undefined {
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(typed);
  const at = isDate ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(at)) return 'Write a date in UTC, such as 2027-03-01 or 2027-03-01T09:00:00Z.';
  return at > now ? undefined : `${typed} is over already.`;
}
