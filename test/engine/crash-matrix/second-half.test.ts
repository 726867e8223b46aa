/** The other half of the crash matrix. */
import {crashMatrix} from '../../support/crash-matrix.ts';

await crashMatrix(1, ['recoverable-window-passed', 'restored-not-started']);
