/** The application: the only place that listens to keys, to the terminal's size and to the desk. */
import {useApp, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {isoTime} from '../core/clock.ts';
import {frameLines, Rows} from './components/frame.tsx';
import type {Desk} from './desk.ts';
import {keysOf} from './input/keys-of.ts';
import {placeOf} from './scene.ts';
import {tooSmallLines} from './screens/too-small.ts';
import {isTooSmall} from './size.ts';
import type {Theme} from './theme.ts';

/** Rows of the header: the body's caret is counted from below them. */
const headerRows = 3;

/** Paints the desk's page and hands every key to the desk. */
export function App({desk, theme}: {readonly desk: Desk; readonly theme: Theme}) {
  const scene = useSyncExternalStore(desk.shown.subscribe, desk.shown.scene);
  const size = useWindowSize();
  const {setCursorPosition} = useCursor();
  const {waitUntilRenderFlush} = useApp();
  useInput((input, key) => {
    desk.press(keysOf(input, key), size);
  });
  usePaste((content) => {
    desk.paste(content, size);
  });
  const page = desk.page(size);
  const {key} = page;
  useEffect(() => {
    let isCurrent = true;
    // One more turn of the event loop, so that keys which were already waiting are thrown away.
    void waitUntilRenderFlush().then(() => {
      setImmediate(() => {
        if (isCurrent) desk.painted(key);
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [desk, key, waitUntilRenderFlush]);
  const isSmall = isTooSmall(size);
  const caret = isSmall ? undefined : page.caret;
  setCursorPosition(caret && {x: caret.column, y: caret.row + headerRows});
  const place = placeOf(scene, key);
  const lines = isSmall
    ? tooSmallLines(scene.stage.type === 'session' ? scene.stage.view.session : undefined, {
        size,
        place,
        now: isoTime(scene.now),
        offsetMinutes: scene.offsetMinutes,
        notice: '',
      })
    : frameLines(page, place, size);
  return <Rows lines={lines} size={size} theme={theme} />;
}
