/** Work with a word to whoever waits: said in time, never after the end, and no failure lost. */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {withPatience} from '../../src/cli/patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the word is said after its time, while the work goes on', async () => {
  const {promise, resolve} = Promise.withResolvers<string>();
  const tell = vi.fn();
  const whole = withPatience(1000, (later) => {
    later(tell);
    return promise;
  });
  vi.advanceTimersByTime(999);
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(tell).toHaveBeenCalledOnce();
  resolve('done');
  expect(await whole).toBe('done');
});

test('it is not said once the work is over', async () => {
  const tell = vi.fn();
  const work = async (later: (tell: () => void) => void) => later(tell);
  await withPatience(1000, work);
  vi.runAllTimers();
  expect(tell).not.toHaveBeenCalled();
});

test('it is not begun by an end of failed work that runs on', async () => {
  let begin: () => void = () => expect.fail();
  const tell = vi.fn();
  const whole = withPatience(1000, (later) => {
    begin = () => later(tell);
    return Promise.reject(new Error('no connection'));
  });
  await expect(whole).rejects.toThrow('no connection');
  begin();
  expect(vi.getTimerCount()).toBe(0);
  expect(tell).not.toHaveBeenCalled();
});

/** Work whose word fails while it goes on. */
function failing() {
  const {promise, resolve, reject} = Promise.withResolvers<string>();
  const whole = withPatience(1000, (later) => {
    later(() => {
      throw new Error('no space left on device');
    });
    return promise;
  });
  vi.runAllTimers();
  return {whole, resolve, reject};
}

test('a word that fails fails the whole, when the work is over', async () => {
  const {whole, resolve} = failing();
  resolve('done');
  await expect(whole).rejects.toThrow('no space left on device');
});

test('work that failed says why itself', async () => {
  const {whole, reject} = failing();
  reject(new Error('no connection'));
  await expect(whole).rejects.toThrow('no connection');
});
