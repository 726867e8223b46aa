/** Loaded before Latchkey (`node --import`): errors whose message holds what stands in the environment. */
import fs from 'node:fs';

const {AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, LATCHKEY_WEBHOOK_URL, LEAK_AS} = process.env;
const message = `${AWS_SECRET_ACCESS_KEY} ${AWS_SESSION_TOKEN} ${LATCHKEY_WEBHOOK_URL}`;
const {mkdirSync, fstatSync} = fs;
let isJournalOpen = false;

fs.mkdirSync = function leaking(...args) {
  isJournalOpen ||= String(args[0]).includes('/sessions/');
  if (LEAK_AS === 'error' && isJournalOpen) throw new Error(message);
  return Reflect.apply(mkdirSync, fs, args);
};

// Nobody expects this to fail: it ends as a fault of our own, with a crash file.
fs.fstatSync = function leaking(...args) {
  if (LEAK_AS === 'fault' && isJournalOpen) throw new TypeError(message);
  return Reflect.apply(fstatSync, fs, args);
};
