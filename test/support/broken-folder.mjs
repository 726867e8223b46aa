/**
 * Loaded into Latchkey before anything else (`node --import`): its file system refuses one
 * operation for a session's files, as network folders do. `REFUSE` is `fsync`, `rename` or `open`,
 * `CODE` what the system says, `AFTER` how many go well first.
 */
import fs from 'node:fs';

const {REFUSE, CODE = 'EINVAL', AFTER = '0'} = process.env;
const names = {fsync: 'fsyncSync', rename: 'renameSync', open: 'openSync'};
const name = names[REFUSE];
const original = fs[name];
let left = Number(AFTER);

fs[name] = function refusing(...args) {
  const isOurs = REFUSE === 'fsync' || String(args[0]).includes('/sessions/');
  if (!isOurs || left-- > 0) return Reflect.apply(original, fs, args);
  throw Object.assign(new Error(`${CODE}: refused, ${REFUSE}`), {code: CODE});
};
