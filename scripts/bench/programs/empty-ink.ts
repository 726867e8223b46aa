/** The smallest Ink program on the alternate screen: what a first frame costs at least. */
import {render, Text} from 'ink';
import {createElement} from 'react';

render(createElement(Text, undefined, 'Ready'), {
  alternateScreen: true,
  interactive: true,
  exitOnCtrlC: false,
  patchConsole: false,
  incrementalRendering: true,
});
