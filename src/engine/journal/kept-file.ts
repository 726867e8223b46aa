/** Files beside the journal: what a change replaces, so that it can be put back. */
import fs from 'node:fs';
import path from 'node:path';

/** Writes the text once; another text of the same name gets a number. Answers the path. */
export function keepFile(folder: string, name: string, text: string): string {
  const {name: base, ext} = path.parse(path.basename(name));
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${base}${count === 1 ? '' : `-${count}`}${ext}`);
    if (!fs.existsSync(file)) {
      fs.writeFileSync(file, text, {flag: 'wx', mode: 0o600});
      return file;
    }
    if (fs.readFileSync(file, 'utf8') === text) return file;
  }
}
