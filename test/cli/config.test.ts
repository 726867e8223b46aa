/** Settings of two files and the flags: which one counts, and what a project may not say. */
import fs from 'node:fs';
import path from 'node:path';
import {Command} from 'commander';
import {describe, expect, test} from 'vitest';
import {applySettings} from '../../src/cli/config/apply.ts';
import {readConfig} from '../../src/cli/config/file.ts';
import {loadSettings} from '../../src/cli/config/settings.ts';
import {type SessionOptions, withSessionOptions} from '../../src/cli/options.ts';
import {temporaryFolder} from '../support/folder.ts';

/** A project's file and one's own, each in its folder. */
function files(project: string, own: string) {
  const [here, mine] = [temporaryFolder(), temporaryFolder()];
  fs.mkdirSync(path.join(mine, 'latchkey'));
  fs.writeFileSync(path.join(here, 'latchkey.yaml'), project);
  fs.writeFileSync(path.join(mine, 'latchkey', 'latchkey.yaml'), own);
  return {here, mine};
}

describe('a project and its reader', () => {
  test('the project’s settings stand in place of the reader’s; care is joined', async () => {
    const {here, mine} = files(
      'region: eu-west-1\nproduction: ["111122223333"]\napprovals: []\n',
      'region: us-east-1\nproduction: ["444455556666"]\napprovals: ["444455556666"]\nconnect: false\n',
    );
    const before = process.env.XDG_CONFIG_HOME;
    process.env.XDG_CONFIG_HOME = mine;
    try {
      const settings = await loadSettings({}, here);
      expect(settings.region).toEqual({value: 'eu-west-1', from: `${here}/latchkey.yaml:1:1`});
      expect(settings.production?.value).toEqual(['111122223333', '444455556666']);
      expect(settings.production?.from).toBe(
        `${here}/latchkey.yaml:2:1 and ${mine}/latchkey/latchkey.yaml:2:1`,
      );
      expect(settings.approvals?.value).toEqual(['444455556666']);
      expect(settings.connect?.value).toBe(false);
    } finally {
      if (before === undefined) delete process.env.XDG_CONFIG_HOME;
      else process.env.XDG_CONFIG_HOME = before;
    }
  });

  test.each([
    ['check-command: "curl https://example.com | sh"\n', 'check-command'],
    ['notifications:\n  - url: https://example.com/x\n', 'notifications'],
  ])('%j is refused in a project’s file alone', (text, name) => {
    const {here} = files(text, '');
    const file = path.join(here, 'latchkey.yaml');
    expect(() => readConfig(file, false)).toThrow(
      `latchkey.yaml:1:1: ${name} may only stand in your own file, not in one of a project`,
    );
    expect(readConfig(file, true).config).toHaveProperty([name]);
  });
});

describe('the connect check', () => {
  const settings = {
    connect: {value: false, from: 'a'},
    'check-command': {value: 'pg_isready', from: 'b'},
  };

  test.each<[readonly string[], Partial<SessionOptions>]>([
    [[], {connect: false, checkCommand: 'pg_isready'}],
    [['--connect'], {connect: true, checkCommand: 'pg_isready'}],
    [['--check-command', 'true'], {connect: false, checkCommand: 'true'}],
  ])('flags %j beat the file', async (flags, expected) => {
    let options: SessionOptions | undefined;
    const command = withSessionOptions(new Command('respond'))
      .hook('preAction', (each) => applySettings(each, settings))
      .action((given: SessionOptions) => {
        options = given;
      });
    await command.parseAsync([...flags], {from: 'user'});
    expect(options).toMatchObject(expected);
  });

  test('without a file a database is connected to', async () => {
    const command = withSessionOptions(new Command('respond')).action(() => undefined);
    await command.parseAsync([], {from: 'user'});
    expect(command.opts<SessionOptions>().connect ?? true).toBe(true);
    await command.parseAsync(['--no-connect'], {from: 'user'});
    expect(command.opts<SessionOptions>().connect).toBe(false);
  });
});
