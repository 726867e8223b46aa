import {expect, test} from 'vitest';
import {openScreen, keys} from '../support/screen.ts';
import {createModel} from '../../src/screen/model.ts';
import {emptyStart} from '../../src/screen/start-model.ts';
import {pickView, manyRows} from '../support/pick-rows.ts';
test('start', async () => {
  for (const size of ['80x24','60x20','120x40'] as const) {
    const s = await openScreen(size);
    const model = createModel(emptyStart);
    void s.screen.chooseStart(model);
    await s.settled();
    process.stdout.write(`\n=== start ${size}\n${s.frame()}\n`);
    model.update({aws: {state:'known', accountId:'111122223333', region:'eu-west-1', operator:'OnCallResponder/mara', profile:'oncall', endpoint:''}, unfinished:[{id:'x', database:'orders-db', what:'key-disabled, stopped at step 3 of 5', at:'2026-02-27T16:05:00.000Z', mode:'REHEARSAL', isRunning:false}], finished:{count:9, newest:'2026-02-27T10:00:00.000Z'}, scenarios:[{id:'key-disabled', title:'The key was switched off'},{id:'restored-not-started', title:'The key is fine, the database is not'}]});
    await s.settled();
    process.stdout.write(`\n=== start ${size}\n${s.frame()}\n`);
    await s.press('4', keys.enter);
    process.stdout.write(`\n=== start ${size}\n${s.frame()}\n`);
    await s.close();
    const p = await openScreen(size);
    const m = createModel(pickView(manyRows(10214)));
    void p.screen.pickDatabase(m);
    await p.settled();
    process.stdout.write(`\n=== pick ${size}\n${p.frame()}\n`);
    await p.press('/', 'crm');
    process.stdout.write(`\n=== pick ${size}\n${p.frame()}\n`);
    await p.resize('40x10');
    process.stdout.write(`\n=== small\n${p.frame()}\n`);
    await p.close();
  }
  expect(1).toBe(1);
});
