/** One half of the crash matrix: a file of its own, so that two workers share the whole. */
import {crashMatrix} from '../../support/crash-matrix.ts';

await crashMatrix(0, ['key-disabled', 'external-key-store-unreachable']);
