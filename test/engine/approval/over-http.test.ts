/** A team's runbook wants a second person: every code that does not count, over HTTP, then one that does. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {type Door, openDoor} from '../../../src/aws/door.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {ApprovalRequest} from '../../../src/core/approval.ts';
import {recommendedAnswer} from '../../../src/core/question.ts';
import {hashOfRequest} from '../../../src/engine/approval/request.ts';
import type {FrontEnd} from '../../../src/engine/front-end.ts';
import {openSession} from '../../../src/engine/open.ts';
import {CallRelay} from '../../../src/engine/relay.ts';
import {run} from '../../../src/engine/run.ts';
import {computations} from '../../../src/remedies/computations.ts';
import {loadRunbooks} from '../../../src/runbook/library.ts';
import {
  createSimulator,
  loadScenario,
  restoreSimulator,
  type Simulator,
  serve,
} from '../../../src/simulator/simulator.ts';
import {temporaryFolder} from '../../support/folder.ts';

const runbooks = fileURLToPath(new URL('../../../runbooks', import.meta.url));
const minute = 60_000;

/** The scenario `key-disabled`, and one more principal: the same person in another account. */
async function world() {
  const scenario = await loadScenario(path.join(runbooks, 'scenarios'), 'key-disabled');
  const {administrator, save} = createSimulator(scenario);
  const saved = JSON.parse(JSON.stringify(save()));
  const stranger = {accessKeyId: 'AKIAOTHERACCOUNT0001', secretAccessKey: 'of another account'};
  const {accountId, arn, ...same} = saved.principals[administrator.accessKeyId];
  saved.principals[stranger.accessKeyId] = {
    ...same,
    ...stranger,
    accountId: '444455556666',
    arn: arn.replace(accountId, '444455556666'),
  };
  // How far the clock of STS is from everybody else's.
  const sts = {ahead: 0};
  const simulator = restoreSimulator(saved, {wallClock: () => Date.now() + sts.ahead});
  const served = await serve(simulator, {port: 0, speed: 0});
  onTestFinished(() => served.close());
  return {simulator, stranger, sts, endpoint: served.endpoint};
}

/** The shipped runbooks, and the team's own way to enable a key. */
function libraryOf(team: string) {
  const text = fs.readFileSync(path.join(runbooks, 'enable-key.md'), 'utf8');
  const own = text.replace('change: kms:EnableKey\n', '$&require-approval: true\n');
  expect(own).not.toBe(text);
  fs.writeFileSync(path.join(team, 'enable-key.md'), own);
  return loadRunbooks([runbooks, team]);
}

function sent(simulator: Simulator): readonly string[] {
  return simulator
    .requests()
    .filter(({mode}) => mode === 'change')
    .map(({operation}) => operation);
}

test('each code that does not count is refused in a sentence and sends nothing', async () => {
  const {simulator, stranger, sts, endpoint} = await world();
  const relay = new CallRelay();
  const clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds: number) => simulator.advance(milliseconds),
  };
  const doorOf = (credentials: {accessKeyId: string; secretAccessKey: string}): Door => {
    const door = openDoor({
      region: simulator.region,
      credentials,
      endpoint,
      readOnly: false,
      clock,
      onCall: relay.onCall,
    });
    onTestFinished(() => door.close());
    return door;
  };
  const operator = doorOf(simulator.operator);
  const second = doorOf(simulator.administrator);
  let wallAhead = 0;
  let first: ApprovalRequest | undefined;
  const sign = (door: Door, request: ApprovalRequest) =>
    door.approvals.sign(hashOfRequest(request));

  // What is typed at the prompt, and what is said of it.
  const typed: readonly (readonly [
    what: string,
    says: RegExp | undefined,
    type: (request: ApprovalRequest) => Promise<string>,
  ])[] = [
    [
      'the same principal',
      /^The code is your own \(OnCallResponder\/mara\)\. A second person has to make it\./,
      (request) => sign(operator, request),
    ],
    [
      'another account',
      /in account 444455556666; it has to come from account 111122223333\./,
      (request) => sign(doorOf(stranger), request),
    ],
    [
      'an altered plan',
      /STS does not accept the code for this request \(SignatureDoesNotMatch\): it was made for another/,
      (request) => {
        const changes = request.changes.map((change) => ({
          ...change,
          input: {...change.input, KeyId: 'another'},
        }));
        return sign(second, {...request, changes});
      },
    ],
    [
      'a code of sixteen minutes ago',
      /STS does not accept the code for this request \(\w+\): .* is older than 15 minutes/,
      async (request) => {
        const code = await sign(second, request);
        sts.ahead = 16 * minute;
        return code;
      },
    ],
    [
      'a request of an hour ago',
      /^The request has expired\. Type again for a new one\./,
      async (request) => {
        const code = await sign(second, request);
        wallAhead = 61 * minute;
        return code;
      },
    ],
    ['no code', /^That is no approval code: it begins with lk1\./, async () => 'yes'],
    ['a new request', undefined, async () => 'again'],
    [
      'the code of the request before',
      /\(SignatureDoesNotMatch\): it was made for another request/,
      () => sign(second, first as ApprovalRequest),
    ],
  ];

  const refusals: string[] = [];
  const codes: string[] = [];
  let turn = 0;
  const frontEnd: FrontEnd = {
    show: () => undefined,
    refuse: (reason) => refusals.push(reason),
    ask: async (_, question) => {
      sts.ahead = 0;
      wallAhead = 0;
      if (question.kind !== 'approval') {
        return {type: 'answer', answer: recommendedAnswer(question) ?? '', by: 'test'};
      }
      expect(sent(simulator)).toEqual([]);
      const {request} = question;
      first ??= request;
      const answer = await (typed[turn]?.[2](request) ?? sign(second, request));
      turn += 1;
      codes.push(answer);
      return {type: 'answer', answer, by: 'test'};
    },
  };
  const live = {
    kind: 'live',
    rehearsal: true,
    door: operator,
    clock,
    wall: () => Date.now() + wallAhead,
    close: () => undefined,
  } as const;
  const state = temporaryFolder();
  const opened = openSession(live, {
    state,
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    version: 'test',
  });
  relay.attach((record) => opened.live.called(record));
  onTestFinished(() => opened.live.close());
  const library = await libraryOf(temporaryFolder());
  const hands = {world: live, runbooks: library, computations, diagnose};
  const closed = await run(opened.live, hands, frontEnd);

  const expected = typed.flatMap(([what, says]) => (says ? [[what, says] as const] : []));
  for (const [index, [what, says]] of expected.entries()) {
    expect(refusals[index], what).toMatch(says);
    expect(refusals[index], what).toMatch(/Nothing was sent\.$/);
  }
  expect(refusals).toHaveLength(expected.length);
  expect(closed.outcome).toBe('recovered');
  // Only the team's step asked for it, and the code of a second person let it through once.
  expect(turn).toBe(typed.length + 1);
  expect(sent(simulator)).toEqual(['EnableKey', 'StartDBInstance']);
  const {approvals} = opened.live.session;
  expect(approvals.map(({by}) => by)).toEqual([simulator.administrator.arn]);
  const journal = fs.readFileSync(path.join(opened.folder, 'journal.ndjson'), 'utf8');
  for (const code of codes.filter((each) => each.startsWith('lk1.'))) {
    expect(journal).not.toContain(code);
  }
});
